const BOM = '\ufeff'
/** What spreadsheets part cells by: in English, in Vietnamese, and on the clipboard. */
const SEPARATORS = [',', ';', '\t']

/** A quotation mark that never ends, or ends before its cell does. */
export class BrokenQuote extends Error {
  override name = 'BrokenQuote'
  /** Where it opens, counted from 1. */
  readonly record: number

  constructor(record: number) {
    super(`the quotation marks in record ${record} do not match`)
    this.record = record
  }
}

/**
 * The records of a CSV text (RFC 4180), each a list of cells; an empty line is a record of one empty cell, so that
 * the n-th record is the n-th row of a spreadsheet. The separator is the one that the first line has most of.
 *
 * @throws BrokenQuote
 */
export function readCsv(text: string): string[][] {
  const separator = separatorOf(text)
  // A cell in quotation marks or a plain one, and what ends it.
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`, 'y')
  const records: string[][] = []
  let record: string[] = []
  cell.lastIndex = text.startsWith(BOM) ? 1 : 0
  while (cell.lastIndex < text.length || record.length > 0) {
    const [, quoted, plain = '', end] = cell.exec(text) ?? unreadable(records.length + 1)
    if (plain.startsWith('"')) unreadable(records.length + 1)
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === separator) continue
    records.push(record)
    record = []
  }
  return records
}

function unreadable(record: number): never {
  throw new BrokenQuote(record)
}

function separatorOf(text: string) {
  const first = text.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0]!
  const count = (separator: string) => first.split(separator).length
  return SEPARATORS.reduce((most, separator) => (count(separator) > count(most) ? separator : most))
}

/**
 * A CSV text that spreadsheets open rightly in any language. Null is an empty cell.
 *
 * A text that begins like a formula gets an apostrophe before it: a spreadsheet would run it, and it may be what a
 * stranger typed. A number is no text, so -1.5 stays one.
 */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  BOM + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')

function written(cell: string | number | null): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
