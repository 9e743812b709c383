import type { ProblemBody } from '../../shared/problem.ts'
import type { Fate, Letter } from './outbox.ts'

/** Slow lines are common at the counter; longer than this, and the reply is taken for lost. */
const PATIENCE = 20_000

/**
 * Sends one letter. The id in it makes sending again harmless.
 *
 * Only the server's own words end a letter: a receipt, or a problem that sending again would not change. The page of a
 * hall's Wi-Fi that wants a password, or a proxy's 404, is neither.
 *
 * @throws when it is worth trying again: no connection, no reply, the server in trouble, or something in between that
 *   is not the server; with `wait`, the milliseconds for which the server asks to be left alone, when it says so
 */
export async function post({ body, lang }: Pick<Letter, 'body' | 'lang'>): Promise<Fate> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  try {
    const response = await fetch('/api/v1/responses', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': lang },
      body,
      // It goes on when the page is left.
      keepalive: true,
      signal: stop.signal,
    })
    const { status, headers } = response
    const answer = (await response.json()) as { receipt?: string } & Partial<ProblemBody>
    if (response.ok && answer.receipt) return { receipt: answer.receipt }
    if (answer.code && status < 500 && status !== 429)
      return { refused: [answer.title, ...(answer.errors || []).map(({ detail }) => detail)].join('. ') }
    throw Object.assign(new Error(String(status)), { wait: Number(headers.get('Retry-After')) * 1_000 })
  } finally {
    clearTimeout(timer)
  }
}
