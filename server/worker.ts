import { dayOf } from '../shared/calendar.ts'
import { createApp, type App } from './app.ts'
import { assetsOf, inlined, type Manifest, MANIFEST } from './assets.ts'
import { createAuth } from './auth.ts'
import { firstAdministrator } from './firstAdministrator.ts'
import { random } from './random.ts'
import { reference } from './reference/reference.ts'
import { type D1, openD1 } from './store/d1.ts'
import { fold } from './store/fold.ts'
import { areLeft } from './store/moveResponses.ts'
import { loadReference } from './store/reference.ts'

interface Env {
  DB: D1
  ASSETS: { fetch(address: string): Promise<Response> }
  SECRET: string
  PUBLIC_URL?: string
}

/**
 * One app for the life of an isolate. The first requests may each make it: one must not wait for another one's, since
 * when that one is gone, its work is stopped.
 */
let app: App | undefined

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const own = app ?? (await start(env, new URL(request.url).origin))
    app = own
    return own.fetch(request)
  },

  scheduled: (_: unknown, env: Env) => fold(openD1(env.DB)),
}

async function start(env: Env, origin: string): Promise<App> {
  if (!env.SECRET || env.SECRET.length < 32) throw new Error('SECRET must be set, at least 32 characters')
  const db = openD1(env.DB)
  // Those that come would take the numbers of those that are still to be moved.
  if (await areLeft(db)) throw new Error('responses are to be moved first: DATABASE=d1 npm run sipas -- migrate')
  await loadReference(db, reference, { today: dayOf(Date.now()), random })
  const built = (path: string) => env.ASSETS.fetch(origin + path)
  const manifest: Manifest = await (await built(MANIFEST)).json()
  const styles = inlined(manifest).map(async (file) => [file, await (await built(`/${file}`)).text()] as const)
  const css = new Map(await Promise.all(styles))
  const publicUrl = env.PUBLIC_URL || null
  const deps = {
    db,
    now: Date.now,
    random,
    publicUrl,
    auth: createAuth({ db, secret: env.SECRET, publicUrl }),
    secret: env.SECRET,
    assets: assetsOf(manifest, (file) => css.get(file)!),
    log: (event: string, detail?: Record<string, unknown>) => console.log(JSON.stringify({ event, ...detail })),
  }
  await firstAdministrator(deps, publicUrl ?? origin)
  return createApp(deps)
}
