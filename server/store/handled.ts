import { addMonths, type Day, type Month, monthsBetween } from '../../shared/calendar.ts'
import type { Handled } from '../../shared/dossiers.ts'
import type { Db } from './db.ts'
import type { DossiersFilter } from './dossiers.ts'
import { readOnce } from './editions.ts'
import type { Moment } from './moment.ts'
import { stratumKey } from './stratum.ts'
import { vectorMaker } from './vectors.ts'

/** Dossiers in an area, or in all (''), and months in which they are known, each since the first month of all. */
interface Line {
  area: string
  counts: Float64Array
  known: Float64Array
}

interface Ledger {
  first: Month
  /** Months of every line; at 0 stands nothing, so that a period is a difference. */
  months: number
  units: OfUnit[]
}

interface OfUnit {
  unit: string
  all: Line
  areas: Line[]
}

export interface HandledFilter extends DossiersFilter {
  area?: string
  /** Filter by what the units are on this day, and count those of then for them; when absent, by the units of then. */
  unitsOn?: Day
}

/**
 * The dossiers of a period, added up; null where none are known. From memory, since every figure of a whole province
 * asks for all of them.
 *
 * Nobody knows how those of a unit that was split divide. They stay under its own id where all its parts are asked for;
 * where only some are, there are none: a part's number without them would be too small.
 */
export async function handledIn(moment: Moment, filter: HandledFilter): Promise<Handled | null> {
  const { first, months, units } = await ledger(moment.db)
  const within = (month: number) => Math.max(0, Math.min(months, month))
  const start = within(monthsBetween(first, filter.from))
  const end = within(monthsBetween(first, filter.to) + 1)
  const heirsOf = filter.unitsOn === undefined ? null : moment.units.on(filter.unitsOn).heirsOf
  const asked = filter.units && new Set(filter.units)
  const isKnown = ({ known }: Line) => known[end] !== known[start]

  /** By the unit that they count for. */
  const found: { unit: string; line: Line; areas: readonly Line[] }[] = []
  for (const { unit, all, areas } of units) {
    const line = filter.area === undefined ? all : areas.find(({ area }) => area === filter.area)
    if (!line || !isKnown(line)) continue
    const heirs = heirsOf?.(unit) ?? [unit]
    const own = asked ? heirs.filter((heir) => asked.has(heir)) : heirs
    if (own.length === 0) continue
    if (own.length < heirs.length) return null
    const heir = heirs.length === 1 ? heirs[0]! : unit
    found.push({ unit: heir, line, areas: filter.area === undefined ? areas : [line] })
  }
  if (found.length === 0) return null
  return (by) => {
    const sums = new Map<string, number>()
    const add = (key: string, count: number) => sums.set(key, (sums.get(key) ?? 0) + count)
    const isByArea = by === 'area' || by === 'stratum'
    for (const { unit, line, areas } of found) {
      if (by === 'month') eachMonth(line, (month, count) => add(addMonths(first, month), count))
      else
        for (const one of isByArea ? areas : [line])
          if (isKnown(one)) add(KEYS[by](unit, one.area), one.counts[end]! - one.counts[start]!)
    }
    return sums
  }

  function eachMonth({ counts, known }: Line, act: (month: number, count: number) => void) {
    for (let month = start; month < end; month++)
      if (known[month + 1] !== known[month]) act(month, counts[month + 1]! - counts[month]!)
  }
}

const KEYS = {
  all: () => '',
  unit: (unit: string) => unit,
  area: (_: string, area: string) => area,
  stratum: stratumKey,
}

/** Units whose dossiers are read at once: of all, three years are more than a hundred thousand rows. */
const AT_ONCE = 10

const ledger = readOnce('dossiers', async (db): Promise<Ledger> => {
  const names = (await db.query.selectFrom('dossier').select('unit').distinct().execute()).map(({ unit }) => unit)
  const { first, months } = await monthsKnown(db)
  const positions = new Map(Array.from({ length: months }, (_, i) => [addMonths(first, i), i + 1]))
  const units: OfUnit[] = []
  const vector = vectorMaker(months + 1)
  const line = (area: string): Line => ({ area, counts: vector(), known: vector() })
  for (let i = 0; i < names.length; i += AT_ONCE)
    // In order, so that each is of the last unit and area or begins a new one.
    for (const { unit, area, month, count } of await rowsOf(db, names.slice(i, i + AT_ONCE))) {
      if (units.at(-1)?.unit !== unit) units.push({ unit, all: line(''), areas: [] })
      const { all, areas } = units.at(-1)!
      if (areas.at(-1)?.area !== area) areas.push(line(area))
      for (const { counts, known } of [all, areas.at(-1)!]) {
        const at = positions.get(month)!
        counts[at]! += count
        known[at]! += 1
      }
    }
  for (const { all, areas } of units)
    for (const { counts, known } of [all, ...areas])
      for (const numbers of [counts, known]) for (let at = 1; at <= months; at++) numbers[at]! += numbers[at - 1]!
  return { first, months, units }
})

const rowsOf = ({ query }: Db, units: readonly string[]) =>
  query.selectFrom('dossier').where('unit', 'in', units).orderBy('unit').orderBy('area').selectAll().execute()

async function monthsKnown({ query }: Db): Promise<Pick<Ledger, 'first' | 'months'>> {
  const { first, last } = await query
    .selectFrom('dossier')
    .select(({ fn }) => [fn.min<Month | null>('month').as('first'), fn.max<Month | null>('month').as('last')])
    .executeTakeFirstOrThrow()
  return first && last ? { first, months: monthsBetween(first, last) + 1 } : { first: '2000-01' as Month, months: 1 }
}
