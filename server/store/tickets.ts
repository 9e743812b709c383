import { addDays, type Day } from '../../shared/calendar.ts'
import type { Db } from './db.ts'

/** Longer than any ticket may be sent, in days. */
const KEPT = 9

/**
 * Uses a one-time ticket up. The primary key decides between those who try at once.
 *
 * @param hash of the ticket
 * @param holder of the response that it is used for
 * @returns whether the ticket is that response's, now or since before
 */
export async function takeTicket(db: Db, hash: string, holder: string, day: Day): Promise<boolean> {
  const [taken] = await db.batch([
    db.query
      .insertInto('ticket')
      .values({ hash, holder, day })
      .onConflict((conflict) => conflict.column('hash').doNothing()),
    db.query.deleteFrom('ticket').where('day', '<', addDays(day, -KEPT)),
  ])
  return taken === 1 || (await holderOf(db, hash)) === holder
}

/** Which response a ticket was used for; undefined while it was not. */
export async function holderOf(db: Db, hash: string): Promise<string | undefined> {
  const row = await db.query.selectFrom('ticket').where('hash', '=', hash).select('holder').executeTakeFirst()
  return row?.holder
}
