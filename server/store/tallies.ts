import { addDays, type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { unitsOn } from '../../shared/lineage.ts'
import { countForm, decodeSums, emptyFormSums, type FormSums, merge, type Shape } from '../../shared/sums.ts'
import { type Db, inFitting } from './db.ts'
import { lineage } from './lineage.ts'
import type { Cell } from './tables.ts'
import { turn } from './turns.ts'

/** Which responses. */
export interface SumsFilter {
  /** `sipas-2026@1` */
  questionnaire: string
  /** Both included; nothing when from is after to. */
  from: Day
  to: Day
  /** All units when absent. */
  units?: readonly string[]
  area?: string
  counter?: string
  /** Filter and group by what the units are on this day; when absent, by those of each response's own day. */
  unitsOn?: Day
}

/** `stratum`: unit × area, `phu-xuan|ho-tich`. With `all` the key is ''. */
export type By = 'all' | 'unit' | 'area' | 'counter' | 'month' | 'day' | 'stratum'

/** Sums added up before others get their turn: some milliseconds. */
const AT_ONCE = 300

type Row = Pick<Cell, 'unit' | 'area' | 'counter'> & { day: Day }
type Column = keyof Row

const COLUMNS: Record<By, Column[]> = {
  all: [],
  unit: ['unit'],
  area: ['area'],
  counter: ['counter'],
  month: ['day'],
  day: ['day'],
  stratum: ['unit', 'area'],
}

/**
 * The sums of every group that has responses, as far as they are counted. Never reads a response: whole months come as sums,
 * the days before and after them are counted from their distinct forms.
 */
export async function sumsBy(db: Db, filter: SumsFilter, shape: Shape, by: By): Promise<Map<string, FormSums>> {
  const { months, days } = split(filter, by)
  const { sources, placed, columns } = await placing(db, filter, COLUMNS[by])
  const groups = new Map<string, FormSums>()
  const groupOf = (stored: Row) => {
    const row = placed(stored)
    if (!row) return undefined
    const key = COLUMNS[by].map((column) => (by === 'month' ? monthOf(row.day) : row[column])).join('|')
    const group = groups.get(key) ?? emptyFormSums(shape)
    groups.set(key, group)
    return group
  }

  for (const units of inFitting(sources)) {
    for (const [first, last] of months)
      for (const [i, row] of (await monthTallies(db, { ...filter, units }, first, last)).entries()) {
        if (i % AT_ONCE === AT_ONCE - 1) await turn()
        const group = groupOf({ ...row, day: firstDayOf(row.month) })
        if (group) merge(group[row.form], decodeSums(row.sums))
      }
    for (const [first, last] of days)
      for (const row of await dayTallies(db, { ...filter, units }, first, last, columns)) {
        const group = groupOf(row)
        if (group) countForm(group, shape, row.answers, row.count)
      }
  }
  return groups
}

/** Which units to read, which columns, and a row under the unit it counts for: undefined when that was not asked for. */
async function placing(db: Db, { units, unitsOn: day }: SumsFilter, columns: Column[]) {
  if (day === undefined) return { sources: units, placed: (row: Row) => row, columns }
  const now = unitsOn(await lineage(db), day)
  const asked = units && new Set(units)
  return {
    sources: units && now.sourcesOf(units),
    placed(row: Row): Row | undefined {
      const unit = now.of(row.unit, row.counter)
      return !asked || asked.has(unit) ? { ...row, unit } : undefined
    },
    columns: [...new Set<Column>([...columns, 'unit', 'counter'])],
  }
}

type Range<T> = [first: T, last: T]

/** A period as whole months and the days around them; as days alone where days are asked for. */
function split({ from, to }: SumsFilter, by: By): { months: Range<Month>[]; days: Range<Day>[] } {
  const first = from === firstDayOf(monthOf(from)) ? monthOf(from) : monthOf(addDays(lastDayOf(monthOf(from)), 1))
  const last = to === lastDayOf(monthOf(to)) ? monthOf(to) : monthOf(addDays(firstDayOf(monthOf(to)), -1))
  if (by === 'day' || first > last) return { months: [], days: [[from, to]] }
  const edges: Range<Day>[] = [
    [from, addDays(firstDayOf(first), -1)],
    [addDays(lastDayOf(last), 1), to],
  ]
  return { months: [[first, last]], days: edges.filter(([start, end]) => start <= end) }
}

type Part = Omit<SumsFilter, 'units'> & { units: readonly string[] | undefined }

function monthTallies(db: Db, { questionnaire, units, area, counter }: Part, first: Month, last: Month) {
  let rows = db.query
    .selectFrom('month_tally')
    .where('month', '>=', first)
    .where('month', '<=', last)
    .where('questionnaire', '=', questionnaire)
    .select(['month', 'unit', 'area', 'counter', 'form', 'sums'])
  if (units) rows = rows.where('unit', 'in', units)
  if (area !== undefined) rows = rows.where('area', '=', area)
  if (counter !== undefined) rows = rows.where('counter', '=', counter)
  return rows.execute()
}

/** Distinct forms of every group; only the columns of `by` are in the rows. */
function dayTallies(db: Db, part: Part, first: Day, last: Day, columns: Column[]) {
  const { questionnaire, units, area, counter } = part
  let rows = db.query
    .selectFrom('day_tally')
    .where('day', '>=', first)
    .where('day', '<=', last)
    .where('questionnaire', '=', questionnaire)
    .groupBy([...columns, 'answers'])
    .select([...columns, 'answers'])
    .select(({ fn }) => fn.sum<number>('count').as('count'))
  if (units) rows = rows.where('unit', 'in', units)
  if (area !== undefined) rows = rows.where('area', '=', area)
  if (counter !== undefined) rows = rows.where('counter', '=', counter)
  return rows.execute()
}
