import type { Day } from './calendar.ts'
import { isClosed } from './closed.ts'
import { BrokenQuote, readCsv } from './csv.ts'
import { type Named, normal } from './dossierRows.ts'
import { type Ask, DEFAULT_DAYS, MAX_DAYS, MAX_INVITATIONS, MAX_REFERENCE } from './invitation.ts'
import type { InvitationWrong } from './words/invitation.vi.ts'

/** An invitation as a program or a person asks for it; '' for what they leave out. */
export interface AskRow {
  reference: string
  counter: string
  unit: string
  area: string
  days: string
}

/** All that an invitation may name. */
export interface DeskRegistry {
  /** Those that whoever asks may invite for, open or not. */
  counters: { id: string; name: string; name_en: string; unit: string; closedOn: Day | null; areas: string[] }[]
  /** Likewise. */
  units: Named[]
  areas: Named[]
  today: Day
}

/** Why a row is refused. */
export interface WrongAsk {
  /** Its place among the rows, from 0. */
  row: number
  field: keyof AskRow
  key: InvitationWrong
  /** What stands there. */
  value: string
}

/** Rows with everything they name understood, and the first reason for each row that is not. */
export function checkAsks(rows: readonly AskRow[], registry: DeskRegistry): { asks: Ask[]; wrong: WrongAsk[] } {
  const wrong: WrongAsk[] = []
  const asks = rows.flatMap((row, i) => {
    const ask = checkAsk(row, registry)
    if (!('key' in ask)) return [ask]
    wrong.push({ row: i, ...ask, value: row[ask.field].trim() })
    return []
  })
  return { asks, wrong }
}

type Refused = Pick<WrongAsk, 'field' | 'key'>

function checkAsk(row: AskRow, { counters, units, areas, today }: DeskRegistry): Ask | Refused {
  // Composed, with single spaces: as two programs may write one dossier.
  const reference = row.reference.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (!reference) return { field: 'reference', key: 'no-reference' }
  if ([...reference].length > MAX_REFERENCE) return { field: 'reference', key: 'reference-too-long' }
  const days = row.days.trim() === '' ? DEFAULT_DAYS : /^\d{1,3}$/.test(row.days.trim()) ? Number(row.days) : 0
  if (days < 1 || days > MAX_DAYS) return { field: 'days', key: 'not-days' }

  const unit = row.unit.trim() ? named(units, row.unit)[0] : undefined
  if (row.unit.trim() && !unit) return { field: 'unit', key: 'unknown-unit' }
  if (!row.counter.trim() && !unit) return { field: 'counter', key: 'no-counter' }
  const area = row.area.trim() ? named(areas, row.area)[0] : undefined
  if (row.area.trim() && !area) return { field: 'area', key: 'unknown-area' }

  const own = counters.filter((one) => !unit || one.unit === unit.id)
  const meant = row.counter.trim() ? named(own, row.counter) : own
  if (meant.length === 0) return { field: 'counter', key: 'unknown-counter' }
  const open = meant.filter((one) => !isClosed(one, today))
  if (open.length === 0) return { field: 'counter', key: 'counter-closed' }
  const [counter, another] = area ? open.filter((one) => one.areas.includes(area.id)) : open
  if (!counter) return { field: 'area', key: 'area-not-served' }
  // Rather asked again than given to a counter that did not serve this person.
  if (another) return { field: 'counter', key: 'which-counter' }
  const served = area?.id ?? (counter.areas.length === 1 ? counter.areas[0]! : undefined)
  if (!served) return { field: 'area', key: 'no-area' }
  return { reference, unit: counter.unit, counter: counter.id, area: served, days }
}

const named = <T extends { id: string; name: string; name_en: string; code?: string }>(
  all: readonly T[],
  written: string,
) => {
  const text = normal(written)
  return all.filter(({ id, name, name_en, code }) =>
    [id, name, name_en, code ?? id].some((one) => normal(one) === text),
  )
}

const HEADERS: Record<string, keyof AskRow> = {
  reference: 'reference',
  counter: 'counter',
  unit: 'unit',
  area: 'area',
  days: 'days',
  'mã hồ sơ': 'reference',
  quầy: 'counter',
  'đơn vị': 'unit',
  'lĩnh vực': 'area',
  'số ngày': 'days',
}

/** What a CSV file asks for, with the line of each row as a spreadsheet numbers it. */
export function readAskFile(file: BufferSource): {
  rows: AskRow[]
  lines: number[]
  refused?: { line: number; key: InvitationWrong; value: string }
} {
  try {
    const [header = [], ...records] = readCsv(new TextDecoder('utf-8', { fatal: true }).decode(file))
    const columns = header.map((cell) => HEADERS[normal(cell)])
    if (!columns.includes('reference')) return refused(1, 'no-column', 'reference')
    if (!columns.includes('counter') && !columns.includes('unit')) return refused(1, 'no-column', 'counter')
    const filled = [...records.entries()].filter(([, cells]) => cells.some((cell) => cell.trim()))
    if (filled.length === 0) return refused(1, 'nothing-entered')
    if (filled.length > MAX_INVITATIONS) return refused(MAX_INVITATIONS + 2, 'too-many-lines')
    const cellOf = (cells: string[], field: keyof AskRow) => cells[columns.indexOf(field)] ?? ''
    return {
      lines: filled.map(([i]) => i + 2),
      rows: filled.map(([, cells]) => ({
        reference: cellOf(cells, 'reference'),
        counter: cellOf(cells, 'counter'),
        unit: cellOf(cells, 'unit'),
        area: cellOf(cells, 'area'),
        days: cellOf(cells, 'days'),
      })),
    }
  } catch (error) {
    if (error instanceof BrokenQuote) return refused(error.record, 'broken-quote')
    if (error instanceof TypeError) return refused(1, 'not-utf8')
    throw error
  }
}

const refused = (line: number, key: InvitationWrong, value = '') => ({
  rows: [],
  lines: [],
  refused: { line, key, value },
})

/** The answer to such a file: each reference with what is sent to its citizen. */
export const ANSWER_HEADER = ['reference', 'link', 'code', 'counter', 'area', 'expires_on'] as const
