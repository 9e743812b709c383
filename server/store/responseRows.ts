import { type Compilable, sql } from 'kysely'
import { findStored, type Kept } from './append.ts'
import { cellNumbers } from './cellNumbers.ts'
import { type Db, fitting, inFitting } from './db.ts'
import { bytesOf, idOf, toStored } from './rows.ts'
import type { ResponseRow } from './tables.ts'

// Responses that must be kept together with something else, or not at all. Those that come alone go through
// responses.ts, where many share a commit.

/** Not a sequence: a sequence leaves gaps, and numbers that commit out of order. Of one statement all see the same. */
const seqAfter = (others: number) => sql<number>`(select coalesce(max(seq), 0) + ${sql.lit(others + 1)} from response)`

/** Statements that keep responses. An id that is there already breaks the batch they are in: see DuplicateKey. */
export async function responseRows(db: Db, rows: readonly ResponseRow[]): Promise<Compilable[]> {
  const cells = await cellNumbers(db, rows)
  const stored = rows.map((row, i) => toStored(row, cells[i]!))
  return [...fitting(stored)].map((some) =>
    db.query.insertInto('response').values(some.map((row, i) => ({ seq: seqAfter(i), ...row }))),
  )
}

/** What is known of a response's id: nothing, that very response, or another one. */
export async function findKept(db: Db, row: ResponseRow): Promise<Exclude<Kept, 'new'> | undefined> {
  const [cell] = await cellNumbers(db, [row])
  const [known] = await findStored(db, [row], [toStored(row, cell!)])
  return known
}

/** Those of the ids under which a response is kept. */
export async function keptIds(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const some of inFitting(ids.map(bytesOf))) {
    const rows = await db.query.selectFrom('response').where('id', 'in', some!).select('id').execute()
    for (const { id } of rows) found.add(idOf(id))
  }
  return found
}
