import { accepts } from 'hono/accepts'
import { createMiddleware } from 'hono/factory'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Bytes of what is worth it, and of what nobody should have to wait for. */
const [LEAST, MOST] = [1024, 256 * 1024]

type Compress = (body: ArrayBuffer) => Uint8Array<ArrayBuffer>

/** JSON is asked for again and again: tightly it takes longer, and is one byte in sixteen less. */
const quickly: Record<string, Compress> = { gzip: (body) => gzipSync(body, { level: 1 }) }

/** A page has to come in the first 14 kB of a line, or it waits for a round trip more. */
const tightly: Record<string, Compress> = {
  br: (body) =>
    brotliCompressSync(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
    }),
  gzip: (body) => gzipSync(body),
}

/**
 * Compresses in one piece what is made in one: as a stream, JSON took a tenth of a dashboard's answer, and the citizen's
 * page was four hundred bytes longer.
 */
export const compressed = createMiddleware(async (c, next) => {
  await next()
  const { status, headers, body: stream } = c.res
  const type = headers.get('Content-Type') ?? ''
  const ways = /json/.test(type) ? quickly : /html|javascript|css/.test(type) ? tightly : undefined
  if (!ways || status === 206 || headers.has('Content-Encoding')) return
  c.header('Vary', 'Accept-Encoding', { append: true })
  const encoding = accepts(c, {
    header: 'Accept-Encoding',
    supports: Object.keys(ways),
    default: 'identity',
    // Ours in order: browsers name gzip first.
    match: (accepted, { supports }) =>
      supports.find((own) => accepted.some((one) => one.type === own && one.q > 0)) ?? 'identity',
  })
  const compress = ways[encoding]
  if (!compress || !stream) return
  const body = await c.res.arrayBuffer()
  const isWorth = body.byteLength >= LEAST && body.byteLength <= MOST
  const sent = isWorth ? compress(body) : body
  c.res = new Response(sent, c.res)
  c.header('Content-Length', `${sent.byteLength}`)
  if (isWorth) c.header('Content-Encoding', encoding)
})
