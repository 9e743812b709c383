import { z } from 'zod'
import type { Day } from './calendar.ts'
import type { DataWrong } from './words/data.vi.ts'

/** What an administrator does to codes, checked. Messages are keys, said in the reader's language where answered. */
const wrong = (key: DataWrong) => key

const strict = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, { error: ({ code }) => wrong(code === 'unrecognized_keys' ? 'not-known' : 'not-an-object') })

const day = z.iso.date(wrong('not-a-day')).transform((text) => text as Day)
const counter = z.string(wrong('unknown-counter')).min(1, wrong('unknown-counter')).max(80, wrong('unknown-counter'))

/** One more code of a counter. */
export const CodeEntry = strict({ counter })

/** One thing to be done to a code. */
export const CodeChange = z.discriminatedUnion(
  'deed',
  [
    strict({ deed: z.enum(['pause', 'resume', 'revoke', 'replace']) }),
    strict({ deed: z.literal('lead'), counter, from: day }),
    strict({ deed: z.literal('expire'), from: day.nullable() }),
  ],
  wrong('not-a-deed'),
)
