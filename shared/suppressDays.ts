import { type Decision, decide, extend, finding, relax, type Rule } from './decide.ts'
import { exceptSmallIn, findGrown } from './growth.ts'
import { type Cell, type Lattice, latticeOf, withChanges } from './lattice.ts'
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
  whole?: (place: readonly string[], day: string) => boolean
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
    column !== null && (place.at(-1) === REST || !!whole?.(place, column))
  return {
    k,
    ofParts: !!whole,
    base: Int32Array.from(names, (name) => (isHiddenHere(name) ? 1 : 0)),
    isFixed: (i) => names[i]!.column === null,
  }
}

/** Whether a place is hidden on a day. */
export function hiddenOn(
  { lattice, periods, hidden }: Decision,
  places: Decision,
): (place: readonly string[], day: string) => boolean {
  // Asked for each of many days of the same place.
  const all = new Map<readonly string[], boolean>()
  const isHiddenForAll = (place: readonly string[]) =>
    getOr(all, place, () => hiddenFrom(places, place, periods[0]!.first) >= 0)
  return (place, day) => {
    const figure = lattice.find({ place, column: day })
    return (figure !== undefined && hidden[figure] !== 0) || isHiddenForAll(place)
  }
}
