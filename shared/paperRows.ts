import type { Ratings } from './answers.ts'
import { addDays, type Day } from './calendar.ts'
import { isClosed } from './closed.ts'
import { cleanComment } from './comment.ts'
import { type Named, normal } from './dossierRows.ts'
import {
  type Column,
  COLUMNS,
  criterionOf,
  encodePaper,
  HEADERS,
  numberOf,
  type PaperForm,
  readRating,
  TOTALS,
} from './paper.ts'
import { criteriaOf, type Questionnaire } from './questionnaire.ts'
import { cellAt, type Sheet } from './sheet.ts'
import type { Steps } from './steps.ts'
import type { PaperWrong } from './words/paper.vi.ts'

/** More than one person keys in a year; a file beyond it is a mistake, or an attack. */
export const MAX_FORMS = 50_000
/** Reasons given for one file. Who made a mistake in each row needs no longer list to see it. */
export const MAX_WRONG = 500
/** In characters, code points. The same as on the page that citizens answer. */
const MAX_COMMENT = 500
const MAX_NUMBER = 20
const MAX_VALUE = 60

/** A counter as far as forms from paper are judged by it. */
export interface PaperCounter extends Omit<Named, 'code'> {
  /** Any of its codes names it. */
  codes: string[]
  /** First day without it; null while it serves. */
  closedOn: Day | null
  /** Ids. */
  areas: string[]
  /** Whose it is from which day on, oldest first. */
  holders: { unit: string; from: Day }[]
}

/** All that a table of forms may name. */
export interface PaperRegistry {
  questionnaire: Questionnaire
  /** Those that whoever enters may enter for. */
  counters: PaperCounter[]
  areas: Named[]
  today: Day
}

/** Why a cell is refused. */
export interface WrongCell {
  /** From 1, as spreadsheets count. */
  row: number
  /** From 0. */
  column: number
  key: PaperWrong
  /** What stands there, or what should. */
  value: string
}

export interface PaperRead {
  /** With the row of each. */
  forms: (PaperForm & { row: number })[]
  /** The first {@link MAX_WRONG}. Unless empty, the table is to be refused whole. */
  wrong: WrongCell[]
  /** How many there are. */
  wrongCount: number
  /** Where the numbers of the forms stand, from 0. */
  numberColumn: number
}

/** The forms of a table: columns in any order, others ignored; the row of totals anywhere. */
export function* readPaper(sheet: Sheet, registry: PaperRegistry): Steps<PaperRead> {
  const { questionnaire } = registry
  const read: PaperRead = { forms: [], wrong: [], wrongCount: 0, numberColumn: 0 }
  const say = (row: number, column: number, key: PaperWrong, value = '') => {
    if (read.wrongCount++ < MAX_WRONG) read.wrong.push({ row, column, key, value: short(value) })
  }

  for (const range of sheet.merged) {
    const at = cellAt(range.split(':')[0]!)
    say(at?.row ?? 1, at?.column ?? 0, 'merged', range)
  }
  const columns = columnsOf(sheet.rows[0] ?? [], questionnaire, say)
  if (read.wrongCount > 0) return read
  read.numberColumn = columns.number

  const seen = new Map<string, number>()
  const counters = byName(registry.counters)
  const areas = byName(registry.areas)
  let totals: number | null = null
  for (let i = 1; i < sheet.rows.length; i++) {
    const cells = sheet.rows[i]!
    const row = i + 1
    if (cells.every((cell) => !cell.trim())) continue
    yield
    if (TOTALS.includes(normal(cells[columns.number] ?? ''))) {
      if (totals !== null) say(row, columns.number, 'totals-twice', String(totals + 1))
      totals ??= i
    } else if (read.forms.length >= MAX_FORMS) {
      say(row, columns.number, 'too-many-forms', String(MAX_FORMS))
      return read
    } else {
      const form = readForm(cells, row)
      if (form) read.forms.push({ ...form, row })
    }
  }
  if (read.forms.length === 0 && read.wrongCount === 0) say(1, 0, 'no-forms')
  // Sums of rows of which some are wrong would only be wrong once more.
  if (read.wrongCount === 0) checkTotals(totals)
  return read

  function readForm(cells: string[], row: number): PaperForm | undefined {
    const before = read.wrongCount
    const cell = (column: Column) => (columns[column] < 0 ? '' : (cells[columns[column]] ?? '')).normalize('NFC').trim()
    const wrong = (column: Column, key: PaperWrong, value = cell(column)) => say(row, columns[column], key, value)

    const number = cell('number')
    if (!number) wrong('number', 'no-number')
    else if ([...number].length > MAX_NUMBER) wrong('number', 'number-too-long')

    const day = readDay(cell('day'), sheet.from1904)
    if (!day) wrong('day', cell('day') ? 'not-a-day' : 'no-day')
    else if (day > registry.today) wrong('day', 'day-ahead')

    const [counter, another] = counters.get(normal(cell('counter'))) ?? []
    if (!counter) wrong('counter', cell('counter') ? 'unknown-counter' : 'no-counter')
    else if (another) wrong('counter', 'two-counters')

    const unit = counter && day && counter.holders.findLast(({ from }) => from <= day)?.unit
    if (counter && !another && day && day <= registry.today) {
      if (!unit) wrong('day', 'counter-not-yet', counter.holders[0]?.from ?? '')
      else if (isClosed(counter, day)) wrong('day', 'counter-closed', counter.closedOn)
    }
    const area = cell('area')
      ? areas.get(normal(cell('area')))?.[0]?.id
      : counter?.areas.length === 1
        ? counter.areas[0]
        : ''
    if (area === undefined) wrong('area', 'unknown-area')
    else if (area && counter && !another && !counter.areas.includes(area)) wrong('area', 'area-not-served')

    const comment = cleanComment(cell('comment'))
    if ([...comment].length > MAX_COMMENT) wrong('comment', 'comment-too-long', '')

    const ratings: Ratings = {}
    for (const { key, column } of columns.criteria) {
      try {
        const rating = readRating(cells[column] ?? '', questionnaire)
        if (rating !== undefined) ratings[key] = rating
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        say(row, column, 'not-a-level', error.message)
      }
    }
    if (read.wrongCount > before) return undefined
    if (Object.keys(ratings).length === 0) return void say(row, columns.criteria[0]!.column, 'nothing-answered')

    const place = `${counter!.id}|${day}|${number.toLowerCase()}`
    const first = seen.get(place)
    if (first !== undefined) return void wrong('number', 'number-twice', String(first))
    seen.set(place, row)
    const answers = encodePaper(questionnaire, ratings)
    return { number, day: day!, counter: counter!.id, unit: unit!, area: area!, answers, comment: comment || null }
  }

  function checkTotals(index: number | null) {
    if (index === null) return say(1, columns.number, 'no-totals')
    const cells = sheet.rows[index]!
    const row = index + 1
    const written = (cells[columns.day] ?? '').trim()
    if (written === '') say(row, columns.day, 'no-count')
    else if (Number(written) !== read.forms.length)
      say(row, columns.day, 'other-count', `${written}|${read.forms.length}`)
    for (const { column } of columns.criteria) {
      const total = (cells[column] ?? '').trim()
      if (total === '') continue
      const sum = read.forms.reduce((all, form) => all + (Number(sheet.rows[form.row - 1]![column]) || 0), 0)
      if (Number(total) !== sum) say(row, column, 'other-sum', `${total}|${sum}`)
    }
  }
}

/** What stands in a cell may be a novel; its beginning is enough to find it. */
const short = (text: string) => ([...text].length > MAX_VALUE ? `${[...text].slice(0, MAX_VALUE).join('')}…` : text)

type Columns = Record<Column, number> & { criteria: { key: string; column: number }[] }

function columnsOf(
  header: readonly string[],
  questionnaire: Questionnaire,
  say: (row: number, column: number, key: PaperWrong, value?: string) => void,
): Columns {
  const names = header.map(normal)
  const found = Object.fromEntries(COLUMNS.map((one) => [one, names.findIndex((name) => HEADERS[one].includes(name))]))
  const criteria = header.flatMap((heading, column) => {
    const key = criterionOf(heading, questionnaire)
    return key ? [{ key, column }] : []
  })
  for (const column of ['number', 'day', 'counter'] as const)
    if (found[column] === -1) say(1, 0, 'no-column', HEADERS[column][0])
  for (const { key } of criteriaOf(questionnaire)) {
    const own = criteria.filter((one) => one.key === key)
    if (own.length === 0) say(1, 0, 'no-column', numberOf(key))
    if (own.length > 1) say(1, own[1]!.column, 'column-twice', numberOf(key))
  }
  return { ...(found as Record<Column, number>), criteria }
}

/** By every name of each. */
function byName<T extends { id: string; name: string; name_en: string; code?: string; codes?: string[] }>(
  all: readonly T[],
) {
  const found = new Map<string, T[]>()
  for (const one of all)
    for (const name of new Set([one.id, one.name, one.name_en, one.code ?? one.id, ...(one.codes ?? [])].map(normal)))
      found.set(name, [...(found.get(name) ?? []), one])
  return found
}

/** Days that Excel counts: 1 January 2012, when SIPAS began, to the end of 2099. */
const [FIRST_SERIAL, LAST_SERIAL] = [40_909, 73_050]
/** From 1900 to 1904, in days. */
const MAC = 1462

/** `22/11/2026`, `2026-11-22`, or a number of days as Excel keeps it, with or without a time of day. */
export function readDay(written: string, from1904 = false): Day | null {
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written)
  if (vietnamese) return dayFrom(vietnamese[3]!, vietnamese[2]!, vietnamese[1]!)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T[\d:.]*Z?)?$/.exec(written)
  if (iso) return dayFrom(iso[1]!, iso[2]!, iso[3]!)
  if (!/^\d{5}(\.\d+)?$/.test(written)) return null
  const serial = Math.floor(Number(written)) + (from1904 ? MAC : 0)
  // Excel believes that 1900 had a 29 February, so its days from then on count from 30 December 1899.
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? addDays('1899-12-30' as Day, serial) : null
}

function dayFrom(year: string, month: string, date: string): Day | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` as Day
  // 30 February would become 2 March.
  return !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day ? day : null
}
