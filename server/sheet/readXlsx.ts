import { strFromU8, unzipSync } from 'fflate'
import { cellAt, type Sheet } from '../../shared/sheet.ts'
import type { Steps } from '../../shared/steps.ts'

/** Not a workbook that we can read; `key` says why. */
export class UnreadableBook extends Error {
  override name = 'UnreadableBook'
  readonly key: 'not-a-book' | 'too-much'

  constructor(key: UnreadableBook['key'], cause?: unknown) {
    super(key, { cause })
    this.key = key
  }
}

/** Bytes unpacked. A file of a few kilobytes may claim to hold gigabytes. */
const MAX_UNPACKED = 128 * 1024 * 1024
/** What Excel itself has at most. */
const MAX_ROWS = 1_048_576
/** What stands further right belongs to no form, and would only fill the memory with empty cells. */
const MAX_COLUMNS = 256

const PARTS = /^(xl\/(workbook|sharedStrings|worksheets\/[^/]+)\.xml|xl\/_rels\/workbook\.xml\.rels)$/i

/**
 * The first sheet of an Excel workbook (ISO/IEC 29500), row by row as {@link Sheet} says. A formula counts as what Excel
 * last worked out.
 *
 * Written here because the libraries at hand give merged cells as empty ones, and a rating that is not there would pass
 * for an answer left blank.
 *
 * @throws UnreadableBook
 */
export function* readXlsx(file: Uint8Array): Steps<Sheet> {
  const parts = unpack(file)
  const text = (name: string) => (parts[name] ? strFromU8(parts[name]) : '')
  const book = text('xl/workbook.xml')
  const sheet = text(firstSheet(book, text('xl/_rels/workbook.xml.rels')))
  if (!sheet) throw new UnreadableBook('not-a-book')
  return {
    rows: yield* rowsOf(sheet, stringsOf(text('xl/sharedStrings.xml'))),
    merged: [...elements(sheet, 'mergeCell')].map(({ attributes }) => attribute(attributes, 'ref') ?? ''),
    from1904: [...elements(book, 'workbookPr')].some(({ attributes }) => /\sdate1904="(1|true)"/.test(attributes)),
  }
}

function unpack(file: Uint8Array): Record<string, Uint8Array> {
  let size = 0
  try {
    return unzipSync(file, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false
        size += originalSize
        if (size > MAX_UNPACKED) throw new UnreadableBook('too-much')
        return true
      },
    })
  } catch (error) {
    throw error instanceof UnreadableBook ? error : new UnreadableBook('not-a-book', error)
  }
}

interface Element {
  /** As written, each with a space before it. */
  attributes: string
  content: string
}

/** The elements of a name, whatever prefix its namespace has. Goes over the text once, however it was made. */
const elements = (xml: string, name: string) => elementsNamed(xml, prefixOf(xml) + name)

/** `x:` where a part calls its elements `x:row`. */
const prefixOf = (xml: string) =>
  /<(\w+:)?(?:worksheet|workbook|sst|Relationships)[\s>]/.exec(xml.slice(0, 4096))?.[1] ?? ''

function* elementsNamed(xml: string, name: string): Generator<Element> {
  const opening = new RegExp(`<${name}(\\s[^<>]*?)?(/)?>`, 'g')
  const closing = `</${name}>`
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const [, attributes = '', isEmpty] = found
    const end = isEmpty ? opening.lastIndex : xml.indexOf(closing, opening.lastIndex)
    if (end < 0) throw new UnreadableBook('not-a-book')
    yield { attributes, content: xml.slice(opening.lastIndex, end) }
    opening.lastIndex = end
  }
}

const attribute = (attributes: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]

/** The path of the sheet that stands first in the book, whatever its file is called. */
function firstSheet(book: string, relations: string): string {
  const [first] = elements(book, 'sheet')
  const id = first && attribute(first.attributes, 'r:id')
  const relation = [...elements(relations, 'Relationship')].find(({ attributes }) => attribute(attributes, 'Id') === id)
  const path = relation && attribute(relation.attributes, 'Target')
  if (!path) return 'xl/worksheets/sheet1.xml'
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`
}

/** Texts that cells refer to by number. */
function stringsOf(xml: string): string[] {
  const prefix = prefixOf(xml)
  return [...elementsNamed(xml, `${prefix}si`)].map(({ content }) => textOf(content, prefix))
}

/** Pieces of one text in several styles, without the readings that stand over Japanese ones. */
function textOf(xml: string, prefix: string): string {
  const readings = `${prefix}rPh`
  const own = xml.includes(`<${readings}`)
    ? [...elementsNamed(xml, readings)].reduce((left, { content }) => left.replace(content, ''), xml)
    : xml
  return [...elementsNamed(own, `${prefix}t`)].map(({ content }) => plain(content)).join('')
}

function* rowsOf(sheet: string, strings: string[]): Steps<string[][]> {
  const prefix = prefixOf(sheet)
  const rows: string[][] = []
  for (const { attributes, content } of elementsNamed(sheet, `${prefix}row`)) {
    const number = Number(attribute(attributes, 'r') ?? rows.length + 1)
    if (!(number > rows.length && number <= MAX_ROWS)) throw new UnreadableBook('not-a-book')
    while (rows.length < number - 1) rows.push([])
    rows.push(cellsOf(content, prefix, strings))
    yield
  }
  return rows
}

function cellsOf(xml: string, prefix: string, strings: string[]): string[] {
  const cells: string[] = []
  for (const { attributes, content } of elementsNamed(xml, `${prefix}c`)) {
    const name = attribute(attributes, 'r')
    const column = name === undefined ? cells.length : (cellAt(name)?.column ?? -1)
    if (column < cells.length) throw new UnreadableBook('not-a-book')
    if (column >= MAX_COLUMNS) break
    while (cells.length < column) cells.push('')
    cells.push(valueOf(attribute(attributes, 't'), content, prefix, strings))
  }
  return cells
}

function valueOf(type: string | undefined, content: string, prefix: string, strings: string[]): string {
  if (content === '') return ''
  if (type === 'inlineStr') return textOf(content, prefix)
  const [value] = elementsNamed(content, `${prefix}v`)
  const text = plain(value?.content ?? '')
  return type === 's' && text !== '' ? (strings[Number(text)] ?? '') : text
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** XML's five entities, characters by number, and Excel's own `_x000D_` for what XML cannot hold. */
function plain(xml: string): string {
  if (!xml.includes('&') && !xml.includes('_x')) return xml
  return xml
    .replaceAll(
      /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
      (whole, hex?: string, decimal?: string, name?: string) => {
        if (name) return ENTITIES[name.toLowerCase()]!
        const point = hex ? parseInt(hex, 16) : Number(decimal)
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole
      },
    )
    .replaceAll(/_x([\dA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
