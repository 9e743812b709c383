import { type Cell, type FigureName, partsIn } from '../../shared/lattice.ts'
import { finish } from '../../shared/steps.ts'
import { isHidden } from '../../shared/suppressAreas.ts'
import { type Both, type Course, decideYear, emptyLattices, withCells, type Year } from '../../shared/suppressYear.ts'
import { type Count, countsOfCells, type Span } from './published.ts'

/** Cells of counters by area, `[unit, counter]` × area, divided as they are published: by area, and by counter. */
export const divided = (cells: readonly Cell[]) => ({
  areas: cells.map((cell) => ({ ...cell, place: cell.place.slice(0, -1) })),
  counters: cells.map((cell) => ({ ...cell, place: cell.place.slice(0, -1), column: cell.place.at(-1)! })),
})

export function latticesFrom(cells: readonly Cell[]) {
  const finest = divided(cells)
  return withCells(emptyLattices(finest, [], partsIn(cells)), finest)!
}

export const yearOf = (cells: readonly Cell[], course: Partial<Course>, taken?: Year) =>
  finish(decideYear(latticesFrom(cells), { k: 10, through: 6, open: false, ...course }, taken))

/** All that is published of some spans: places by area, and counters. */
export function countsOfYear(
  cells: readonly Cell[],
  { areas, counters }: Pick<Year, 'areas' | 'counters'>,
  spans: readonly Span[],
  of: keyof Both<unknown> = 'respondents',
): (Count & FigureName)[] {
  const depth = cells[0]?.place.length
  const isCounter = (place: readonly string[]) => place.length === depth
  return countsOfCells(
    cells,
    spans,
    ({ place, column }, { first, last }) =>
      isCounter(place)
        ? isHidden(counters[of], { place: place.slice(0, -1), column: place.at(-1)! }, first, last)
        : isHidden(areas[of], { place, column }, first, last),
    // A counter by area would divide twice, which nothing does.
  ).filter(({ place, column }) => !isCounter(place) || column === null)
}

/** Without those of an area to which nobody came in a month: that is taken as known. */
export function known(cells: readonly Cell[]): Cell[] {
  const groups = Map.groupBy(cells, ({ place, column, month }) => [...place.slice(0, -1), column, month].join())
  return [...groups.values()].filter((group) => group.some(({ n }) => n > 0)).flat()
}
