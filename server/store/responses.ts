import { sql } from 'kysely'
import type { Day } from '../../shared/calendar.ts'
import { type Db, fitting } from './db.ts'
import type { ResponseRow } from './tables.ts'

/** `same`: the same response was kept before, so that a phone may send it again after a lost reply. */
export type Kept = 'new' | 'same' | 'different'

type Draft = Omit<ResponseRow, 'seq'>

interface Waiting {
  row: Draft
  resolve: (kept: Kept) => void
  reject: (reason: unknown) => void
}

interface Queue {
  waiting: Waiting[]
  flushing: boolean
}

/** Responses in one commit. More would only make the last one wait longer. */
const GROUP = 500

const queues = new WeakMap<Db, Queue>()

/**
 * Keeps one response; resolves once it is on disk.
 *
 * Nothing but its own row is written: no shared counter, no tally, no row that two responses would fight for. All
 * that arrive while the last group is being written share the next commit, because a commit of each would make every
 * phone wait for every other one’s disk write, some twenty times slower.
 *
 * @returns `different` when another response has this id; it stays as it was
 */
export async function keepResponse(db: Db, row: Draft): Promise<Kept> {
  // On Workers a request must not wait for another one's: when that one is answered, its work is stopped.
  if (db.kind === 'd1') return (await write(db, [row]))[0]!
  return new Promise((resolve, reject) => {
    const queue = queues.get(db) ?? { waiting: [], flushing: false }
    queues.set(db, queue)
    queue.waiting.push({ row, resolve, reject })
    if (queue.flushing) return
    queue.flushing = true
    // After all requests that have arrived by now were read.
    setImmediate(() => void flush(db, queue))
  })
}

async function flush(db: Db, queue: Queue) {
  while (queue.waiting.length > 0) await settle(db, queue.waiting.splice(0, GROUP))
  queue.flushing = false
}

async function settle(db: Db, group: Waiting[]): Promise<void> {
  try {
    const kept = await write(
      db,
      group.map(({ row }) => row),
    )
    group.forEach(({ resolve }, i) => resolve(kept[i]!))
  } catch (error) {
    // One by one, so that a response which the database refuses takes no other with it.
    if (group.length === 1) group[0]!.reject(error)
    else for (const one of group) await settle(db, [one])
  }
}

async function write(db: Db, rows: Draft[]): Promise<Kept[]> {
  const changed = await db.batch(rows.map((row) => append(db, row)))
  const repeated = rows.filter((_, i) => changed[i] === 0)
  const stored = await contents(db, [...new Set(repeated.map(({ id }) => id))])
  return rows.map((row, i) => (changed[i] ? 'new' : contentOf(row) === stored.get(row.id) ? 'same' : 'different'))
}

/** Not a sequence: a sequence leaves gaps, and numbers that commit out of order. */
const nextSeq = sql<number>`(select coalesce(max(seq), 0) + 1 from response)`

const append = (db: Db, row: Draft) =>
  db.query
    .insertInto('response')
    .values({ seq: nextSeq, ...row })
    .onConflict((conflict) => conflict.column('id').doNothing())

async function contents(db: Db, ids: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const some of fitting(ids.map((id) => ({ id })))) {
    const rows = await db.query
      .selectFrom('response')
      .where(
        'id',
        'in',
        some.map(({ id }) => id),
      )
      .select(['id', 'questionnaire', 'counter', 'area', 'answers', 'respondent', 'comment'])
      .execute()
    for (const row of rows) found.set(row.id, contentOf(row))
  }
  return found
}

/** The day is not content: a reply lost before midnight is asked for again after. Nor is the unit, which the day says. */
const contentOf = (row: Pick<Draft, 'questionnaire' | 'counter' | 'area' | 'answers' | 'respondent' | 'comment'>) =>
  JSON.stringify([row.questionnaire, row.counter, row.area, row.answers, row.respondent, row.comment])

/** The number of the last response; 0 before the first. It grows with every response, so screens know of new ones. */
export async function lastSeq(db: Db): Promise<number> {
  const { seq } = await db.query
    .selectFrom('response')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow()
  return seq ?? 0
}

/** The day of the first response; null before there is one. */
export async function firstDay(db: Db): Promise<Day | null> {
  const { day } = await db.query
    .selectFrom('response')
    .select(({ fn }) => fn.min('day').as('day'))
    .executeTakeFirstOrThrow()
  return day
}

/** Whether any response is demo data. */
export async function hasSimulated(db: Db): Promise<boolean> {
  const row = await db.query
    .selectFrom('response')
    // As text, not bound: SQLite uses the index of simulated responses only if it can read the word.
    .where('origin', '=', sql.lit('simulated' as const))
    .select('seq')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
