import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { langOf } from '../language.ts'
import { screenPage } from '../pages/screen.ts'
import { signedIn } from '../session.ts'
import { kioskOf } from './kioskPass.ts'

/** The documents in which the screens of those who sign in start. */
export const screens = (deps: Deps) =>
  new Hono()
    .get('/admin', signedIn(deps), (c) => c.html(screenPage('admin', langOf(c), deps.assets)))
    .get('/counter', signedIn(deps), (c) => c.html(screenPage('counter', langOf(c), deps.assets)))
    .get('/paper', signedIn(deps), (c) => c.html(screenPage('paper', langOf(c), deps.assets)))
    .get('/kiosk', async (c) => {
      // Nothing of it may be kept: the next person could go back to it.
      c.header('Cache-Control', 'no-store')
      if (!(await kioskOf(deps, c))) return c.redirect('/counter', 303)
      return c.html(screenPage('kiosk', langOf(c), deps.assets))
    })
