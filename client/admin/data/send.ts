import type { ProblemBody } from '../../../shared/problem.ts'
import { Failure, ofScreen } from '../../api.ts'

export interface Entry {
  method: 'POST' | 'PUT'
  path: string
  /** A text is CSV; anything else goes as JSON. */
  body: unknown
}

/**
 * Sends what was entered.
 *
 * @throws Failure also when signed out: the sign-in page would take over and what was typed would be gone
 */
export async function send({ method, path, body }: Entry): Promise<void> {
  const [type, text] = typeof body === 'string' ? ['text/csv', body] : ['application/json', JSON.stringify(body)]
  const response = await fetch(path, {
    method,
    headers: { 'content-type': type, accept: 'application/json', ...ofScreen() },
    body: text,
  }).catch(() => {
    throw new Failure('no-connection')
  })
  if (response.ok) return
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemBody>
  throw new Failure(problem.code ?? 'unexpected', response.status, problem.title, problem.errors)
}
