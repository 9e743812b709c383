import { accepts } from 'hono/accepts'
import { createMiddleware } from 'hono/factory'
import { gzipSync } from 'node:zlib'

/** Bytes of what is worth it, and of what nobody should have to wait for. */
const [LEAST, MOST] = [1024, 256 * 1024]

/**
 * Compresses JSON in one piece and quickly: as a stream, and as tightly as a page, it took a tenth of a dashboard's
 * answer, to send one byte in sixteen less.
 */
export const gzip = createMiddleware(async (c, next) => {
  await next()
  if (!c.res.headers.get('Content-Type')?.includes('json')) return
  c.header('Vary', 'Accept-Encoding', { append: true })
  const supports = ['gzip', 'identity']
  if (accepts(c, { header: 'Accept-Encoding', supports, default: 'identity' }) !== 'gzip' || !c.res.body) return
  const body = await c.res.arrayBuffer()
  const { byteLength: length } = body
  if (length < LEAST || length > MOST) {
    c.res = new Response(body, c.res)
    c.header('Content-Length', `${length}`)
  } else {
    c.res = new Response(gzipSync(body, { level: 1 }), c.res)
    c.header('Content-Encoding', 'gzip')
  }
})
