import { html } from 'hono/html'
import { encode } from 'uqr'
import type { Html } from './document.ts'

/** White modules around the code. Fewer, and some phones do not see it (ISO/IEC 18004 asks for four). */
const QUIET = 4

/**
 * The text as a QR code: black on white whatever the theme. M corrects 15 %, enough for a worn sign.
 *
 * @param attributes for the svg element, such as a label
 */
export function qrSvg(text: string, attributes: Html | '' = '') {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const box = `${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" shape-rendering="crispEdges" ${attributes}>
    <rect x="${-QUIET}" y="${-QUIET}" width="100%" height="100%" fill="#fff" />
    <path fill="#000" d="${runs(data)}" />
  </svg>`
}

/** Black modules side by side are one rectangle, for a quarter of the bytes and no hairlines between them. */
const runs = (rows: boolean[][]) =>
  rows
    .flatMap((row, y) =>
      [
        ...row
          .map((black) => (black ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
    )
    .join('')
