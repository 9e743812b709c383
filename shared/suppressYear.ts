import { type Decision, decide, extend, type Find, finding, type Only, relax, type Rule } from './decide.ts'
import { exceptSmallIn, findGrown } from './growth.ts'
import { type Cell, type CellName, emptyLattice, type Lattice, withChanges } from './lattice.ts'
import { periodsUntil } from './periods.ts'
import type { Steps } from './steps.ts'
import { areaRule } from './suppressAreas.ts'
import { counterRule, emptyCounters, findingCounters, type Totals, totalsOf } from './suppressCounters.ts'

/** Few may answer some criteria, so how respondents divide by criterion is decided on apart, and shown less often. */
export interface Both<T> {
  respondents: T
  criteria: T
}

/** How far a year has come. */
export interface Course {
  /** Fewest respondents that may be shown. */
  k: number
  /** The last month to decide on. */
  through: number
  /** It still runs, and it, its quarter and the year are shown so far. Only inside the administration. */
  open: boolean
  /** What a closer circle may see: hidden there is hidden here, or that circle could subtract one from the other. */
  inside?: Year
}

/** The two ways to divide places. */
export interface Divided<T> {
  areas: T
  counters: T
}

/** The responses of a year. */
export type Lattices = Divided<Lattice>

/**
 * Of nobody.
 *
 * @param finest the finest figures: places by area, and places by counter; of counters those known, whether or not
 * anyone has been there: that a counter begins to have responses says that it had none before
 * @param areas that are columns even where nobody was
 * @param parts how many each figure has
 */
export function emptyLattices(
  { areas: spots, counters: desks }: Divided<readonly CellName[]>,
  areas: readonly string[],
  parts: number,
): Lattices {
  const columns = new Set([...areas, ...spots.map(({ column }) => column)])
  const [first] = columns
  const grid = first === undefined ? [] : desks.map(({ place }) => ({ place, column: first }))
  const row = desks.slice(0, 1).flatMap(({ place }) => [...columns].map((column) => ({ place, column })))
  return {
    areas: emptyLattice([...grid, ...row, ...spots], parts),
    counters: emptyCounters(desks, parts),
  }
}

/** With some responses more, or less; undefined when they are of figures that the lattices do not have. */
export function withCells(lattices: Lattices, cells: Divided<readonly Cell[]>): Lattices | undefined {
  const areas = withChanges(lattices.areas, cells.areas)
  const counters = withChanges(lattices.counters, cells.counters)
  return areas && counters && { areas, counters }
}

/**
 * What of a calendar year may be shown: places (khối, units) by area, and counters of places; decided once for all
 * questions. A tab, a filter, an export and the API only look their figures up here, so that the same cell is hidden in
 * each of them.
 *
 * A place's total is divided by area, or by counter, or by day, never by two of these, and each division is decided on
 * by itself. Decisions that are safe apart are safe together:
 *
 * - Whatever is in doubt among the counters, or the days, of a place leaves its totals as they are, and so its areas.
 * - What is in doubt among areas may move a place's responses from one month to another, but only between months that
 *   lie in the same shown periods of the place. Counters are hidden wherever their place is, so nothing is shown of them
 *   inside such months: any numbers that add up to the new totals by month and to the old ones by counter will do, and
 *   there always are some, as in any table of which only the margins are given. The same holds of days, which are hidden
 *   for a month with their place.
 * - What is small of a counter in a month in which its place is hidden is in doubt as its place is there, as long as the
 *   counter's sum over all such months of a shown period is not small, or guarded: see findingCounters.
 *
 * That nobody came to a counter in a month in which its place is hidden is not taken as known.
 */
export interface Year extends Course, Divided<Both<Decision>> {}

/** @param taken a decision on an earlier month: what it hides of closed periods stays */
export function* decideYear(lattices: Lattices, course: Course, taken?: Year): Steps<Year> {
  const start = taken ? closedIn(taken) : 0
  const begun = { ...course, ...takenTo(lattices, course, taken) }
  return yield* onEach(begun, ({ decision, rule, find }) => decide(decision, start, rule, find()))
}

/**
 * Brings a decision after responses that came in or were ruled out: see `extend`. What is small and was not needs a
 * look; only where something fell does everything.
 *
 * @param months those with other responses than it was made on
 */
export function* followYear(year: Year, lattices: Lattices, months: readonly number[]): Steps<Year> {
  const before = latticesIn(year)
  const areas = findGrown(before.areas, lattices.areas, months)
  yield
  const counters = findGrown(before.counters, lattices.counters, months)
  yield
  const next = onLattices(year, lattices)
  return yield* onEach(next, ({ decision, rule, find, of, totals }) => {
    if (!areas || !counters) return extend(decision, rule, find())
    if (!totals) return extend(decision, rule, exceptSmallIn(before.areas, rule, find({ figures: areas, months })))
    // Of a place that is hidden where it was not, or the other way round, all counters are to be guarded otherwise.
    const moved = movedIn(totals, year.areas[of])
    const others = counters.filter((figure) => !moved.includes(figure))
    const grown = exceptSmallIn(before.counters, rule, find({ figures: others, months }))
    const all = find({ figures: moved })
    return extend(decision, rule, (draft, p) => [...grown(draft, p), ...all(draft, p)])
  })
}

/** The counters whose places are hidden elsewhere than before. */
const movedIn = ({ places, of }: Totals, before: Decision) =>
  places.hidden === before.hidden
    ? []
    : [...of.keys()].filter((i) => of[i]! >= 0 && places.hidden[of[i]!] !== before.hidden[of[i]!])

/** Shows what has grown large enough in the periods that still run: see `relax`. */
export const relaxYear = (year: Year): Steps<Year> =>
  onEach(year, function* ({ decision, rule, find, totals }) {
    // With a place that is shown again its counters are to be guarded otherwise.
    const safe = totals ? yield* extend(decision, rule, find()) : decision
    return yield* relax(safe, closedIn(year), rule, find())
  })

/** As it stays once its last month has closed. */
export function* closeYear(year: Year): Steps<Year> {
  const periods = periodsUntil(year.through, false)
  const cut = (decision: Decision) => ({ ...decision, periods })
  const both = ({ respondents, criteria }: Both<Decision>) => ({
    respondents: cut(respondents),
    criteria: cut(criteria),
  })
  const relaxed = yield* relaxYear({ ...year, areas: both(year.areas), counters: both(year.counters) })
  return { ...relaxed, open: false }
}

/** How many periods have closed. */
const closedIn = ({ through, open }: Course) => periodsUntil(open ? through - 1 : through, false).length

export const latticesIn = ({ areas, counters }: Year): Lattices => ({
  areas: areas.respondents.lattice,
  counters: counters.respondents.lattice,
})

/** What the same figures hide of other responses; it has still to be brought after these. */
export const onLattices = (year: Year, lattices: Lattices): Year => ({ ...year, ...takenTo(lattices, year, year) })

/** A decision on other lattices, as far as it goes. */
function takenTo({ areas, counters }: Lattices, { through, open }: Course, taken?: Year): Divided<Both<Decision>> {
  const periods = periodsUntil(through, open)
  const moved = (lattice: Lattice, known?: Decision): Decision => ({
    lattice,
    periods,
    hidden: hiddenIn(lattice, known),
  })
  const both = (lattice: Lattice, known?: Both<Decision>): Both<Decision> => ({
    respondents: moved(lattice, known?.respondents),
    criteria: moved(lattice, known?.criteria),
  })
  return { areas: both(areas, taken?.areas), counters: both(counters, taken?.counters) }
}

function hiddenIn({ names }: Lattice, known?: Decision): Int32Array {
  if (known?.lattice.names === names) return known.hidden
  return Int32Array.from(names, (name) => known?.hidden[known.lattice.find(name) ?? -1] ?? 0)
}

interface Task {
  decision: Decision
  rule: Rule
  find(only?: Only): Find
  of: keyof Both<unknown>
  /** Of counters. */
  totals?: Totals
}

/** Respondents before criteria and places before counters, as each hides what those before hide. */
function* onEach(year: Year, act: (task: Task) => Steps<Decision>): Steps<Year> {
  function* divided(of: keyof Both<unknown>, whole?: Divided<Decision>) {
    const { k, inside } = year
    const about = (division: keyof Divided<unknown>) => ({
      k,
      ...(whole && { whole: whole[division] }),
      ...(inside && { inside: inside[division][of] }),
    })
    const rule = areaRule(about('areas'))
    const areas = yield* act({ decision: year.areas[of], rule, find: (only) => finding(rule, only), of })
    const decision = year.counters[of]
    const totals = totalsOf(decision.lattice, areas)
    const under = counterRule(totals, about('counters'))
    const counters = yield* act({
      decision,
      rule: under,
      find: (only) => findingCounters(under, totals, only),
      of,
      totals,
    })
    return { areas, counters: { ...counters, lattice: decision.lattice } }
  }
  const respondents = yield* divided('respondents')
  const criteria = yield* divided('criteria', respondents)
  return {
    ...year,
    areas: { respondents: respondents.areas, criteria: criteria.areas },
    counters: { respondents: respondents.counters, criteria: criteria.counters },
  }
}
