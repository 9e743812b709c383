import type { Decision } from './decide.ts'
import type { Lattice } from './lattice.ts'
import { periodsUntil } from './periods.ts'
import { emptyCounters } from './suppressCounters.ts'
import { hiddenDays, type HiddenRow } from './suppressDays.ts'
import { type Both, type Course, type Divided, emptyLattices, type Year } from './suppressYear.ts'

/** What a year hides, to be kept as JSON: figures by position, as their names give it. */
export interface FrozenYear extends Pick<Course, 'through' | 'open'> {
  areas: string[]
  /** Each with the places it belongs to before it. */
  counters: string[][]
  hidden: Divided<Both<number[]>>
}

const hiddenBits = ({ respondents, criteria }: Both<Decision>) => ({
  respondents: [...respondents.hidden],
  criteria: [...criteria.hidden],
})

export function freeze({ through, open, areas, counters }: Year): FrozenYear {
  const { names } = counters.respondents.lattice
  return {
    through,
    open,
    areas: [...new Set(areas.respondents.lattice.names.flatMap(({ column }) => column ?? []))],
    counters: names.map(({ place, column }) => [...place, column!]),
    hidden: { areas: hiddenBits(areas), counters: hiddenBits(counters) },
  }
}

/** The year without its responses. */
export function thaw({ through, open, areas, counters, hidden }: FrozenYear, k: number): Year {
  const names = counters.map((path) => ({ place: path.slice(0, -1), column: path.at(-1)! }))
  const lattices = emptyLattices({ areas: [], counters: names }, areas, 0)
  const periods = periodsUntil(through, open)
  const both = (lattice: Lattice, bits: Both<number[]>): Both<Decision> => ({
    respondents: { lattice, periods, hidden: Int32Array.from(bits.respondents) },
    criteria: { lattice, periods, hidden: Int32Array.from(bits.criteria) },
  })
  return {
    k,
    through,
    open,
    areas: both(lattices.areas, hidden.areas),
    counters: both(lattices.counters, hidden.counters),
  }
}

export type FrozenDays = HiddenRow[]

export const freezeDays = ({ respondents, criteria }: Both<Decision>): Both<FrozenDays> => ({
  respondents: hiddenDays(respondents),
  criteria: hiddenDays(criteria),
})

/** @param month `2026-11`, of whose days they are */
export function thawDays({ respondents, criteria }: Both<FrozenDays>, month: string): Both<Decision> {
  const number = Number(month.slice(5))
  const thawed = (days: FrozenDays): Decision => {
    const names = days.flatMap(([place, bits]) =>
      DAYS.filter((day) => bits & (1 << (day - 1))).map((day) => ({
        place,
        column: `${month}-${String(day).padStart(2, '0')}`,
      })),
    )
    const lattice = emptyCounters(names, 0)
    return { lattice, periods: [{ first: number, last: number }], hidden: new Int32Array(lattice.names.length).fill(1) }
  }
  return { respondents: thawed(respondents), criteria: thawed(criteria) }
}

const DAYS = Array.from({ length: 31 }, (_, i) => i + 1)
