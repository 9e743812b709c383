import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { Problem } from '../shared/problem.ts'
import type { Deps } from './deps.ts'
import { failures } from './failures.ts'
import { headers } from './headers.ts'
import { account } from './routes/account.ts'
import { api } from './routes/api.ts'
import { assist } from './routes/assist.ts'
import { begun } from './routes/funnel.ts'
import { openapi } from './routes/openapi.ts'
import { posters } from './routes/posters.ts'
import { qr } from './routes/qr.ts'
import { screens } from './routes/screens.ts'
import { survey } from './routes/survey.ts'

/** Sixteen answers and 500 characters are under 4 kB; anything near this is no form of ours. */
const MAX_BODY = 64 * 1024
/** A year of dossiers, line by line with Vietnamese names; five thousand invitations. */
const MAX_FILE = 2 * 1024 * 1024
/** Fifty thousand forms from paper: five megabytes as CSV, less as a workbook. */
const MAX_IMPORT = 16 * 1024 * 1024

const limit = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => {
      // What is left of the body is never read, so nothing more can come over this connection.
      c.header('Connection', 'close')
      throw new Problem('too-large')
    },
  })

/** The whole server, knowing neither its runtime nor its database. */
export function createApp(deps: Deps) {
  const app = new Hono()
  const fail = failures(deps)
  app.onError(fail)
  app.notFound((c) => fail(new Problem('unknown-page'), c))
  app.use(headers(deps))
  const ofForm = limit(MAX_BODY)
  const ofFile = new Map([
    ['/api/v1/dossiers', limit(MAX_FILE)],
    ['/api/v1/invitations', limit(MAX_FILE)],
    ['/api/v1/imports', limit(MAX_IMPORT)],
    ['/api/v1/imports/dry-run', limit(MAX_IMPORT)],
  ])
  app.use((c, next) => (ofFile.get(c.req.path) ?? ofForm)(c, next))
  // Behind a proxy a request comes to an inner address; its page was at the public one.
  app.use(csrf({ origin: (origin, c) => [deps.publicUrl, new URL(c.req.url).origin].includes(origin) }))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: async (c, methods) => {
        c.header('Allow', methods.join(', '))
        return fail(new Problem('wrong-method'), c)
      },
    }),
  )
  return app
    .route('/api', openapi)
    .route('/api/v1', api(deps))
    .route('/', account(deps))
    .route('/', screens(deps))
    .route('/', assist(deps))
    .route('/', qr(deps))
    .route('/', posters(deps))
    .route('/', begun(deps))
    .route('/', survey(deps))
}

export type App = ReturnType<typeof createApp>
