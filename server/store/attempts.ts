import type { Db } from './db.ts'
import { hashOf } from './token.ts'

/** How often one username may be tried in {@link WINDOW}. By username, since addresses are not kept. */
const MAX_ATTEMPTS = 10
/** Milliseconds. */
const WINDOW = 5 * 60_000

const tables = (db: Db) => db.query.withTables<{ attempt: { username_hash: string; count: number; since: number } }>()

/** Counts one more attempt, and says whether it may be made. */
export async function mayTry(db: Db, username: string, now: number): Promise<boolean> {
  await tables(db)
    .deleteFrom('attempt')
    // After now: before the clock was set back, which would else bar who tried then until it has caught up.
    .where((eb) => eb.or([eb('since', '<=', now - WINDOW), eb('since', '>', now)]))
    .execute()
  const { count } = await tables(db)
    .insertInto('attempt')
    .values({ username_hash: hashOf(username), count: 1, since: now })
    .onConflict((conflict) =>
      conflict.column('username_hash').doUpdateSet(({ eb }) => ({ count: eb('attempt.count', '+', 1) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return count <= MAX_ATTEMPTS
}

/** Who got in starts anew. */
export async function forgetAttempts(db: Db, username: string): Promise<void> {
  await tables(db).deleteFrom('attempt').where('username_hash', '=', hashOf(username)).execute()
}
