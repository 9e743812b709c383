import { decide } from './decide.ts'
import { type Cell, latticeOf } from './lattice.ts'
import type { Steps } from './steps.ts'
import type { Suppression } from './suppressHierarchy.ts'

/** All places below one that are hidden for the month, taken together; no place has such a code. */
const REST = '…'

/** Whether a place is hidden on a day. */
export type HiddenDays = (place: readonly string[], day: string) => boolean

interface Month {
  /** Fewest respondents that may be shown. */
  k: number
  /** 1 to 12. */
  month: number
  /** The decision on its year. */
  year: Suppression
  /** The decision on respondents, when `year` is on parts of their figures: hidden there is hidden here. */
  whole?: HiddenDays
}

/**
 * Decides which places may be shown on which days of one month, inside the administration: never crossed with service
 * areas, and never in public, which sees closed periods only.
 *
 * Days and areas are two ways to divide the same totals, and no figure is divided both ways. The totals are left as
 * the year's decision has them, so whatever may be moved between the days of a place leaves its areas as they are, and
 * the other way round: two decisions that are safe are safe together. A place hidden for the month has no days, and
 * what the shown ones leave over for it and its like on a day is kept as wide as any small figure.
 *
 * @param cells of the month, with days as columns
 */
export function* suppressDays(cells: readonly Cell[], { k, month, year, whole }: Month): Steps<HiddenDays> {
  /** How deep the first hidden one lies of a place and all above it; -1 when all are shown. */
  const hiddenFrom = (place: readonly string[]) =>
    [...place, ''].findIndex((_, depth) => year.isHidden({ place: place.slice(0, depth), column: null }, month, month))
  const shownPart = (place: readonly string[]) => {
    const depth = hiddenFrom(place)
    return depth < 0 ? place : [...place.slice(0, Math.max(0, depth - 1)), REST]
  }
  const within = cells.filter((cell) => cell.month === month)
  const lattice = latticeOf(within.map((cell) => ({ ...cell, place: shownPart(cell.place) })))
  const isTotal = (i: number) => lattice.figures[i]!.column === null
  const isHiddenWhole = (i: number) => {
    const { place, column } = lattice.figures[i]!
    return column !== null && !!whole?.(place, column)
  }
  const also = (i: number) => lattice.figures[i]!.place.at(-1) === REST || isHiddenWhole(i)
  const rule = { k, also, isFixed: isTotal, ofParts: !!whole }
  const { hidden } = yield* decide(lattice, [], { first: month, last: month }, rule)
  return (place, day) => hiddenFrom(place) >= 0 || !!hidden[lattice.find({ place, column: day }) ?? -1]
}
