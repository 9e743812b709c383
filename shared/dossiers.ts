import { addDays, addMonths, type Day, firstDayOf, lastDayOf, type Month, monthOf, monthsBetween } from './calendar.ts'

/** Dossiers handled by a unit in a service area in a month. */
export interface Dossiers {
  unit: string
  area: string
  month: Month
  count: number
}

/** Dossiers of a period by one of their keys, a stratum being `phu-xuan|ho-tich`; a key not there had none entered. */
export type Handled = (by: 'all' | 'unit' | 'area' | 'month' | 'stratum') => Map<string, number>

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

/**
 * The period just before, to compare with: as many whole months where one begins with a month, since days of months
 * are mostly too few to be shown; else as many days.
 */
export function periodBefore(from: Day, to: Day): { from: Day; to: Day } {
  const before = addDays(from, -1)
  if (from !== firstDayOf(monthOf(from))) return { from: addDays(before, -daysBetween(from, to)), to: before }
  const months = monthsBetween(monthOf(from), monthOf(to)) + 1
  return { from: firstDayOf(addMonths(monthOf(from), -months)), to: before }
}

const daysBetween = (from: Day, to: Day) => (Date.parse(to) - Date.parse(from)) / 86_400_000
