import { type Compilable, sql } from 'kysely'
import type { Db } from './db.ts'
import { bytesOf } from './rows.ts'
import type { Tables } from './tables.ts'

/** That a response does not count, or counts again. */
export interface Ruling {
  /** The response's. */
  id: string
  isOut: boolean
  reason: string
  /** The account's name. */
  actor: string
  /** Milliseconds since the Unix epoch. */
  at: number
}

/**
 * Rules a response out of all figures, or in again. Nothing is deleted: every ruling stays, and the last one holds.
 *
 * @returns false when there is no such response
 */
export async function rule(db: Db, { id, isOut, reason, actor, at }: Ruling): Promise<boolean> {
  const [ruled] = await db.batch([
    append(db, { response: bytesOf(id), is_out: isOut ? 1 : 0, reason: reason.normalize('NFC'), actor, at }),
  ])
  return ruled === 1
}

type Row = Omit<Tables['ruling'], 'seq' | 'response'> & { response: Uint8Array }

const append = (db: Db, { response, is_out, reason, actor, at }: Row): Compilable => ({
  compile: () =>
    sql`insert into ruling (seq, response, is_out, reason, actor, at)
        select (select coalesce(max(seq), 0) + 1 from ruling), seq, ${sql.val(is_out)}, ${reason}, ${actor}, ${at}
        from response where id = ${response}`.compile(db.query),
})

/** What was ruled on a response, the latest last. */
export async function rulingsOn({ query }: Db, id: string): Promise<Omit<Ruling, 'id'>[]> {
  const rows = await query
    .selectFrom('ruling')
    .innerJoin('response', 'response.seq', 'ruling.response')
    .where('response.id', '=', bytesOf(id))
    .orderBy('ruling.seq')
    .select(['is_out', 'reason', 'actor', 'at'])
    .execute()
  return rows.map(({ is_out, ...ruling }) => ({ isOut: is_out === 1, ...ruling }))
}
