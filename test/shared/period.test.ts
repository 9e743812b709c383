import { describe, expect, it } from 'vitest'
import { addDays, dayOf, type Day } from '../../shared/calendar.ts'
import {
  isClosed,
  type PeriodKind,
  periodOf,
  PERIODS,
  previousPeriod,
  samePeriodLastYear,
  untilToday,
  weekOf,
} from '../../shared/period.ts'
import { nextReport, reportsOf, type Schedule } from '../../shared/reports.ts'

const day = (text: string) => text as Day
const span = (kind: PeriodKind, text: string) => {
  const { from, to } = periodOf(kind, day(text))
  return `${from}…${to}`
}
const daysFrom = (first: string, n: number) => Array.from({ length: n }, (_, i) => addDays(day(first), i))

describe('a period', () => {
  it.each([
    ['day', '2024-02-29', '2024-02-29…2024-02-29'],
    ['week', '2026-11-22', '2026-11-16…2026-11-22'],
    ['week', '2026-11-23', '2026-11-23…2026-11-29'],
    ['week', '2027-01-01', '2026-12-28…2027-01-03'],
    ['month', '2024-02-11', '2024-02-01…2024-02-29'],
    ['month', '2026-02-11', '2026-02-01…2026-02-28'],
    ['quarter', '2026-03-31', '2026-01-01…2026-03-31'],
    ['quarter', '2026-04-01', '2026-04-01…2026-06-30'],
    ['quarter', '2026-12-31', '2026-10-01…2026-12-31'],
    ['half', '2026-06-30', '2026-01-01…2026-06-30'],
    ['half', '2026-07-01', '2026-07-01…2026-12-31'],
    ['nine-months', '2026-02-01', '2026-01-01…2026-09-30'],
    ['nine-months', '2026-11-22', '2026-01-01…2026-09-30'],
    ['year', '2024-12-31', '2024-01-01…2024-12-31'],
    ['reporting-year', '2026-12-14', '2025-12-15…2026-12-14'],
    ['reporting-year', '2026-12-15', '2026-12-15…2027-12-14'],
    ['reporting-year', '2026-01-01', '2025-12-15…2026-12-14'],
  ] as const)('of kind %s around %s is %s', (kind, around, expected) => expect(span(kind, around)).toBe(expected))

  it('holds the day it is asked around and leaves no day out, whatever the kind', () => {
    for (const kind of PERIODS.filter((one) => one !== 'nine-months'))
      for (const one of daysFrom('2023-11-01', 900)) {
        const period = periodOf(kind, one)
        expect(period.from <= one && one <= period.to, `${kind} ${one}`).toBe(true)
        expect(periodOf(kind, addDays(period.to, 1)).from, `${kind} ${one}`).toBe(addDays(period.to, 1))
      }
  })

  it('changes at midnight in Vietnam, not in London', () => {
    const last = dayOf(Date.parse('2026-12-31T23:59:59.999+07:00'))
    const first = dayOf(Date.parse('2027-01-01T00:00:00+07:00'))
    expect(dayOf(Date.parse('2026-12-31T17:00:00Z'))).toBe(first)
    expect(periodOf('year', last).from).toBe('2026-01-01')
    expect(periodOf('year', first).from).toBe('2027-01-01')
    expect(isClosed(periodOf('quarter', last), last)).toBe(false)
    expect(isClosed(periodOf('quarter', last), first)).toBe(true)
  })

  it('reaches until today while it lasts, and not at all before it begins', () => {
    const quarter = periodOf('quarter', day('2026-11-22'))
    expect(untilToday(quarter, day('2026-11-22'))).toEqual({ from: '2026-10-01', to: '2026-11-22' })
    expect(untilToday(quarter, day('2027-01-05'))).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(untilToday(quarter, day('2026-09-30'))).toBeNull()
  })
})

describe('the period before', () => {
  it.each([
    ['day', '2024-03-01', '2024-02-29'],
    ['week', '2021-01-04', '2020-12-28'],
    ['month', '2026-01-31', '2025-12-01'],
    ['quarter', '2026-02-15', '2025-10-01'],
    ['half', '2026-08-01', '2026-01-01'],
    ['nine-months', '2026-08-01', '2025-01-01'],
    ['year', '2025-06-01', '2024-01-01'],
    ['reporting-year', '2026-06-01', '2024-12-15'],
  ] as const)('of the %s of %s begins on %s', (kind, around, from) =>
    expect(previousPeriod(periodOf(kind, day(around)))).toEqual(periodOf(kind, day(from))),
  )
})

describe('the same period last year', () => {
  it.each([
    ['day', '2024-02-29', '2023-02-28', '2023-02-28'],
    ['day', '2025-02-28', '2024-02-28', '2024-02-28'],
    ['month', '2024-02-10', '2023-02-01', '2023-02-28'],
    ['month', '2025-02-10', '2024-02-01', '2024-02-29'],
    ['quarter', '2026-11-22', '2025-10-01', '2025-12-31'],
    ['half', '2026-08-01', '2025-07-01', '2025-12-31'],
    ['nine-months', '2026-11-22', '2025-01-01', '2025-09-30'],
    ['reporting-year', '2026-12-15', '2025-12-15', '2026-12-14'],
    // Week 47 of 2026 and of 2025; weeks 53 of 2026 and 2020 meet weeks 52.
    ['week', '2026-11-22', '2025-11-17', '2025-11-23'],
    ['week', '2026-12-31', '2025-12-22', '2025-12-28'],
    ['week', '2021-01-03', '2019-12-23', '2019-12-29'],
    ['week', '2027-01-04', '2025-12-29', '2026-01-04'],
  ] as const)('of the %s of %s is %s to %s', (kind, around, from, to) =>
    expect(samePeriodLastYear(periodOf(kind, day(around)))).toEqual({ kind, from, to }),
  )
})

it('numbers weeks as ISO 8601 does', () => {
  expect(weekOf(day('2026-12-31'))).toEqual({ year: 2026, week: 53 })
  expect(weekOf(day('2027-01-03'))).toEqual({ year: 2026, week: 53 })
  expect(weekOf(day('2027-01-04'))).toEqual({ year: 2027, week: 1 })
  expect(weekOf(day('2024-12-30'))).toEqual({ year: 2025, week: 1 })
  expect(weekOf(day('2024-02-29'))).toEqual({ year: 2024, week: 9 })
})

describe('the next report', () => {
  it.each([
    ['2026-01-01', 'Quý I', 2026, '2026-03-14', '2025-12-15', '2026-03-14'],
    ['2026-03-14', 'Quý I', 2026, '2026-03-14', '2025-12-15', '2026-03-14'],
    ['2026-03-15', '6 tháng đầu năm', 2026, '2026-06-14', '2025-12-15', '2026-06-14'],
    ['2026-06-15', 'Quý III', 2026, '2026-09-14', '2026-06-15', '2026-09-14'],
    ['2026-11-22', 'Năm', 2026, '2026-12-09', '2025-12-15', '2026-12-14'],
    ['2026-12-09', 'Năm', 2026, '2026-12-09', '2025-12-15', '2026-12-14'],
    ['2026-12-10', 'Quý I', 2027, '2027-03-14', '2026-12-15', '2027-03-14'],
  ])('on %s is %s %i, in time until %s, over %s to %s', (today, name, year, due, from, to) => {
    const report = nextReport(day(today))
    expect(report).toMatchObject({ year, due, from, to })
    expect(report.name.vi).toBe(name)
  })

  it('follows the schedule of its own year', () => {
    const rule = { name: { vi: 'Năm', en: 'Year' }, from: '12-15', to: '12-14', before: '12-10' }
    const schedules: Schedule[] = [
      { since: 2020, rules: [rule] },
      { since: 2028, rules: [{ ...rule, from: '01-01', to: '11-30', before: '12-05' }] },
    ]
    expect(reportsOf(2027, schedules)).toMatchObject([{ due: '2027-12-09', from: '2026-12-15' }])
    expect(nextReport(day('2027-12-10'), schedules)).toMatchObject({ due: '2028-12-04', from: '2028-01-01' })
    expect(reportsOf(2012, schedules)).toMatchObject([{ from: '2011-12-15', to: '2012-12-14' }])
  })
})
