import { addDays, type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { wholeMonths } from '../../shared/dossiers.ts'
import { type Days, isClosed, periodOf as wholePeriod, untilToday } from '../../shared/period.ts'
import { findPeriod, type PeriodCode } from './periodCode.ts'

/** What goes on today: periods of the calendar and the year of the official reports; and days of the reader's own. */
export const PERIODS = ['week', 'month', 'quarter', 'half', 'nine-months', 'year', 'reporting-year', 'custom'] as const
export type PeriodKind = (typeof PERIODS)[number]

/** What the reader may choose: `quarter` is the one today is in, `2026-Q3` is the same one for ever. */
export type PeriodChoice = PeriodKind | PeriodCode

export interface Period extends Days {
  kind: PeriodKind
  /** Its last day is still ahead or is today: the figures may change. */
  provisional: boolean
}

/** The period chosen, never longer than until today: tomorrow has no responses to be short of. */
export function periodOf(choice: PeriodChoice, today: Day, custom: Partial<Days> = {}): Period {
  const { kind, from, to } =
    choice === 'custom' ? { kind: choice, from: today, to: today, ...custom } : calendar(choice, today)
  return { kind, ...(untilToday({ from, to }, today) ?? { from, to }), provisional: !isClosed({ from, to }, today) }
}

/** A kind by today, a code by its own days: it is one, or it would not have been read. */
const calendar = (choice: Exclude<PeriodChoice, 'custom'>, today: Day) =>
  isKind(choice) ? { ...wholePeriod(choice, today), kind: choice } : findPeriod(choice)!

const isKind = <Choice extends PeriodChoice>(choice: Choice): choice is Choice & PeriodKind =>
  (PERIODS as readonly string[]).includes(choice)

/** What an address says, or undefined when that is no period. */
export const readPeriod = (text: string): PeriodChoice | undefined =>
  PERIODS.find((kind) => kind === text) ?? (findPeriod(text) && (text as PeriodCode))

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
