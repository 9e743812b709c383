import { serve as listen } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { ASSETS } from './assets.ts'
import type { Deps } from './deps.ts'
import { fold } from './store/fold.ts'

const dist = fileURLToPath(new URL('../dist', import.meta.url))

/** A dashboard folds what is new before it reads; this keeps that little when nobody looks for hours. */
const FOLD_EVERY = 10_000

export interface Served {
  port: number
  /** Answers what is under way, then closes the database. */
  close: () => Promise<void>
}

/** @param port 0 for any free one */
export async function serve(deps: Deps, port: number): Promise<Served> {
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

  const server = listen({ fetch: app.fetch, port })
  await once(server, 'listening')
  const folding = setInterval(() => {
    fold(deps.db).catch((error: unknown) => deps.log('fold failed', { error: String(error) }))
  }, FOLD_EVERY)

  const close = async () => {
    clearInterval(folding)
    const closed = once(server, 'close')
    server.close()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await closed
    await deps.db.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
  return { port: (server.address() as AddressInfo).port, close }
}
