import { expect, it } from 'vitest'
import type { Day } from '../../shared/calendar.ts'
import { piecesOf } from '../../shared/pieces.ts'

const pieces = (from: string, to: string, today = '2026-11-20') => piecesOf(from as Day, to as Day, today as Day)

it('reads whole months year by year', () => {
  expect(pieces('2025-11-01', '2026-02-28')).toEqual({
    years: [
      { year: 2025, first: 11, last: 12 },
      { year: 2026, first: 1, last: 2 },
    ],
    days: [],
  })
})

it('keeps days apart that make no month', () => {
  const { years, days } = pieces('2026-01-30', '2026-03-02')
  expect(years).toEqual([{ year: 2026, first: 2, last: 2 }])
  expect(days).toEqual(['2026-01-30', '2026-01-31', '2026-03-01', '2026-03-02'])
})

it('takes the month of today as whole, and nothing after it', () => {
  expect(pieces('2026-10-01', '2026-11-20').years).toEqual([{ year: 2026, first: 10, last: 11 }])
  expect(pieces('2026-10-01', '2027-03-05').years).toEqual([{ year: 2026, first: 10, last: 11 }])
  expect(pieces('2026-12-01', '2026-12-31')).toEqual({ years: [], days: [] })
  expect(pieces('2026-11-19', '2026-11-20').days).toEqual(['2026-11-19', '2026-11-20'])
})
