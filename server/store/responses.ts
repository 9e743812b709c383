import { sql } from 'kysely'
import type { Day } from '../../shared/calendar.ts'
import { append, type Kept } from './append.ts'
import type { Db } from './db.ts'
import { type Generation, liveGeneration } from './generations.ts'
import { orLastKnown } from './lastKnown.ts'
import { versionName } from './questionnaires.ts'
import { createQueue } from './queue.ts'
import { dayFrom } from './rows.ts'
import type { ResponseRow } from './tables.ts'

const queues = new WeakMap<Db, (row: ResponseRow) => Promise<Kept>>()

/**
 * Keeps one response; resolves once it is on disk.
 *
 * @returns `different` when another response has this id; it stays as it was
 * @throws Problem busy or storage-unavailable: perhaps it was kept, perhaps not; sending it again settles which
 */
export async function keepResponse(db: Db, row: ResponseRow): Promise<Kept> {
  // On Workers a request must not wait for another one's: when that one is answered, its work is stopped.
  if (db.kind === 'd1') return (await append(db, [row]))[0]!
  let keep = queues.get(db)
  if (!keep) queues.set(db, (keep = createQueue((rows) => append(db, rows))))
  return keep(row)
}

/** The number of the last response; 0 before the first. It grows with every response, so screens know of new ones. */
export async function lastSeq(db: Db): Promise<number> {
  const { seq } = await db.query
    .selectFrom('response')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow()
  return seq ?? 0
}

/** Responses looked at one by one, at either end of what came last. */
const TAIL = 1_000

/** The latest day of those that came last; null before the first. */
export async function latestDay({ query }: Db): Promise<Day | null> {
  const { day } = await query
    .selectFrom(query.selectFrom('response').orderBy('seq', 'desc').limit(TAIL).select('day').as('tail'))
    .select(({ fn }) => fn.max<number | null>('day').as('day'))
    .executeTakeFirstOrThrow()
  return day === null ? null : dayFrom(day)
}

/**
 * The day of the first response; null before there is one. Of those that are not counted yet, some are looked at.
 *
 * @param live where it is known already
 */
export async function firstDay(db: Db, live?: Generation): Promise<Day | null> {
  const { query } = db
  const { id, response } = live ?? (await liveGeneration(db))
  const [counted, others] = await Promise.all([
    // One look into the index for each questionnaire: no column tells the first day of all, and an id's may be made up.
    query
      .selectFrom('questionnaire')
      .select((eb) =>
        eb
          .selectFrom('tally')
          .where('generation', '=', id)
          .where('division', '=', 'day')
          .where('tally.questionnaire', '=', versionName)
          .where('tally.place', '=', (inner) =>
            inner.selectFrom('place').where('unit', '=', '').where('counter', '=', '').select('place.id'),
          )
          .select(({ fn }) => fn.min<string | null>('through').as('through'))
          .as('day'),
      )
      .execute(),
    query
      .selectFrom(
        query.selectFrom('response').where('seq', '>', response).orderBy('seq').limit(TAIL).select('day').as('tail'),
      )
      .select(({ fn }) => fn.min<number | null>('day').as('day'))
      .execute(),
  ])
  const days = [...counted.map(({ day }) => day), ...others.map(({ day }) => day && dayFrom(day))]
  return (days.filter((day) => day !== null).toSorted()[0] ?? null) as Day | null
}

/** Whether any response is demo data. */
export const hasSimulated = (db: Db): Promise<boolean> =>
  orLastKnown(db, 'hasSimulated', async () => {
    const row = await db.query
      .selectFrom('cell')
      // As text, not bound: SQLite uses the index of simulated cells only if it can read the word.
      .where('origin', '=', sql.lit('simulated' as const))
      .select('id')
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  })
