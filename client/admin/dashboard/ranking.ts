import type { Row } from '../../../shared/scores.ts'
import { sorted } from '../../ui/sorted.ts'

/** How a row may be read, the most certain first. */
export const STANDINGS = ['ranked', 'few', 'short', 'hidden', 'empty'] as const
export type Standing = (typeof STANDINGS)[number]

/** Below the required sample the value stays, but no place is claimed with it. */
export function standingOf({ suppressed, index, adequate, rank }: Row): Standing {
  if (suppressed) return 'hidden'
  if (index === null) return 'empty'
  if (adequate === false) return 'short'
  return rank ? 'ranked' : 'few'
}

/** Ranked rows from the highest index down, then those without a place, fullest first. */
export const inOrder = (rows: Row[]) =>
  sorted(
    rows.map((row) => ({ row, standing: standingOf(row) })),
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
