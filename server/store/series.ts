import { addDays, addMonths, type Day, firstDayOf, lastDayOf, monthOf } from '../../shared/calendar.ts'
import type { Cell } from './tables.ts'

// Tallies are series of sums since a beginning: of days since the first of the month, of months since January. A period
// is then the difference of two rows, or of a few where it goes over the end of a year, however long it is.

/**
 * How the responses of a place are divided: into nothing but time, by area, by counter; or only counted, as visits. And
 * lists, in which the whole has the heads of all places' days or months in one row, and each area those of all places'
 * months in it: two hundred units are read from a few rows, where to read the places' own, hundreds, took half of the
 * time.
 */
export type Division = 'day' | 'month' | 'area' | 'counter' | 'visit' | List

/** The divisions whose heads are listed, and where: those by area in the lists of each area. */
export const LISTS = { day: 'list-day', month: 'list-month', area: 'list-month' } as const
export type Listed = keyof typeof LISTS
export type List = (typeof LISTS)[Listed]

export const isListed = (division: Division): division is Listed => division in LISTS

export const isList = (division: Division): division is List => Object.values<Division>(LISTS).includes(division)

/** What is counted for the whole as well, so that nothing large is added up from its units. */
export const OF_WHOLE: readonly Division[] = ['day', 'month', 'area']
export const OF_UNIT: readonly Division[] = ['day', 'month', 'area', 'counter', 'visit']

/** The last day or month that a row's sums hold. */
export type Through = string

const BY_DAY: readonly Division[] = ['day', 'visit', 'list-day']

export const throughOf = (division: Division, day: Day): Through => (BY_DAY.includes(division) ? day : monthOf(day))

/** Where a response stands in a row. */
export function groupOf(division: Division, { area, counter }: Pick<Cell, 'area' | 'counter'>) {
  if (division === 'area') return area
  return division === 'counter' || division === 'visit' ? counter : ''
}

/** From when on a row adds up, and how far its series goes on adding; both included. */
export function seriesOf(division: Division, through: Through): [first: Through, last: Through] {
  if (division === 'visit') return [through, through]
  if (BY_DAY.includes(division)) return [firstDayOf(monthOf(through as Day)), lastDayOf(monthOf(through as Day))]
  return [`${through.slice(0, 4)}-01`, `${through.slice(0, 4)}-12`]
}

/** One row of a series, or the last before it, taken `times` over. */
export interface Term {
  division: Division
  through: Through
  times: 1 | -1
}

/**
 * The rows whose sums make up a period.
 *
 * @param division of months; undivided, a period may begin and end on any day
 * @returns null where a division is asked for by days
 */
export function termsOf(division: 'month' | 'area' | 'counter', from: Day, to: Day): Term[] | null {
  if (from > to) return []
  const before = addDays(from, -1)
  const terms: Term[] = []
  const add = (part: Division, through: Through, times: 1 | -1) => {
    const same = terms.findIndex((term) => term.division === part && term.through === through && term.times === -times)
    if (same >= 0) terms.splice(same, 1)
    else terms.push({ division: part, through, times })
  }
  /** All since January of its year. */
  const addSince = (day: Day, times: 1 | -1) => {
    const month = monthOf(day)
    if (day === lastDayOf(month)) return add(division, month, times)
    if (month.slice(5) !== '01') add(division, addMonths(month, -1), times)
    add('day', day, times)
  }
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  for (let year = first; year < last; year++) add(division, `${year}-12`, 1)
  addSince(to, 1)
  if (before.slice(0, 4) === from.slice(0, 4)) addSince(before, -1)
  return division !== 'month' && terms.some((term) => term.division === 'day') ? null : terms
}
