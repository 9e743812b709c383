import { serve as listen } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { ASSETS } from './assets.ts'
import type { Deps } from './deps.ts'
import { fold } from './store/fold.ts'

const dist = fileURLToPath(new URL('../dist', import.meta.url))

/** A dashboard folds what is new before it reads; this keeps that little when nobody looks for hours. */
const FOLD_EVERY = 10_000

/**
 * Listens until told to stop; then answers what is under way and closes the database.
 *
 * @param port 0 for any free one
 * @returns the port
 */
export function serve(deps: Deps, port: number): Promise<number> {
  const app = new Hono()
    .use(compress())
    .use(
      `${ASSETS}*`,
      serveStatic({
        root: dist,
        // The name carries a hash of the content: a phone that has it never asks again.
        onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
      }),
    )
    .route('/', createApp(deps))

  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port }, ({ port: actual }) => resolve(actual))
    server.once('error', reject)
    const folding = setInterval(() => {
      fold(deps.db).catch((error: unknown) => deps.log('fold failed', { error: String(error) }))
    }, FOLD_EVERY)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        clearInterval(folding)
        server.close(() => void deps.db.close())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      })
  })
}
