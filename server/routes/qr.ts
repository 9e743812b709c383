import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { qrPng, qrSvg } from '../pages/qr.ts'
import type { Desk } from '../store/counters.ts'
import { findDesk } from './desk.ts'

/** Where phones reach us, without a path. */
export const siteOf = ({ publicUrl }: Deps, url: string) => publicUrl ?? new URL(url).origin

/**
 * Where a code leads, to print it. A pause passes and the sign stays, so a paused one may be printed.
 *
 * @throws Problem when it leads nowhere
 */
export async function printableDesk(deps: Deps, typed: string): Promise<Desk> {
  const { desk, problem } = await findDesk(deps, typed)
  if (problem && problem.code !== 'paused-code') throw problem
  return desk!
}

/** `GET /qr/{code}.svg` and `.png`: the code as a picture, to print or show. A code that leads nowhere has none. */
export const qr = (deps: Deps) =>
  new Hono().get('/qr/:file{[^/]+\\.(?:svg|png)}', async (c) => {
    const [typed, kind] = c.req.param('file').split(/\.(?=\w+$)/)
    const { code } = await printableDesk(deps, typed!)
    const link = `${siteOf(deps, c.req.url)}/${code}`
    c.header('Cache-Control', 'public, max-age=3600')
    if (kind === 'svg') return c.body(String(qrSvg(link)), 200, { 'Content-Type': 'image/svg+xml' })
    return c.body(await qrPng(link), 200, { 'Content-Type': 'image/png' })
  })
