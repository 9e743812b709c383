import { z } from 'zod'
import { MAX_COUNT } from './dossierRows.ts'
import type { MaximumPoints, OfficialResult } from './official.ts'
import { MARGIN } from './sample.ts'
import type { DataWrong } from './words/data.vi.ts'

/** What an administrator enters, checked. Messages are keys, said in the reader's language where they are answered. */
const wrong = (key: DataWrong) => key

const strict = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, { error: ({ code }) => wrong(code === 'unrecognized_keys' ? 'not-known' : 'not-an-object') })

const whole = (key: DataWrong, min: number, max: number) => z.int(wrong(key)).min(min, wrong(key)).max(max, wrong(key))

/** Published to two decimals; a third would be a slip of the finger. */
const decimal = (key: DataWrong, max: number) =>
  z
    .number(wrong(key))
    .min(0, wrong(key))
    .max(max, wrong(key))
    .refine((value) => Number(value.toFixed(2)) === value, wrong(key))

const year = whole('not-a-year', 2012, 2100)
const maximum = whole('not-a-maximum', 1, 100)

/** One line in NFC. */
const line = (none: DataWrong, tooLong: DataWrong) =>
  z
    .string(wrong(none))
    .transform((text) =>
      text
        .toWellFormed()
        .normalize('NFC')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1, wrong(none)).max(500, wrong(tooLong)))

/** Which decision or which news report says so. */
const source = line('no-source', 'source-too-long')

/** That a response does not count, or counts again, and why. */
export const RulingEntry = strict({
  /** The response's. */
  id: z.uuid(wrong('not-a-uuid')).toLowerCase(),
  isOut: z.boolean(wrong('not-yes-or-no')),
  reason: line('no-reason', 'reason-too-long'),
})

export const MaximumEntry: z.ZodType<MaximumPoints> = strict({ year, points: maximum, source })

export const OfficialEntry: z.ZodType<OfficialResult> = strict({
  place: z.string(wrong('no-place')).min(1, wrong('no-place')).max(80, wrong('no-place')),
  year,
  index: decimal('not-an-index', 100).nullable().default(null),
  points: decimal('not-points', 100).nullable().default(null),
  maxPoints: maximum.nullable().default(null),
  rank: whole('not-a-rank', 1, 1000).nullable().default(null),
  ofUnits: whole('not-a-rank', 1, 1000).nullable().default(null),
  source,
}).superRefine(({ index, points, maxPoints, rank, ofUnits }, { addIssue }) => {
  const say = (field: string, key: DataWrong) => addIssue({ code: 'custom', path: [field], message: wrong(key) })
  if (index === null && points === null) say('index', 'no-result')
  if ((points === null) !== (maxPoints === null)) say(points === null ? 'points' : 'maxPoints', 'half-points')
  if (points !== null && maxPoints !== null && points > maxPoints) say('points', 'above-maximum')
  if ((rank === null) !== (ofUnits === null)) say(rank === null ? 'rank' : 'ofUnits', 'half-rank')
  if (rank !== null && ofUnits !== null && rank > ofUnits) say('rank', 'above-units')
})

/** Dossiers as someone wrote them: whose they are is looked up in shared/dossierRows.ts. */
export const DossierEntries = strict({
  dossiers: z
    .array(
      strict({
        unit: z.string(wrong('unknown-unit')),
        area: z.string(wrong('unknown-area')),
        month: z.string(wrong('not-a-month')),
        count: whole('not-a-count', 0, MAX_COUNT),
      }),
      wrong('not-rows'),
    )
    .min(1, wrong('nothing-entered')),
})

/** What the administration settles about figures, not the software. */
export interface Policy {
  /** e of the sample size, in basis points. */
  margin: number
  /** Fewer respondents than this are shown to nobody. */
  smallestCell: number
  /** The same where everyone may read; never less. */
  smallestPublicCell: number
}

export const POLICY: Policy = { margin: MARGIN, smallestCell: 5, smallestPublicCell: 10 }

/** Were two shown, each of them would learn what the other one said. */
const cell = whole('not-a-cell', 3, 1000)

export const PolicyEntry: z.ZodType<Policy> = strict({
  margin: whole('not-a-margin', 50, 2000),
  smallestCell: cell,
  smallestPublicCell: cell,
}).refine((policy) => policy.smallestPublicCell >= policy.smallestCell, {
  path: ['smallestPublicCell'],
  message: wrong('public-below-inside'),
})
