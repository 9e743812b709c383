import { serve as listen } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { ASSETS, MANIFEST, WORKER } from './assets.ts'
import { watchClock } from './clock.ts'
import { compressed } from './compressed.ts'
import type { Deps } from './deps.ts'

import { saidBy } from './failure.ts'
import { findTrouble } from './faults.ts'
import { flushSteps } from './store/funnel.ts'
import { keepUp } from './store/keepUp.ts'

const dist = fileURLToPath(new URL('../dist', import.meta.url))

/** A dashboard folds what is new before it reads; this keeps that little, in milliseconds between two folds. */
const FOLD_EVERY = 1_000
/** How often counts that wait in memory are written. */
const FLUSH_EVERY = 3_000
/**
 * How long a connection may lie idle, in milliseconds: longer than proxies keep theirs (nginx one minute, Caddy two). Node's
 * five seconds would close some just as a proxy sends a response by them, and no proxy sends a POST again.
 */
const IDLE = 130_000
/** How long what is under way when the server is stopped may take, in milliseconds. */
const PATIENCE = 10_000

export interface Served {
  port: number
  /** Answers what is under way, then closes the database. */
  close: () => Promise<void>
}

/** @param port 0 for any free one */
export async function serve(deps: Deps, port: number): Promise<Served> {
  const app = createApp(deps)
  let closing = false
  const site = new Hono()
    .use(async (c, next) => {
      await next()
      // Else a phone or proxy that always has one more to ask would keep its connection, and us, for good.
      if (closing) c.header('Connection', 'close')
    })
    .use(compress())
    .use(compressed)
    .use(
      `${ASSETS}*`,
      serveStatic({
        root: dist,
        // The name carries a hash of the content: a phone that has it never asks again.
        onFound: (_, c) => {
          if (c.req.path !== MANIFEST) c.header('Cache-Control', 'public, max-age=31536000, immutable')
        },
      }),
    )
    .use(WORKER, serveStatic({ root: dist }))
    // Handed on, not mounted: what the app has no page for is then said in its words, not in Hono's.
    .all('*', (c) => app.fetch(c.req.raw))

  const server = listen({ fetch: site.fetch, port, serverOptions: { keepAliveTimeout: IDLE } })
  await once(server, 'listening').catch(async (error: unknown) => {
    await deps.db.close()
    throw new Error(`PORT ${port}: ${isTaken(error) ? 'another program listens there' : saidBy(error)}`, {
      cause: error,
    })
  })
  const stopWatching = watchClock(deps)
  let folding = Promise.resolve()
  let next = setTimeout(keepFolding, FOLD_EVERY)
  async function keepFolding() {
    folding = keepUp(deps.db).catch((error: unknown) => {
      if (!findTrouble(deps, error)) deps.log('fold failed', { error: String(error) })
    })
    await folding
    if (!closing) next = setTimeout(keepFolding, FOLD_EVERY)
  }

  const flush = () =>
    flushSteps(deps.db).catch((error: unknown) => deps.log('funnel not written', { error: String(error) }))
  const flushing = setInterval(() => void flush(), FLUSH_EVERY)

  const close = async () => {
    clearInterval(flushing)
    closing = true
    clearTimeout(next)
    stopWatching()
    const closed = once(server, 'close')
    server.close()
    const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), PATIENCE)
    await closed
    clearTimeout(late)
    await folding
    await flush()
    await deps.db.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
  return { port: (server.address() as AddressInfo).port, close }
}

const isTaken = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
