import { reference } from '../../server/reference/reference.ts'
import type { Reference } from '../../server/store/reference.ts'
import type { Day } from '../../shared/calendar.ts'

export const FIRST = '2023-11-23' as Day
export const LAST = '2026-11-22' as Day
/** The clock of the server under test stands on this day, so that a run of next year measures what this one did. */
export const TODAY = '2026-11-23' as Day

const UNITS = 200
const COUNTERS = 1_000
const AREAS = 20
/** e to this power is how many times more the largest unit has than the smallest: it then has 1.4 % of all. */
const SKEW = 2.6

/** A counter, and how it was before its unit came from others. */
export interface Desk {
  counter: string
  unit: string
  /** Whose it was before {@link reform}. */
  before: string
  /** Relative to the other desks. */
  weight: number
}

export const areas = reference.areas.slice(0, AREAS).map(({ id }) => id)
/** When Huế's wards came from others. */
export const reform = reference.successions[0]!.day

const own = reference.units.filter(({ kind }) => kind !== 'province')
const madeUp = Array.from({ length: UNITS - own.length }, (_, i) => ({
  ...own[0]!,
  id: `bench-${i}`,
  code: `BENCH-${String(i).padStart(3, '0')}`,
  name: `Phường Thử ${i}`,
  nameEn: `Bench Ward ${i}`,
  level: 'commune' as const,
  kind: i % 2 ? ('ward' as const) : ('commune' as const),
  validFrom: '2023-01-01' as Day,
}))
const units = [...own, ...madeUp]

const counters = [
  ...reference.counters,
  ...Array.from({ length: COUNTERS - reference.counters.length }, (_, i) => {
    const unit = madeUp[i % madeUp.length]!.id
    const number = 1 + Math.floor(i / madeUp.length)
    return { id: `${unit}-${number}`, unit, name: `Quầy ${number}`, nameEn: `Counter ${number}`, areas }
  }),
].map((counter) => ({ ...counter, areas }))

/** Huế's own units and counters, with made-up ones until there are enough; every counter serves every area. */
export const province: Reference = {
  ...reference,
  units: [...reference.units, ...madeUp],
  counters,
}

const cameFrom = Map.groupBy(reference.successions, ({ successor }) => successor)

export const desks: Desk[] = units.flatMap(({ id }, u) => {
  const its = counters.filter(({ unit }) => unit === id)
  const share = Math.exp((-SKEW * u) / UNITS) / its.reduce((sum, _, i) => sum + 1 / (1 + i), 0)
  const earlier = cameFrom.get(id)
  return its.map(({ id: counter }, i) => ({
    counter,
    unit: id,
    before: earlier?.[i % earlier.length]!.predecessor ?? id,
    weight: share / (1 + i),
  }))
})
