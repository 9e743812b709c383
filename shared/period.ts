import { addDays, type Day, firstDayOf, lastDayOf, type Month } from './calendar.ts'
import { reportingYearAround } from './reports.ts'

/** `week`: from Monday (ISO 8601). `half`: January–June or July–December. `nine-months`: January–September. */
export const PERIODS = ['day', 'week', 'month', 'quarter', 'half', 'nine-months', 'year', 'reporting-year'] as const
export type PeriodKind = (typeof PERIODS)[number]

/** Both ends are included. */
export interface Days {
  from: Day
  to: Day
}

export interface Period extends Days {
  kind: PeriodKind
}

/** The whole period of a kind around a day. From October on, the nine months are those just over. */
export const periodOf = (kind: PeriodKind, day: Day): Period => ({ kind, ...daysOf(kind, day) })

function daysOf(kind: PeriodKind, day: Day): Days {
  const month = Number(day.slice(5, 7))
  switch (kind) {
    case 'day':
      return { from: day, to: day }
    case 'week':
      return weekFrom(mondayOf(day))
    case 'month':
      return months(day, month, month)
    case 'quarter':
      return months(day, month - ((month - 1) % 3), month - ((month - 1) % 3) + 2)
    case 'half':
      return month <= 6 ? months(day, 1, 6) : months(day, 7, 12)
    case 'nine-months':
      return months(day, 1, 9)
    case 'year':
      return months(day, 1, 12)
    case 'reporting-year':
      return reportingYearAround(day)
  }
}

function months(day: Day, first: number, last: number): Days {
  const name = (month: number) => `${day.slice(0, 4)}-${String(month).padStart(2, '0')}` as Month
  return { from: firstDayOf(name(first)), to: lastDayOf(name(last)) }
}

const weekFrom = (monday: Day): Days => ({ from: monday, to: addDays(monday, 6) })
const mondayOf = (day: Day) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
const daysBetween = (from: Day, to: Day) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The ISO week of a day and the year that it counts in: that of its Thursday. */
export function weekOf(day: Day): { year: number; week: number } {
  const year = Number(addDays(mondayOf(day), 3).slice(0, 4))
  return { year, week: Math.floor(daysBetween(firstMonday(year), day) / 7) + 1 }
}

/** 4 January is always in week 1. */
const firstMonday = (year: number) => mondayOf(`${year}-01-04` as Day)

/** The one of its kind that ends before it begins. The nine months before are those of the year before. */
export const previousPeriod = ({ kind, from }: Period): Period => periodOf(kind, addDays(from, -1))

/**
 * What it is compared with so that seasons do not matter. A week keeps its number; week 53 and 29 February, which the
 * year before has not, meet its last week and 28 February.
 */
export function samePeriodLastYear({ kind, from, to }: Period): Period {
  if (kind !== 'week') return periodOf(kind, yearBefore(to))
  const { year, week } = weekOf(from)
  const last = weekOf(`${year - 1}-12-28` as Day).week
  return { kind, ...weekFrom(addDays(firstMonday(year - 1), 7 * (Math.min(week, last) - 1))) }
}

function yearBefore(day: Day): Day {
  const last = lastDayOf(`${Number(day.slice(0, 4)) - 1}${day.slice(4, 7)}` as Month)
  const same = `${last.slice(0, 7)}${day.slice(7)}` as Day
  return same < last ? same : last
}

/** Its last day is over, so that no response can come any more. */
export const isClosed = ({ to }: Days, today: Day) => to < today

/** As much of it as there can be responses for; null before its first day. */
export const untilToday = ({ from, to }: Days, today: Day): Days | null =>
  from > today ? null : { from, to: to < today ? to : today }
