import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { langOf } from '../language.ts'
import { screenPage } from '../pages/screen.ts'
import { signedIn } from '../session.ts'

/** The documents in which the screens of those who sign in start. */
export const screens = (deps: Deps) =>
  new Hono()
    .get('/admin', signedIn(deps), (c) => c.html(screenPage('admin', langOf(c), deps.assets)))
    .get('/counter', signedIn(deps), (c) => c.html(screenPage('counter', langOf(c), deps.assets)))
