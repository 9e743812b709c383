import type { Compilable } from 'kysely'
import { type Db, DuplicateKey, fitting } from './db.ts'
import { addMonths } from './monthTally.ts'
import type { Tables } from './tables.ts'

// Responses are only appended; this brings the two tallies after them, outside of any citizen's request.
//
// A month is kept as sums: a dashboard reads as many rows for a million responses as for a thousand. A day is kept as
// its distinct forms with their counts: the responses of one day, counter and area are too few for sums to be shorter,
// and the edges of a period need days.

type DayTally = Tables['day_tally']

/** Responses in one step: what a batch on D1 carries, and a pause elsewhere that nobody notices. */
const STEP = 2_000

/**
 * Counts every response committed before the call.
 *
 * Any number of processes may fold at once: each step moves the mark and the tallies together, or nothing.
 */
export async function fold(db: Db, limit = STEP): Promise<void> {
  for (let more = true; more;) {
    try {
      more = await step(db, limit)
    } catch (error) {
      // Another one was faster. Look again from where it came to.
      if (!(error instanceof DuplicateKey)) throw error
    }
  }
}

/** The number of the last response in the tallies. */
export async function foldedTo(db: Db): Promise<number> {
  return (await db.query.selectFrom('fold').select('to_seq').executeTakeFirstOrThrow()).to_seq
}

async function step(db: Db, limit: number): Promise<boolean> {
  const mark = await foldedTo(db)
  const rows = await db.query
    .selectFrom('response')
    .where('seq', '>', mark)
    .orderBy('seq')
    .limit(limit)
    .select(['seq', 'day', 'questionnaire', 'unit', 'counter', 'area', 'answers'])
    .execute()
  const last = rows.at(-1)
  if (!last) return false

  const days = tally(rows)
  await db.batch([...move(db, mark, last.seq), ...addDays(db, days), ...(await addMonths(db, days))])
  return rows.length === limit
}

/** Equal forms of one day and cell, counted. */
function tally(rows: Omit<DayTally, 'count'>[]): DayTally[] {
  const days = new Map<string, DayTally>()
  for (const { day, questionnaire, unit, counter, area, answers } of rows) {
    const key = [day, questionnaire, unit, counter, area, answers].join('|')
    const known = days.get(key)
    if (known) known.count++
    else days.set(key, { day, questionnaire, unit, counter, area, answers, count: 1 })
  }
  return [...days.values()]
}

/**
 * Moves the mark if it is still where it was read. If it is not, the first statement repeats the primary key of the
 * row that is there, so the whole batch fails.
 */
const move = (db: Db, from: number, to: number): Compilable[] => [
  db.query
    .insertInto('fold')
    .columns(['from_seq', 'to_seq'])
    .expression((eb) =>
      eb
        .selectFrom('fold')
        .select((row) => [
          row.case().when('to_seq', '=', from).then(row.ref('to_seq')).else(row.ref('from_seq')).end().as('from_seq'),
          row.val(to).as('to_seq'),
        ]),
    ),
  db.query.deleteFrom('fold').where('from_seq', '!=', from),
]

const addDays = (db: Db, days: DayTally[]): Compilable[] =>
  [...fitting(days)].map((rows) =>
    db.query
      .insertInto('day_tally')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'questionnaire', 'unit', 'counter', 'area', 'answers'])
          .doUpdateSet((eb) => ({ count: eb('day_tally.count', '+', eb.ref('excluded.count')) })),
      ),
  )
