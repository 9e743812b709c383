import { expect, it } from 'vitest'
import { z } from 'zod'
import type { Day } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'

it('makes UUIDs of version 8 that begin with the day and never meet', () => {
  const random = seeded(1)
  const ids = Array.from({ length: 1000 }, () => responseId('2026-11-22' as Day, random))

  expect(ids.filter((id) => !z.uuid({ version: 'v8' }).safeParse(id).success)).toEqual([])
  expect(ids.filter((id) => !id.startsWith('20261122-'))).toEqual([])
  expect(new Set(ids).size).toBe(1000)
})
