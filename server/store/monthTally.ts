import type { Compilable } from 'kysely'
import { formOf } from '../../shared/answers.ts'
import { monthOf } from '../../shared/calendar.ts'
import { count, decodeSums, emptySums, encodeSums, type Shape, shapeOf } from '../../shared/sums.ts'
import { type Db, fitting } from './db.ts'
import { findQuestionnaire } from './questionnaires.ts'
import type { Tables } from './tables.ts'

type DayTally = Tables['day_tally']
type MonthTally = Tables['month_tally']
type Key = Omit<MonthTally, 'sums'>

/**
 * The statements that add these days to their months.
 *
 * Sums are read, added to and written back, so the batch that runs the statements must fail if anyone changed them in
 * between: see `move` in fold.ts.
 *
 * @throws Error when a response answers a questionnaire that is not kept
 */
export async function addMonths(db: Db, days: DayTally[]): Promise<Compilable[]> {
  const groups = Map.groupBy(days, (row) => textOf(keyOf(row)))
  const stored = await read(
    db,
    [...groups.values()].map(([row]) => keyOf(row!)),
  )
  const shapes = await shapesOf(db, days)
  const months = [...groups].map(([text, rows]) => {
    const key = keyOf(rows[0]!)
    const shape = shapes.get(key.questionnaire)!
    const before = stored.get(text)
    const sums = before ? decodeSums(before) : emptySums(shape)
    for (const row of rows) count(sums, shape, row.answers, row.count)
    return { ...key, sums: encodeSums(sums) }
  })
  return write(db, months)
}

const keyOf = ({ day, questionnaire, unit, counter, area, answers }: DayTally): Key => ({
  month: monthOf(day),
  questionnaire,
  unit,
  counter,
  area,
  form: formOf(answers),
})

const textOf = ({ month, questionnaire, unit, counter, area, form }: Key) =>
  [month, questionnaire, unit, counter, area, form].join('|')

async function read(db: Db, keys: Key[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const some of fitting(keys)) {
    const rows = await db.query
      .selectFrom('month_tally')
      .where((eb) => eb.or(some.map((key) => eb.and(key))))
      .selectAll()
      .execute()
    for (const row of rows) found.set(textOf(row), row.sums)
  }
  return found
}

const write = (db: Db, months: MonthTally[]): Compilable[] =>
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

async function shapesOf(db: Db, rows: DayTally[]): Promise<Map<string, Shape>> {
  const shapes = new Map<string, Shape>()
  for (const key of new Set(rows.map(({ questionnaire }) => questionnaire))) {
    const questionnaire = await findQuestionnaire(db, key)
    if (!questionnaire) throw new Error(`responses answer ${key}, which is not kept`)
    shapes.set(key, shapeOf(questionnaire))
  }
  return shapes
}
