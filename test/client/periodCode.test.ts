import { describe, expect, it } from 'vitest'
import { periodOf, readPeriod } from '../../client/admin/period.ts'
import { CODED, codeOf, findPeriod, findWhole, pastPeriods } from '../../client/admin/periodCode.ts'
import type { Day } from '../../shared/calendar.ts'

const day = (text: string) => text as Day
const today = day('2026-11-22')

describe('a period of the calendar in an address', () => {
  it.each([
    ['2026', 'year', '2026-01-01', '2026-12-31'],
    ['2026-R', 'reporting-year', '2025-12-15', '2026-12-14'],
    ['2025-9M', 'nine-months', '2025-01-01', '2025-09-30'],
    ['2025-H2', 'half', '2025-07-01', '2025-12-31'],
    ['2026-Q3', 'quarter', '2026-07-01', '2026-09-30'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
  ] as const)('%s is the %s from %s to %s, and is written so again', (code, kind, from, to) => {
    expect(findPeriod(code)).toEqual({ kind, from, to })
    expect(codeOf({ kind, from: day(from), to: day(to) })).toBe(code)
    expect(findWhole(day(from), day(to))).toEqual({ kind, from, to })
  })

  it.each(['2026-Q5', '2026-13', '2026-00', '2026-H', '2026-Q3x', '26-Q3', '1026', '', 'century'])(
    '“%s” is none',
    (text) => {
      expect(findPeriod(text)).toBeUndefined()
      expect(readPeriod(text)).toBeUndefined()
    },
  )

  it('is over and final when its last day is, and runs until today while it goes on', () => {
    expect(periodOf('2026-Q3', today)).toMatchObject({ to: '2026-09-30', provisional: false })
    expect(periodOf('2026-Q4', today)).toEqual(periodOf('quarter', today))
  })

  it('means the same whenever it is opened', () => {
    expect(periodOf('2026-Q3', day('2031-05-05'))).toEqual(periodOf('2026-Q3', today))
  })
})

describe('the periods to look back at', () => {
  const first = day('2025-11-24')
  const codes = (kind: (typeof CODED)[number]) => pastPeriods(kind, first, today).map(codeOf)

  it('are over, newest first, back to the one of the first response', () => {
    expect(codes('quarter')).toEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4'])
    expect(codes('half')).toEqual(['2026-H1', '2025-H2'])
    expect(codes('nine-months')).toEqual(['2026-9M'])
    expect(codes('year')).toEqual(['2025'])
    expect(codes('reporting-year')).toEqual(['2025-R'])
  })

  it('are every month without a gap', () => {
    const months = codes('month')
    expect(months).toHaveLength(12)
    expect([months[0], months.at(-1)]).toEqual(['2026-10', '2025-11'])
  })

  it('begin with one only when its last day is over', () => {
    expect(pastPeriods('quarter', first, day('2026-09-30')).map(codeOf)[0]).toBe('2026-Q2')
    expect(pastPeriods('quarter', first, day('2026-10-01')).map(codeOf)[0]).toBe('2026-Q3')
  })

  it('are none when the first response came in the period that goes on', () => {
    expect(pastPeriods('year', day('2026-02-01'), today)).toEqual([])
  })
})

it('days that are no whole period of the calendar have no name', () => {
  expect(findWhole(day('2026-03-31'), day('2026-06-30'))).toBeUndefined()
  expect(findWhole(day('2026-10-01'), today)).toBeUndefined()
})
