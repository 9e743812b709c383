import { describe, expect, it } from 'vitest'
import { periodOf, trendOf } from '../../client/admin/period.ts'
import type { Day } from '../../shared/calendar.ts'

const day = (text: string) => text as Day
const today = day('2026-11-22')

describe('a period', () => {
  it.each([
    ['month', '2026-11-01'],
    ['quarter', '2026-10-01'],
    ['half', '2026-07-01'],
    ['year', '2026-01-01'],
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

  it('of the reader is taken as it is, even the wrong way round: the server says what is wrong with it', () => {
    const custom = { from: day('2026-03-05'), to: day('2026-02-01') }
    expect(periodOf('custom', today, custom)).toMatchObject(custom)
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
