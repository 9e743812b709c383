import { html } from 'hono/html'
import { encode } from 'uqr'
import type { Html } from './document.ts'
import { png } from './png.ts'

/** White modules around the code. Fewer, and some phones do not see it (ISO/IEC 18004 asks for four). */
const QUIET = 4

/** Black modules are true, row by row; M corrects 15 %, enough for a worn sign. */
const modulesOf = (text: string, border = 0): boolean[][] => encode(text, { ecc: 'M', border }).data

/**
 * The text as a QR code: black on white whatever the theme.
 *
 * @param attributes for the svg element, such as a label
 */
export function qrSvg(text: string, attributes: Html | '' = '') {
  const modules = modulesOf(text)
  const width = modules.length + 2 * QUIET
  const box = `${-QUIET} ${-QUIET} ${width} ${width}`
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" shape-rendering="crispEdges" ${attributes}>
    <rect x="${-QUIET}" y="${-QUIET}" width="100%" height="100%" fill="#fff" />
    <path fill="#000" d="${runs(modules)}" />
  </svg>`
}

/** The same as a PNG, for programs that take no SVG: sharp on paper up to a hand's width. */
export const qrPng = (text: string) => png(modulesOf(text, QUIET), 24)

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
