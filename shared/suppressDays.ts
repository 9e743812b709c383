import { decide } from './decide.ts'
import { type Cell, latticeOf } from './lattice.ts'
import type { Suppression } from './suppressHierarchy.ts'

/** All places below one that are hidden for the month, taken together; no place has such a code. */
const REST = '…'

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
 * @param year the decision on its year
 * @returns whether a place is hidden on a day
 */
export function suppressDays(cells: readonly Cell[], k: number, month: number, year: Suppression) {
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
  const isRest = (i: number) => lattice.figures[i]!.place.at(-1) === REST
  const rule = { k, also: isRest, isFixed: isTotal }
  const { hidden } = decide(lattice, [], { first: month, last: month }, rule)
  return (place: readonly string[], day: string): boolean =>
    hiddenFrom(place) >= 0 || !!hidden[lattice.find({ place, column: day }) ?? -1]
}
