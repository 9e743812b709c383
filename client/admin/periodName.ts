import type { Day } from '../../shared/calendar.ts'
import { periodOf, weekOf } from '../../shared/period.ts'
import type { PeriodKind } from './period.ts'
import { words } from './words.ts'

const ROMAN = ['I', 'II', 'III', 'IV']

/** What the period of a kind is called that holds a day: `Quý IV/2026`. */
export function periodName(kind: PeriodKind, day: Day): string {
  if (kind === 'custom') return words.period.custom
  // The reporting year begins in December of the year before.
  const { from, to } = periodOf(kind, day)
  const { week, year } = weekOf(from)
  const month = Number(from.slice(5, 7))
  return words.period[kind]({
    year: kind === 'week' ? String(year) : to.slice(0, 4),
    month,
    quarter: ROMAN[Math.floor((month - 1) / 3)]!,
    week,
  })
}
