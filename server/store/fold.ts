import type { Compilable } from 'kysely'
import { formOf } from '../../shared/answers.ts'
import { type Month, monthOf } from '../../shared/calendar.ts'
import { count, decodeSums, emptySums, encodeSums, type Shape, shapeOf } from '../../shared/sums.ts'
import { type Db, DuplicateKey, fitting } from './db.ts'
import { findQuestionnaire } from './questionnaires.ts'
import type { Tables } from './tables.ts'

// Responses are only appended; this brings the two tallies after them, outside of any citizen's request.
//
// A month is kept as sums: a dashboard reads as many rows for a million responses as for a thousand. A day is kept as
// its distinct forms with their counts: the responses of one day, counter and area are too few for sums to be shorter,
// and the edges of a period need days.

type DayTally = Tables['day_tally']
type MonthTally = Tables['month_tally']
type MonthKey = Omit<MonthTally, 'sums'>

/** Responses in one step: what a batch on D1 carries, and a pause elsewhere that nobody notices. */
const STEP = 2_000

/**
 * Counts every response committed before the call.
 *
 * Any number of processes may fold at once: each step moves the mark and the tallies together, or nothing.
 */
export async function fold(db: Db, limit = STEP): Promise<void> {
  for (let more = true; more; ) {
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
  await db.batch([...move(db, mark, last.seq), ...addDays(db, days), ...setMonths(db, await addMonths(db, days))])
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

/** The months that these days belong to, with the days added. Safe to read first: a moved mark undoes the batch. */
async function addMonths(db: Db, days: DayTally[]): Promise<MonthTally[]> {
  const groups = Map.groupBy(days, (row) => monthKey(keyOfMonth(row)).join('|'))
  const keys = [...groups.values()].map(([row]) => keyOfMonth(row!))
  const stored = await readMonths(db, keys)
  const shapes = await shapesOf(db, days)

  return keys.map((key) => {
    const name = monthKey(key).join('|')
    const shape = shapes.get(key.questionnaire)!
    const text = stored.get(name)
    const sums = text ? decodeSums(text) : emptySums(shape)
    for (const row of groups.get(name)!) count(sums, shape, row.answers, row.count)
    return { ...key, sums: encodeSums(sums) }
  })
}

const keyOfMonth = ({ day, questionnaire, unit, counter, area, answers }: DayTally): MonthKey => ({
  month: monthOf(day),
  questionnaire,
  unit,
  counter,
  area,
  form: formOf(answers),
})

const monthKey = ({ month, questionnaire, unit, counter, area, form }: MonthKey): [Month, ...string[]] => [
  month,
  questionnaire,
  unit,
  counter,
  area,
  form,
]

async function readMonths(db: Db, keys: MonthKey[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const some of fitting(keys)) {
    const rows = await db.query
      .selectFrom('month_tally')
      .where((eb) => eb.or(some.map((key) => eb.and(key))))
      .selectAll()
      .execute()
    for (const row of rows) found.set(monthKey(row).join('|'), row.sums)
  }
  return found
}

const setMonths = (db: Db, months: MonthTally[]): Compilable[] =>
  [...fitting(months)].map((rows) =>
    db.query
      .insertInto('month_tally')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['month', 'questionnaire', 'unit', 'counter', 'area', 'form'])
          .doUpdateSet((eb) => ({ sums: eb.ref('excluded.sums') })),
      ),
  )

/** @throws Error when responses answer a questionnaire that is not kept */
async function shapesOf(db: Db, rows: { questionnaire: string }[]): Promise<Map<string, Shape>> {
  const shapes = new Map<string, Shape>()
  for (const key of new Set(rows.map(({ questionnaire }) => questionnaire))) {
    const questionnaire = await findQuestionnaire(db, key)
    if (!questionnaire) throw new Error(`responses answer ${key}, which is not kept`)
    shapes.set(key, shapeOf(questionnaire))
  }
  return shapes
}
