import { expect, it } from 'vitest'
import { z } from 'zod'
import type { Day } from '../../shared/calendar.ts'
import { dayIn, responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'

it('makes UUIDs of version 8 that begin with the day and never meet', () => {
  const random = seeded(1)
  const ids = Array.from({ length: 1000 }, () => responseId('2026-11-22' as Day, random))

  expect(ids.filter((id) => !z.uuid({ version: 'v8' }).safeParse(id).success)).toEqual([])
  expect(ids.filter((id) => !id.startsWith('20261122-'))).toEqual([])
  expect(new Set(ids).size).toBe(1000)
})

it('tells the day of an id that begins with one, and of no other', () => {
  const day = '2024-02-29' as Day
  expect(dayIn(responseId(day, seeded(2)))).toBe(day)
  // Not a day, a day that there was not, and a version that means something else.
  for (const start of ['20261301-0000-8000', '20250229-0000-8000', '20261122-0000-4000'])
    expect(dayIn(`${start}-8000-000000000000`), start).toBeUndefined()
})
