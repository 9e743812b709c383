import { addDays, type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import type { Questionnaire } from '../../shared/questionnaire.ts'
import type { Db } from './db.ts'
import { fold, foldedTo } from './fold.ts'
import { naiveSums } from './naiveSums.ts'
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

type Counted = Tables['day_tally']

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
 * Adds the responses up again, by other code than the fold's, and compares: one month after another, so that memory
 * does not grow with the years.
 */
export async function verify(db: Db): Promise<Difference[]> {
  await fold(db)
  const differences: Difference[] = []
  for (const month of await monthsOf(db)) differences.push(...(await verifyMonth(db, month)))
  return differences
}

async function verifyMonth(db: Db, month: Month): Promise<Difference[]> {
  for (;;) {
    const mark = await foldedTo(db)
    const days = await recount(db, month, mark)
    const found = [...(await compareDays(db, month, days)), ...(await compareMonth(db, month, days))]
    // Differences count only if nobody folded more responses in between.
    if (found.length === 0 || (await foldedTo(db)) === mark) return found
  }
}

/** The first to the last month that any of the tables knows, one after another. */
async function monthsOf(db: Db): Promise<Month[]> {
  const { query } = db
  const ends = await Promise.all([
    query.selectFrom('response').select(({ fn }) => [fn.min('day').as('first'), fn.max('day').as('last')]).execute(),
    query.selectFrom('day_tally').select(({ fn }) => [fn.min('day').as('first'), fn.max('day').as('last')]).execute(),
    query.selectFrom('month_tally').select(({ fn }) => [fn.min('month').as('first'), fn.max('month').as('last')]).execute(),
  ])
  const known = ends.flat().flatMap(({ first, last }) => [first, last]).filter((day) => day !== null)
  const sorted = known.map((day) => day.slice(0, 7) as Month).sort()
  const months: Month[] = []
  const last = sorted.at(-1)
  if (last) for (let month = sorted[0]!; month <= last; month = monthOf(addDays(lastDayOf(month), 1))) months.push(month)
  return months
}

/** What day_tally should hold of this month, added up by the database. */
async function recount(db: Db, month: Month, mark: number): Promise<Counted[]> {
  const counted: Counted[] = []
  const columns = ['day', 'questionnaire', 'unit', 'counter', 'area', 'answers'] as const
  for (let day: Day = firstDayOf(month); day <= lastDayOf(month); day = addDays(day, 1)) {
    const rows = await db.query
      .selectFrom('response')
      .where('day', '=', day)
      .where('seq', '<=', mark)
      .groupBy(columns)
      .select(columns)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .execute()
    counted.push(...rows)
  }
  return counted
}

async function compareDays(db: Db, month: Month, recomputed: Counted[]): Promise<Difference[]> {
  const stored = await db.query
    .selectFrom('day_tally')
    .where('day', '>=', firstDayOf(month))
    .where('day', '<=', lastDayOf(month))
    .selectAll()
    .execute()
  const entry = ({ count, ...key }: Counted) => [JSON.stringify(sorted(key)), String(count)] as const
  return compare('day_tally', new Map(stored.map(entry)), new Map(recomputed.map(entry)))
}

async function compareMonth(db: Db, month: Month, days: Counted[]): Promise<Difference[]> {
  const stored = await db.query.selectFrom('month_tally').where('month', '=', month).selectAll().execute()
  const groups = Map.groupBy(days, ({ questionnaire, unit, counter, area, answers }) =>
    JSON.stringify(sorted({ month, questionnaire, unit, counter, area, form: answers.includes('.') ? 'short' : 'full' })),
  )
  const recomputed = new Map<string, string>()
  for (const [key, rows] of groups)
    recomputed.set(key, sumsText(naiveSums(await questionnaireOf(db, rows[0]!.questionnaire), rows)))
  const entry = ({ sums, ...key }: Tables['month_tally']) =>
    [JSON.stringify(sorted(key)), sumsText(JSON.parse(sums))] as const
  return compare('month_tally', new Map(stored.map(entry)), recomputed)
}

function compare(
  table: Difference['table'],
  stored: ReadonlyMap<string, string>,
  recomputed: ReadonlyMap<string, string>,
): Difference[] {
  const keys = new Set([...stored.keys(), ...recomputed.keys()])
  return [...keys]
    .filter((key) => stored.get(key) !== recomputed.get(key))
    .map((key) => ({
      table,
      key: JSON.parse(key),
      stored: stored.get(key) ?? null,
      recomputed: recomputed.get(key) ?? null,
    }))
}
