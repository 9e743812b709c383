import { formOf } from '../../shared/answers.ts'
import { addDays, type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { encodeSums, type Sums } from '../../shared/sums.ts'
import type { Db } from './db.ts'
import { fold, foldedTo } from './fold.ts'
import { addNaively, naiveSums } from './naiveSums.ts'
import { findQuestionnaire } from './questionnaires.ts'
import type { Tables } from './tables.ts'

/** A stored tally that is not what the responses say. */
export interface Difference {
  table: 'day_tally' | 'month_tally'
  /** The primary key, by column. */
  key: Record<string, string>
  /** What is kept; null when there is no row. */
  stored: string | null
  /** What the responses add up to; null when there are none. */
  recomputed: string | null
}

/** A row's primary key as text, and what it holds. */
type Contents = Map<string, string>

/** Drops the tallies and counts every response anew. */
export async function rebuild(db: Db): Promise<void> {
  await db.batch([
    db.query.deleteFrom('day_tally'),
    db.query.deleteFrom('month_tally'),
    db.query.updateTable('fold').set({ from_seq: -1, to_seq: 0 }),
  ])
  await fold(db)
}

/**
 * Adds the responses up again, by other code than the fold's, and compares. One day after another, so that memory
 * does not grow with the years.
 */
export async function verify(db: Db): Promise<Difference[]> {
  await fold(db)
  const differences: Difference[] = []
  for (const month of await months(db)) differences.push(...(await verifyMonth(db, month)))
  return differences
}

async function verifyMonth(db: Db, month: Month): Promise<Difference[]> {
  for (;;) {
    const mark = await foldedTo(db)
    const differences = await compareMonth(db, month, mark)
    // They count only if nobody folded more responses in between.
    if (differences.length === 0 || (await foldedTo(db)) === mark) return differences
  }
}

async function compareMonth(db: Db, month: Month, mark: number): Promise<Difference[]> {
  const differences: Difference[] = []
  const sums = new Map<string, Sums>()
  for (let day = firstDayOf(month); day <= lastDayOf(month); day = addDays(day, 1)) {
    const forms = await recount(db, day, mark)
    const stored = await db.query.selectFrom('day_tally').where('day', '=', day).selectAll().execute()
    differences.push(...compare('day_tally', new Map(stored.map(dayEntry)), new Map(forms.map(dayEntry))))
    for (const form of forms) await addForm(db, sums, month, form)
  }
  const stored = await db.query.selectFrom('month_tally').where('month', '=', month).selectAll().execute()
  const recomputed = new Map([...sums].map(([key, all]) => [key, encodeSums(all)]))
  return [...differences, ...compare('month_tally', new Map(stored.map(monthEntry)), recomputed)]
}

const FORM = ['day', 'questionnaire', 'unit', 'counter', 'area', 'answers'] as const

/** What day_tally should hold of this day, as the database counts. */
const recount = (db: Db, day: Day, mark: number): Promise<Tables['day_tally'][]> =>
  db.query
    .selectFrom('response')
    .where('day', '=', day)
    .where('seq', '<=', mark)
    .groupBy(FORM)
    .select(FORM)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .execute()

async function addForm(db: Db, sums: Map<string, Sums>, month: Month, row: Tables['day_tally']) {
  const { questionnaire, unit, counter, area, answers, count } = row
  const asked = await findQuestionnaire(db, questionnaire)
  if (!asked) throw new Error(`responses answer ${questionnaire}, which is not kept`)
  const key = keyText({ month, questionnaire, unit, counter, area, form: formOf(answers) })
  const more = naiveSums(asked, answers)
  const before = sums.get(key)
  sums.set(key, before ? addNaively(before, more, count) : addNaively(more, more, count - 1))
}

const dayEntry = ({ count, ...key }: Tables['day_tally']) => [keyText(key), String(count)] as const
const monthEntry = ({ sums, ...key }: Tables['month_tally']) => [keyText(key), sums] as const

/** The columns in one order, whatever order they were read in. */
const keyText = (key: Record<string, string>) => JSON.stringify(Object.entries(key).toSorted())

function compare(table: Difference['table'], stored: Contents, recomputed: Contents): Difference[] {
  const keys = new Set([...stored.keys(), ...recomputed.keys()])
  return [...keys]
    .filter((key) => stored.get(key) !== recomputed.get(key))
    .map((key) => ({
      table,
      key: Object.fromEntries(JSON.parse(key)),
      stored: stored.get(key) ?? null,
      recomputed: recomputed.get(key) ?? null,
    }))
}

/** Every month from the first to the last that any of the three tables knows. */
async function months(db: Db): Promise<Month[]> {
  const ends = await Promise.all([
    db.query
      .selectFrom('response')
      .select(({ fn }) => [fn.min('day').as('first'), fn.max('day').as('last')])
      .execute(),
    db.query
      .selectFrom('day_tally')
      .select(({ fn }) => [fn.min('day').as('first'), fn.max('day').as('last')])
      .execute(),
    db.query
      .selectFrom('month_tally')
      .select(({ fn }) => [fn.min('month').as('first'), fn.max('month').as('last')])
      .execute(),
  ])
  const known = ends
    .flat()
    .flatMap(({ first, last }) => [first, last])
    .filter((day) => day !== null)
    .map((day) => day.slice(0, 7) as Month)
    .toSorted()
  const all: Month[] = []
  for (let month = known[0]; month && month <= known.at(-1)!; month = monthOf(addDays(lastDayOf(month), 1)))
    all.push(month)
  return all
}
