import { type Day, firstDayOf, lastDayOf, type Month, monthOf } from './calendar.ts'
import type { Dossiers } from './dossiers.ts'
import type { DataWrong } from './words/data.vi.ts'

/** More in one month than the whole country handles at one unit. */
export const MAX_COUNT = 10_000_000

export const COLUMNS = ['unit', 'area', 'month', 'count'] as const
export type Column = (typeof COLUMNS)[number]

/** Dossiers as someone wrote them. */
export type DossierRow = Record<Column, string>

/** What a unit or an area goes by. */
export interface Named {
  id: string
  code: string
  name: string
  name_en: string
}

export interface Registry {
  units: (Named & { valid_from: Day; valid_to: Day | null })[]
  areas: Named[]
  /** The ids of the units that whoever enters may enter for. */
  own: ReadonlySet<string>
  today: Day
}

/** Why a row is refused; `value` is what stands there. */
export interface WrongRow {
  /** Its place among the rows, from 0. */
  row: number
  column: Column
  key: DataWrong
  value: string
}

/** Composed, in lower case, with single spaces: as names are compared. */
export const normal = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Rows with every unit, area, month and count understood, and one reason for each row that is not. */
export function checkDossiers(rows: readonly DossierRow[], registry: Registry) {
  const units = byName(registry.units)
  const areas = byName(registry.areas)
  const dossiers: Dossiers[] = []
  const wrong: WrongRow[] = []
  const seen = new Set<string>()

  for (const [row, written] of rows.entries()) {
    const say = (column: Column, key: DataWrong) => void wrong.push({ row, column, key, value: written[column].trim() })
    const month = readMonth(written.month)
    const area = areas.get(normal(written.area))?.[0]
    const count = readCount(written.count)
    const named = units.get(normal(written.unit)) ?? []
    // A merged unit may go on under the name of one that it came from: the month tells which is meant.
    const [unit, another] = named.filter((one) => month && isThere(one, month))
    if (named.length === 0) say('unit', 'unknown-unit')
    else if (!area) say('area', 'unknown-area')
    else if (!month) say('month', 'not-a-month')
    else if (month > monthOf(registry.today)) say('month', 'month-ahead')
    else if (!unit) say('month', 'unit-not-then')
    else if (another) say('unit', 'two-units')
    else if (!registry.own.has(unit.id)) say('unit', 'not-your-unit')
    else if (count === null) say('count', 'not-a-count')
    else if (seen.has(`${unit.id}|${area.id}|${month}`)) say('unit', 'twice')
    else {
      seen.add(`${unit.id}|${area.id}|${month}`)
      dossiers.push({ unit: unit.id, area: area.id, month, count })
    }
  }
  return { dossiers, wrong }
}

function byName<T extends Named>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all)
    for (const name of new Set([one.id, one.code, one.name, one.name_en].map(normal)))
      found.set(name, [...(found.get(name) ?? []), one])
  return found
}

const isThere = (unit: Registry['units'][number], month: Month) =>
  unit.valid_from <= lastDayOf(month) && (unit.valid_to === null || unit.valid_to >= firstDayOf(month))

/** `2026-11`, `11/2026`, or the first day of the month, which a spreadsheet makes of either. */
function readMonth(written: string): Month | null {
  const text = written.trim()
  const iso = /^(\d{4})-(\d{1,2})(?:-0?1)?$/.exec(text)
  const said = /^(?:0?1\/)?(\d{1,2})\/(\d{4})$/.exec(text)
  const [year, month] = iso ? [iso[1]!, Number(iso[2])] : said ? [said[2]!, Number(said[1])] : ['', 0]
  return month >= 1 && month <= 12 ? (`${year}-${String(month).padStart(2, '0')}` as Month) : null
}

/** `1234` or, as Vietnamese spreadsheets group, `1.234`. A comma would be a part of a dossier. */
function readCount(written: string): number | null {
  const text = written.trim()
  if (!/^(\d+|\d{1,3}([.\u00a0\u202f ]\d{3})+)$/.test(text)) return null
  const count = Number(text.replace(/\D/g, ''))
  return count <= MAX_COUNT ? count : null
}
