import { type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'

/** The periods of the official reports, and one the reader sets. */
export const PERIODS = ['month', 'quarter', 'half', 'nine-months', 'year', 'custom'] as const
export type PeriodKind = (typeof PERIODS)[number]

/** Both ends are included. */
export interface Days {
  from: Day
  to: Day
}

export interface Period extends Days {
  kind: PeriodKind
  /** Its last day is still ahead or is today: the figures may change. */
  provisional: boolean
}

/** The period of a kind around `today`, never longer than until today: tomorrow has no responses to be short of. */
export function periodOf(kind: PeriodKind, today: Day, custom: Partial<Days> = {}): Period {
  const { from, to } = kind === 'custom' ? { from: today, to: today, ...custom } : wholePeriod(kind, today)
  const provisional = to >= today
  return { kind, from, to: kind !== 'custom' && provisional ? today : to, provisional }
}

function wholePeriod(kind: Exclude<PeriodKind, 'custom'>, today: Day): Days {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const months = (first: number, last: number) => ({
    from: firstDayOf(monthNamed(year, first)),
    to: lastDayOf(monthNamed(year, last)),
  })
  switch (kind) {
    case 'month':
      return months(month, month)
    case 'quarter': {
      const first = month - ((month - 1) % 3)
      return months(first, first + 2)
    }
    case 'half':
      return month <= 6 ? months(1, 6) : months(7, 12)
    case 'nine-months':
      return months(1, 9)
    case 'year':
      return months(1, 12)
  }
}

const monthNamed = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}` as Month

/** From the first of the month eleven months before, so that a trend has twelve months; longer when the period is. */
export function trendOf({ from, to }: Days): Days {
  const [year, month] = monthOf(to).split('-').map(Number) as [number, number]
  const first = firstDayOf(month === 12 ? monthNamed(year, 1) : monthNamed(year - 1, month + 1))
  return { from: from < first ? from : first, to }
}
