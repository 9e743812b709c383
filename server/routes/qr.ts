import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { qrSvg } from '../pages/qr.ts'
import { openDesk } from './desk.ts'

/** Where phones reach us, without a path. */
export const siteOf = ({ publicUrl }: Deps, url: string) => publicUrl ?? new URL(url).origin

/** `GET /qr/{code}.svg`: the code as a picture, to print or show. A code that leads nowhere has none. */
export const qr = (deps: Deps) =>
  new Hono().get('/qr/:file{[^/]+\\.svg}', async (c) => {
    const { code } = await openDesk(deps, c.req.param('file').slice(0, -'.svg'.length))
    c.header('Content-Type', 'image/svg+xml')
    c.header('Cache-Control', 'public, max-age=3600')
    return c.body(String(qrSvg(`${siteOf(deps, c.req.url)}/${code}`)))
  })
