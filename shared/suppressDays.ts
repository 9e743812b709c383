import { decide } from './decide.ts'
import { type Cell, latticeOf } from './lattice.ts'
import type { Suppression } from './suppressHierarchy.ts'

/**
 * Decides which places may be shown on which days of one month, inside the administration: never crossed with service
 * areas, and never in public, which sees closed periods only.
 *
 * Days and areas are two ways to divide the same totals, and no figure is divided both ways. The totals are left as
 * the year's decision has them, so whatever may be moved between the days of a place leaves its areas as they are, and
 * the other way round: two decisions that are safe are safe together. A place whose month is hidden has no days.
 *
 * @param cells of the month, with days as columns
 * @param year the decision on its year
 * @returns whether a place is hidden on a day
 */
export function suppressDays(cells: readonly Cell[], k: number, month: number, year: Suppression) {
  const lattice = latticeOf(cells.filter((cell) => cell.month === month))
  const hasDays = lattice.figures.map(({ place }) => !year.isHidden({ place, column: null }, month, month))
  const isTotal = (i: number) => lattice.figures[i]!.column === null
  const { hidden } = decide(
    lattice,
    [],
    { first: month, last: month },
    {
      k,
      also: (i) => !hasDays[i],
      isFixed: isTotal,
      isGuarded: (i) => isTotal(i) || !hasDays[i],
    },
  )
  return (place: readonly string[], day: string): boolean => {
    const figure = lattice.find({ place, column: day })
    return figure === undefined ? year.isHidden({ place, column: null }, month, month) : !!hidden[figure]
  }
}
