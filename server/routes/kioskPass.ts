import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Deps } from '../deps.ts'
import { writePass } from './pass.ts'
import { siteOf } from './qr.ts'
import { type Entry, findWay, KIOSK, newPass } from './tickets.ts'

const NAME = 'kiosk'

/**
 * Makes the device a kiosk of a counter. A cookie that no script reads, since an address could be photographed; it
 * outlives the browser, since a locked tablet must come back by itself. It says which counter, and nothing of a citizen.
 */
export async function setKiosk(deps: Deps, c: Context, counter: string): Promise<void> {
  setCookie(c, NAME, await writePass(deps, 'kiosk', newPass(deps, counter, null)), {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: siteOf(deps, c.req.url).startsWith('https:'),
    maxAge: KIOSK,
  })
}

export function endKiosk(c: Context): void {
  if (getCookie(c, NAME) !== undefined) deleteCookie(c, NAME, { path: '/' })
}

/** The counter whose kiosk this device is, also while it is closed; undefined when it is none. */
export async function kioskOf(deps: Deps, c: Context): Promise<Entry | undefined> {
  const pass = getCookie(c, NAME)
  const way = pass === undefined ? undefined : await findWay(deps, pass)
  return way?.channel === 'kiosk' || way?.problem?.code === 'counter-closed' ? way.desk : undefined
}
