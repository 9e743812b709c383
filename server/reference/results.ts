import { z } from 'zod'
import type { MaximumPoints, OfficialResult } from '../../shared/official.ts'
import maximumFile from './maximums.json' with { type: 'json' }
import officialFile from './official.json' with { type: 'json' }
import { distinct, read, slug, words } from './read.ts'

const year = z.int().min(2012).max(2100)
const count = z.int().positive()

const maximum: z.ZodType<MaximumPoints> = z.strictObject({ year, points: count, source: words })

const official: z.ZodType<OfficialResult> = z.strictObject({
  place: slug,
  year,
  index: z.number().min(0).max(100).nullable().default(null),
  points: z.number().nonnegative().nullable().default(null),
  maxPoints: count.nullable().default(null),
  rank: count.nullable().default(null),
  ofUnits: count.nullable().default(null),
  source: words,
})

export const maximums = read('maximums.json', z.array(maximum).min(1), maximumFile)
export const officialResults = read('official.json', z.array(official), officialFile)

distinct(
  'maximums.json',
  maximums.map((row) => String(row.year)),
)
distinct(
  'official.json',
  officialResults.map((row) => `${row.place} ${row.year}`),
)
