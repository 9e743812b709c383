import { addDays, type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { wholeMonths } from '../../shared/dossiers.ts'
import { type Days, isClosed, periodOf as wholePeriod, untilToday } from '../../shared/period.ts'

/** What the reader may choose: periods of the calendar, the year of the official reports, and days of their own. */
export const PERIODS = ['week', 'month', 'quarter', 'half', 'nine-months', 'year', 'reporting-year', 'custom'] as const
export type PeriodKind = (typeof PERIODS)[number]

export interface Period extends Days {
  kind: PeriodKind
  /** Its last day is still ahead or is today: the figures may change. */
  provisional: boolean
}

/** The period of a kind around `today`, never longer than until today: tomorrow has no responses to be short of. */
export function periodOf(kind: PeriodKind, today: Day, custom: Partial<Days> = {}): Period {
  const { from, to } = kind === 'custom' ? { from: today, to: today, ...custom } : wholePeriod(kind, today)
  return { kind, ...(untilToday({ from, to }, today) ?? { from, to }), provisional: !isClosed({ from, to }, today) }
}

/** From the first of the month eleven months before, so that a trend has twelve months; longer when the period is. */
export function trendOf({ from, to }: Days): Days {
  const [year, month] = monthOf(to).split('-').map(Number) as [number, number]
  const first = month === 12 ? `${year}-01` : `${year - 1}-${String(month + 1).padStart(2, '0')}`
  const day = firstDayOf(first as Month)
  return { from: from < day ? from : day, to }
}

/** The whole months inside a period, or around it when it holds none; null when it is made of whole months. */
export function wholeMonthsIn({ from, to }: Days, today: Day): Days | null {
  if (wholeMonths(from, to, today)) return null
  const [starts, ends] = [firstDayOf(monthOf(from)), lastDayOf(monthOf(to))]
  const first = from === starts ? from : addDays(lastDayOf(monthOf(from)), 1)
  const last = to >= today || to === ends ? to : addDays(firstDayOf(monthOf(to)), -1)
  return first <= last ? { from: first, to: last } : { from: starts, to: ends < today ? ends : today }
}
