import { expect, it } from 'vitest'
import type { Day } from '../../shared/calendar.ts'
import { periodBefore, wholeMonths } from '../../shared/dossiers.ts'

const day = (text: string) => text as Day

it.each([
  ['2026-07-01', '2026-09-30', '2026-04-01', '2026-06-30'],
  ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
  ['2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['2026-10-01', '2026-11-23', '2026-08-01', '2026-09-30'],
  ['2026-11-05', '2026-11-11', '2026-10-29', '2026-11-04'],
])('before %s to %s comes %s to %s', (from, to, first, last) => {
  expect(periodBefore(day(from), day(to))).toEqual({ from: first, to: last })
})

it('dossiers are known of whole months, and of the running one up to today', () => {
  const today = day('2026-11-23')
  expect(wholeMonths(day('2026-07-01'), day('2026-09-30'), today)).toEqual({ first: '2026-07', last: '2026-09' })
  expect(wholeMonths(day('2026-11-01'), today, today)).toEqual({ first: '2026-11', last: '2026-11' })
  expect(wholeMonths(day('2026-11-01'), day('2026-11-20'), today)).toBeNull()
  expect(wholeMonths(day('2026-07-02'), day('2026-09-30'), today)).toBeNull()
})
