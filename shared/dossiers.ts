import { addDays, type Day, lastDayOf, type Month, monthOf } from './calendar.ts'

/** Dossiers handled by a unit in a service area in a month. */
export interface Dossiers {
  unit: string
  area: string
  month: Month
  count: number
}

/**
 * The months of a period, if it is made of whole ones; null otherwise. Dossiers are known by the month, and a part of
 * a month's dossiers is not known at all. The month of today counts as whole up to today.
 */
export function wholeMonths(from: Day, to: Day, today: Day): { first: Month; last: Month } | null {
  const starts = from === `${monthOf(from)}-01`
  const ends = to >= today || to === lastDayOf(monthOf(to))
  return starts && ends ? { first: monthOf(from), last: monthOf(to) } : null
}

/** How many by a key of theirs; a key that is not there had none entered. */
export function dossiersBy(rows: readonly Dossiers[], key: (row: Dossiers) => string): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.count)
  return sums
}

/** The period of the same length that ends the day before this one begins. */
export const periodBefore = (from: Day, to: Day): { from: Day; to: Day } => {
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  return { from: addDays(from, -length), to: addDays(from, -1) }
}
