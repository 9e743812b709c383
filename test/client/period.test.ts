import { describe, expect, it } from 'vitest'
import { periodOf, trendOf, wholeMonthsIn } from '../../client/admin/period.ts'
import type { Day } from '../../shared/calendar.ts'

const day = (text: string) => text as Day
const today = day('2026-11-22')
const odd = (from: string, to: string) => wholeMonthsIn({ from: day(from), to: day(to) }, today)

describe('a period', () => {
  it.each([
    ['week', '2026-11-16'],
    ['month', '2026-11-01'],
    ['quarter', '2026-10-01'],
    ['half', '2026-07-01'],
    ['year', '2026-01-01'],
    ['reporting-year', '2025-12-15'],
  ] as const)('%s begins on its first day and runs until today', (kind, from) => {
    expect(periodOf(kind, today)).toEqual({ kind, from, to: today, provisional: true })
  })

  it('that is over ends on its own last day and is no longer provisional', () => {
    expect(periodOf('nine-months', today)).toMatchObject({ from: '2026-01-01', to: '2026-09-30', provisional: false })
  })

  it('that ends today is still provisional: the day is not over', () => {
    expect(periodOf('quarter', day('2026-12-31'))).toMatchObject({ to: '2026-12-31', provisional: true })
  })

  it('of six months is the half of the year that today is in', () => {
    expect(periodOf('half', day('2026-06-30')).from).toBe('2026-01-01')
    expect(periodOf('half', day('2026-07-01')).from).toBe('2026-07-01')
  })

  it('of the reader that lasts beyond today runs until today', () => {
    const custom = { from: day('2026-06-15'), to: day('2026-12-14') }
    expect(periodOf('custom', today, custom)).toMatchObject({ from: '2026-06-15', to: today, provisional: true })
  })

  it('of the reader is taken as it is, even the wrong way round: the server says what is wrong with it', () => {
    const custom = { from: day('2026-03-05'), to: day('2026-02-01') }
    expect(periodOf('custom', today, custom)).toMatchObject(custom)
  })
})

describe('whole months instead of odd days', () => {
  it('are those inside the period', () => {
    expect(odd('2025-12-15', '2026-11-22')).toEqual({ from: '2026-01-01', to: today })
    expect(odd('2026-01-05', '2026-03-20')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  })

  it('are those around it when it holds none, never later than today', () => {
    expect(odd('2026-01-05', '2026-02-20')).toEqual({ from: '2026-01-01', to: '2026-02-28' })
    expect(odd('2026-11-05', '2026-11-20')).toEqual({ from: '2026-11-01', to: today })
  })

  it('are not offered for a period that is made of them', () => {
    expect(odd('2026-01-01', '2026-10-31')).toBeNull()
    expect(odd('2026-10-01', '2026-11-22')).toBeNull()
  })
})

describe('a trend', () => {
  it('shows twelve months up to the end of a short period', () => {
    expect(trendOf({ from: day('2026-10-01'), to: today })).toEqual({ from: '2025-12-01', to: today })
    expect(trendOf({ from: day('2026-12-01'), to: day('2026-12-31') }).from).toBe('2026-01-01')
  })

  it('is as long as a period of more than a year', () => {
    expect(trendOf({ from: day('2024-05-01'), to: today }).from).toBe('2024-05-01')
  })
})
