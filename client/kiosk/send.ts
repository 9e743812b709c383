import type { Accepted } from '../../shared/response.ts'
import type { Outcome } from './queue.ts'
import type { KioskDraft } from './visit.ts'

/** Longer than this, and the reply is taken for lost. The id makes sending again harmless. */
const PATIENCE = 20_000

/** @throws Error when it is worth trying again: no connection, no reply, the server in trouble */
export async function send(draft: KioskDraft): Promise<Outcome> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  try {
    const response = await fetch('/api/v1/kiosk/responses', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(draft),
      signal: stop.signal,
    })
    if (response.ok) return ((await response.json()) as Accepted).receipt
    // Of these the same may be taken later: when the line is freer, or staff have made this a kiosk again.
    if (response.status >= 500 || response.status === 429 || response.status === 401)
      throw new Error(`${response.status}`)
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** Signs staff in. @returns where their screen is; else why not */
export async function signStaffIn(
  username: string,
  password: string,
): Promise<{ to: string } | 'wrong' | 'tooMany' | 'noLine'> {
  try {
    const response = await fetch('/sign-in', { method: 'POST', body: new URLSearchParams({ username, password }) })
    if (response.ok && response.redirected) return { to: response.url }
    return response.status === 429 ? 'tooMany' : response.status === 422 ? 'wrong' : 'noLine'
  } catch {
    return 'noLine'
  }
}
