import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { siteOf } from './qr.ts'

/** One of better-auth's own requests, sent from inside: the reader's cookies with it, and its cookies back. */
export async function askAuth(deps: Deps, c: Context, action: string, body: object): Promise<Response> {
  const site = new URL(siteOf(deps, c.req.url)).origin
  const headers = { 'content-type': 'application/json', origin: site, cookie: c.req.header('cookie') ?? '' }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  const answer = await deps.auth.handler(new Request(`${site}/api/auth/${action}`, init))
  if (answer.status >= 500) throw new Error(`better-auth answered ${action} with ${answer.status}`)
  for (const cookie of answer.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
  return answer
}
