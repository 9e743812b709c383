import type { Day } from '../../shared/calendar.ts'
import { makeCode } from '../../shared/code.ts'
import { type CodeEvent, type CodeInfo, type CodeLife, lifeOf } from '../../shared/codes.ts'
import { type Db, DuplicateKey } from './db.ts'
import type { Tables } from './tables.ts'

/** Every code ever made, as it is on a day, by the counter for which it was made; newest last. */
export async function codes(db: Db, today: Day): Promise<CodeInfo[]> {
  const [rows, done] = await Promise.all([
    db.query.selectFrom('code').selectAll().orderBy('counter').orderBy('made_on').orderBy('code').execute(),
    db.query.selectFrom('code_event').selectAll().orderBy('number').execute(),
  ])
  const eventsOf = Map.groupBy(done, ({ code }) => code)
  return rows.map((row) => known(row, (eventsOf.get(row.code) ?? []).map(eventOf), today))
}

export async function findCode(db: Db, code: string, today: Day): Promise<CodeInfo | undefined> {
  const { query } = db
  // What was done first: read the other way round, a code that is revoked in between would look as if it served, and
  // whoever revokes it would not be told that somebody was faster.
  const done = await query.selectFrom('code_event').selectAll().where('code', '=', code).orderBy('number').execute()
  const row = await query.selectFrom('code').selectAll().where('code', '=', code).executeTakeFirst()
  return row && known(row, done.map(eventOf), today)
}

/** Gives a counter one more code; those that are printed keep working. @throws Error when there is no such counter */
export async function addCode(db: Db, counter: string, today: Day, random: () => number): Promise<string> {
  await mustBeThere(db, counter)
  for (;;) {
    const code = makeCode(random)
    try {
      await db.batch([insertCode(db, code, counter, today)])
      return code
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error
    }
  }
}

export const insertCode = (db: Db, code: string, counter: string, day: Day) =>
  db.query.insertInto('code').values({ code, counter, made_on: day, revoked_on: null })

/**
 * Closes a counter from a day on.
 *
 * @param day the first day without it; null opens it again
 * @throws Error when there is no such counter
 */
export async function closeCounter(db: Db, counter: string, day: Day | null): Promise<void> {
  await mustBeThere(db, counter)
  await db.batch([db.query.updateTable('counter').set({ closed_on: day }).where('id', '=', counter)])
}

export async function mustBeThere(db: Db, counter: string) {
  const there = await db.query.selectFrom('counter').where('id', '=', counter).select('id').executeTakeFirst()
  if (!there) throw new Error(`no such counter: ${counter}`)
}

function known(row: Tables['code'], events: CodeEvent[], today: Day): CodeInfo {
  const life: CodeLife = lifeOf({ counter: row.counter, revokedOn: row.revoked_on }, events, today)
  return { code: row.code, madeOn: row.made_on, madeFor: row.counter, ...life, events }
}

const eventOf = ({ day, actor, deed, from_day, target }: Tables['code_event']): CodeEvent => ({
  day,
  actor,
  deed,
  from: from_day,
  target,
})
