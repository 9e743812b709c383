import { type Db, fitting } from './db.ts'
import type { Tables } from './tables.ts'

/**
 * Keeps why ratings were low, after the response itself was kept. Once each, however often a phone sends them: a reply
 * that was lost, or a server that fell over in between, is made good when the response comes again.
 */
export async function keepReasons(db: Db, rows: Tables['reason'][]): Promise<void> {
  if (rows.length === 0) return
  await db.batch(
    [...fitting(rows)].map((some) =>
      db.query
        .insertInto('reason')
        .values(some)
        .onConflict((conflict) => conflict.columns(['response', 'criterion', 'reason']).doNothing()),
    ),
  )
}
