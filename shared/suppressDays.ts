import { type Decision, decide, extend, finding, relax, type Rule } from './decide.ts'
import { exceptSmallIn, findGrown } from './growth.ts'
import { type Cell, keyOf, type Lattice, latticeOf, withChanges } from './lattice.ts'
import { getOr } from './maps.ts'
import type { Steps } from './steps.ts'
import { isHidden } from './suppressAreas.ts'

/** All places below one that are hidden for the month, taken together; no place has such a code. */
const REST = '…'

/** What days of a month are decided on. */
export interface MonthOf {
  /** Fewest respondents that may be shown. */
  k: number
  /** 1 to 12. */
  month: number
  /** The decision on the places of its year. */
  places: Decision
  /** The decision on respondents by day, when `places` is on parts of their figures: hidden there is hidden here. */
  whole?: HiddenDays
}

/**
 * Decides which places may be shown on which days of one month, inside the administration: never crossed with areas or
 * counters, and never in public, which sees closed periods only.
 *
 * The totals are left as the year's decision has them: see Year. A place hidden for the month has no days, and what the
 * shown ones leave over for it and its like on a day is kept as wide as any small figure.
 *
 * @param cells of the month, with days as columns
 */
export function* suppressDays(cells: readonly Cell[], about: MonthOf): Steps<Decision> {
  const lattice = latticeOf(placed(cells, about))
  const periods = [{ first: about.month, last: about.month }]
  const rule = ruleOf(lattice, about)
  const draft = { lattice, periods, hidden: new Int32Array(lattice.names.length) }
  return yield* decide(draft, 0, rule, finding(rule))
}

/**
 * Brings a decision after responses that came in or were ruled out: see `extend`.
 *
 * @param lattice from `changedDays`
 */
export function* followDays(decision: Decision, lattice: Lattice, about: MonthOf): Steps<Decision> {
  const grown = findGrown(decision.lattice, lattice, [about.month])
  const rule = ruleOf(lattice, about)
  const find = grown ? exceptSmallIn(decision.lattice, rule, finding(rule, { figures: grown })) : finding(rule)
  return yield* extend({ ...decision, lattice }, rule, find)
}

/** @returns undefined when changes are of days or places that it does not have */
export const changedDays = ({ lattice }: Decision, changes: readonly Cell[], about: MonthOf): Lattice | undefined =>
  withChanges(lattice, placed(changes, about))

/** Takes over what a decision on other figures hides, and looks at everything anew. */
export function* takeDays(decision: Decision, cells: readonly Cell[], about: MonthOf): Steps<Decision> {
  const lattice = latticeOf(placed(cells, about))
  const hidden = Int32Array.from(lattice.names, (name) => decision.hidden[decision.lattice.find(name) ?? -1] ?? 0)
  const rule = ruleOf(lattice, about)
  return yield* extend({ ...decision, lattice, hidden }, rule, finding(rule))
}

/** Shows what has grown large enough: see `relax`. */
export function* relaxDays(decision: Decision, about: MonthOf): Steps<Decision> {
  const rule = ruleOf(decision.lattice, about)
  return yield* relax(decision, 0, rule, finding(rule))
}

function placed(cells: readonly Cell[], { month, places }: MonthOf): Cell[] {
  const shownPart = (place: readonly string[]) => {
    const depth = hiddenFrom(places, place, month)
    return depth < 0 ? place : [...place.slice(0, Math.max(0, depth - 1)), REST]
  }
  return cells.map((cell) => ({ ...cell, place: shownPart(cell.place) }))
}

/** How deep the first hidden one lies of a place and all above it; -1 when all are shown. */
const hiddenFrom = (places: Decision, place: readonly string[], month: number) =>
  [...place, ''].findIndex((_, depth) => isHidden(places, { place: place.slice(0, depth), column: null }, month, month))

function ruleOf({ names }: Lattice, { k, whole }: MonthOf): Rule {
  const isHiddenHere = ({ place, column }: Lattice['names'][number]) =>
    column !== null && (place.at(-1) === REST || !!whole?.(place, bitOf(column)))
  return {
    k,
    ofParts: !!whole,
    base: Int32Array.from(names, (name) => (isHiddenHere(name) ? 1 : 0)),
    isFixed: (i) => names[i]!.column === null,
  }
}

/** Whether a place is hidden on any of some days: bit 0 for the first of the month. */
export type HiddenDays = (place: readonly string[], days: number) => boolean

export const bitOf = (day: string) => 1 << (Number(day.slice(-2)) - 1)

/** Asked for by every figure of single days, so worked out once for each decision. */
const known = new WeakMap<Decision, { places: Decision; hides: HiddenDays }>()

/** @param places the decision on the places of the year */
export function hiddenOn(decision: Decision, places: Decision): HiddenDays {
  const before = known.get(decision)
  if (before?.places === places) return before.hides
  const { first: month } = decision.periods[0]!
  const own = new Map(hiddenDays(decision).map(([place, days]) => [keyOf(place), days]))
  const all = new Map<readonly string[], number>()
  const daysOf = (place: readonly string[]) =>
    getOr(all, place, () => (hiddenFrom(places, place, month) < 0 ? (own.get(keyOf(place)) ?? 0) : ALL))
  const hides: HiddenDays = (place, days) => (daysOf(place) & days) !== 0
  known.set(decision, { places, hides })
  return hides
}

const ALL = -1

/** A place that is hidden on some days, and which. */
export type HiddenRow = [place: readonly string[], days: number]

export function hiddenDays({ lattice, hidden }: Decision): HiddenRow[] {
  const found = new Map<string, HiddenRow>()
  lattice.names.forEach(({ place, column }, i) => {
    if (hidden[i] === 0 || column === null) return
    getOr(found, keyOf(place), (): HiddenRow => [place, 0])[1] |= bitOf(column)
  })
  return [...found.values()]
}
