import { sql } from 'kysely'
import { cellNumbers } from './cellNumbers.ts'
import { type Db, fitting, type Prepared } from './db.ts'
import { forget } from './forgettable.ts'
import { idOf, toStored } from './rows.ts'
import type { ResponseRow, Tables } from './tables.ts'

/** `same`: the same response was kept before, so that a phone may send it again after a lost reply. */
export type Kept = 'new' | 'same' | 'different'

type Stored = Omit<Tables['response'], 'seq'>

/**
 * Writes responses in one commit, and says what became of each.
 *
 * Nothing but their own rows is written: no shared counter, no tally, no row that two responses would fight for.
 */
export async function append(db: Db, rows: ResponseRow[]): Promise<Kept[]> {
  try {
    const cells = await cellNumbers(db, rows)
    const stored = rows.map((row, i) => toStored(row, cells[i]!))
    const changed = await db.batch(stored.map((row) => insertion(db, row)))
    const repeated = rows.flatMap((_, i) => (changed[i] ? [] : [i]))
    const before = await findStored(
      db,
      repeated.map((i) => rows[i]!),
      repeated.map((i) => stored[i]!),
    )
    const kept = new Map(repeated.map((i, place) => [i, before[place] ?? 'different']))
    return rows.map((_, i) => kept.get(i) ?? 'new')
  } catch (error) {
    forget(db)
    throw error
  }
}

/** Not a sequence: a sequence leaves gaps, and numbers that commit out of order. */
const nextSeq = sql<number>`(select coalesce(max(seq), 0) + 1 from response)`

const insertions = new WeakMap<Db, string>()

/** Compiled once: done for each response, that would cost more than the insertion itself. */
function insertion(db: Db, row: Stored): Prepared {
  let text = insertions.get(db)
  if (text === undefined) {
    const insert = db.query.insertInto('response').values({ seq: nextSeq, ...row })
    text = insert.onConflict((conflict) => conflict.column('id').doNothing()).compile().sql
    insertions.set(db, text)
  }
  return { sql: text, parameters: Object.values(row) }
}

/** What is known of each of some responses: nothing, that very one, or another under its id. */
export async function findStored(
  db: Db,
  rows: readonly ResponseRow[],
  stored: readonly Stored[],
): Promise<('same' | 'different' | undefined)[]> {
  const before = await contents(db, stored)
  return rows.map((row, i) => {
    const known = before.get(row.id)
    return known === undefined ? undefined : contentOf({ ...row, ...stored[i]! }) === known ? 'same' : 'different'
  })
}

/** What lies under the ids of these, by id. */
async function contents(db: Db, rows: readonly Stored[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const some of fitting(rows.map(({ id }) => ({ id })))) {
    const ids = some.map(({ id }) => id)
    const stored = await db.query
      .selectFrom('response')
      .innerJoin('cell', 'cell.id', 'response.cell')
      .where('response.id', 'in', ids)
      .select(['response.id', 'questionnaire', 'counter', 'area', 'answers', 'respondent', 'comment'])
      .execute()
    for (const row of stored) found.set(idOf(row.id), contentOf(row))
  }
  return found
}

type Content = Pick<ResponseRow, 'questionnaire' | 'counter' | 'area' | 'answers' | 'respondent' | 'comment'>

/** The day is not content: a reply lost before midnight is asked for again after. Nor is the unit, which the day says. */
const contentOf = ({ questionnaire, counter, area, answers, respondent, comment }: Content) =>
  JSON.stringify([questionnaire, counter, area, answers, respondent, comment])
