import type { Row } from '../../../shared/scores.ts'
import { sorted } from '../../ui/sorted.ts'

/** How a row may be read, the most certain first. */
const STANDINGS = ['ranked', 'unplaced', 'few', 'short', 'hidden', 'empty'] as const
export type Standing = (typeof STANDINGS)[number]

/** Below this many respondents a figure says more about who answered than about the place; the server ranks none. */
export const FEW = 30

/**
 * Below the required sample the value stays, but no place is claimed with it.
 *
 * @param placed whether rows of this kind have ranks at all: counters and areas do not
 */
function standingOf({ suppressed, index, n, adequate, rank }: Row, placed: boolean): Standing {
  if (suppressed) return 'hidden'
  if (index === null) return 'empty'
  if (adequate === false) return 'short'
  if ((n ?? 0) < FEW) return 'few'
  return placed && !rank ? 'unplaced' : 'ranked'
}

/** From the highest index down, then those that are not to be compared, fullest first. */
export const inOrder = (rows: Row[], placed: boolean) =>
  sorted(
    rows.map((row) => ({ row, standing: standingOf(row, placed) })),
    (a, b) =>
      STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
      (a.standing === 'ranked' ? 0 : (b.row.n ?? 0) - (a.row.n ?? 0)) ||
      (b.row.index ?? 0) - (a.row.index ?? 0) ||
      a.row.name.vi.localeCompare(b.row.name.vi, 'vi'),
  )

/** Where the axis of a set of intervals starts: the tens below the lowest, so that differences can be seen. */
export function floorOf(figures: { interval: [number, number] | null; index: number | null }[]): number {
  const lows = figures.flatMap(({ interval, index }) => interval?.[0] ?? index ?? [])
  return Math.min(90, ...lows.map((low) => Math.floor(low / 10) * 10))
}
