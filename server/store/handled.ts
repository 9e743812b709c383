import { addMonths, type Day, type Month, monthsBetween } from '../../shared/calendar.ts'
import type { Handled } from '../../shared/dossiers.ts'
import type { Db } from './db.ts'
import type { DossiersFilter } from './dossiers.ts'
import { readOnce } from './editions.ts'
import type { Moment } from './moment.ts'
import { vectorMaker } from './vectors.ts'

/** Dossiers of a unit in an area, and months in which they are known, each since the first month of all. */
interface Line {
  unit: string
  area: string
  counts: Float64Array
  known: Float64Array
}

interface Ledger {
  first: Month
  /** Months of every line; at 0 stands nothing, so that a period is a difference. */
  months: number
  lines: Line[]
  /** The same of all areas together: fewer, where nobody asks for areas. */
  units: Line[]
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
  const { first, months, lines, units } = await ledger(moment.db)
  const within = (month: number) => Math.max(0, Math.min(months, month))
  const start = within(monthsBetween(first, filter.from))
  const end = within(monthsBetween(first, filter.to) + 1)
  const heirsOf = filter.unitsOn === undefined ? null : moment.units.on(filter.unitsOn).heirsOf
  const asked = filter.units && new Set(filter.units)

  /** Those of the period, by the unit that they count for; undefined where one counts for others as well. */
  function find(among: readonly Line[]): { line: Line; unit: string }[] | undefined {
    const found: { line: Line; unit: string }[] = []
    for (const line of among) {
      if (filter.area !== undefined && line.area !== filter.area) continue
      if (line.known[end] === line.known[start]) continue
      const heirs = heirsOf?.(line.unit) ?? [line.unit]
      const own = asked ? heirs.filter((heir) => asked.has(heir)) : heirs
      if (own.length === 0) continue
      if (own.length < heirs.length) return undefined
      found.push({ line, unit: heirs.length === 1 ? heirs[0]! : line.unit })
    }
    return found
  }

  const byUnit = find(filter.area === undefined ? units : lines)
  if (!byUnit?.length) return null
  return (by) => {
    const sums = new Map<string, number>()
    const add = (key: string, count: number) => sums.set(key, (sums.get(key) ?? 0) + count)
    for (const { line, unit } of by === 'area' || by === 'stratum' ? find(lines)! : byUnit) {
      const { area, counts, known } = line
      if (by !== 'month') {
        const key = by === 'all' ? '' : by === 'unit' ? unit : by === 'area' ? area : `${unit}|${area}`
        add(key, counts[end]! - counts[start]!)
      } else
        for (let month = start; month < end; month++)
          if (known[month + 1] !== known[month]) add(addMonths(first, month), counts[month + 1]! - counts[month]!)
    }
    return sums
  }
}

/** Units whose dossiers are read at once: of all, three years are more than a hundred thousand rows. */
const AT_ONCE = 10

const ledger = readOnce('dossiers', async (db): Promise<Ledger> => {
  const names = (await db.query.selectFrom('dossier').select('unit').distinct().execute()).map(({ unit }) => unit)
  const { first, months } = await monthsKnown(db)
  const positions = new Map(Array.from({ length: months }, (_, i) => [addMonths(first, i), i + 1]))
  const all: Pick<Ledger, 'lines' | 'units'> = { lines: [], units: [] }
  const vector = vectorMaker(months + 1)
  /** The last of some, if it is this one, or a new one: rows come in order. */
  const lineIn = (lines: Line[], unit: string, area: string): Line => {
    const last = lines.at(-1)
    if (last?.unit === unit && last.area === area) return last
    const line = { unit, area, counts: vector(), known: vector() }
    lines.push(line)
    return line
  }
  for (let i = 0; i < names.length; i += AT_ONCE)
    for (const { unit, area, month, count } of await rowsOf(db, names.slice(i, i + AT_ONCE)))
      for (const line of [lineIn(all.units, unit, ''), lineIn(all.lines, unit, area)]) {
        const at = positions.get(month)!
        line.counts[at]! += count
        line.known[at]! += 1
      }
  for (const { counts, known } of [...all.lines, ...all.units])
    for (const numbers of [counts, known]) for (let at = 1; at <= months; at++) numbers[at]! += numbers[at - 1]!
  return { first, months, ...all }
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
