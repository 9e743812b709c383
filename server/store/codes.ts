import { type Day } from '../../shared/calendar.ts'
import { makeCode } from '../../shared/code.ts'
import { type Db, DuplicateKey } from './db.ts'
import { lineage } from './lineage.ts'
import type { Tables } from './tables.ts'

/** Every code ever made, with the unit whose counter it leads to on a day, by counter; newest last. */
export async function codes(db: Db, today: Day): Promise<(Tables['code'] & { unit: string | null })[]> {
  const rows = await db.query.selectFrom('code').selectAll().orderBy('counter').orderBy('made_on').execute()
  const { holdings } = await lineage(db)
  const begun = holdings.filter(({ from }) => from <= today).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  // In order of their days, so that the last one is the one in force.
  const unitOf = new Map(begun.map(({ counter, unit }) => [counter, unit]))
  return rows.map((row) => ({ ...row, unit: unitOf.get(row.counter) ?? null }))
}

/** Gives a counter one more code; those that are printed keep working. @throws Error when there is no such counter */
export async function addCode(db: Db, counter: string, today: Day, random: () => number): Promise<string> {
  await mustBeThere(db, counter)
  for (;;) {
    const code = makeCode(random)
    try {
      await db.batch([db.query.insertInto('code').values({ code, counter, made_on: today, revoked_on: null })])
      return code
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error
    }
  }
}

/** Ends a code from that day on, as when its sign was lost or copied. @throws Error when no working code is this one */
export async function revokeCode(db: Db, code: string, day: Day): Promise<void> {
  const [revoked] = await db.batch([
    db.query.updateTable('code').set({ revoked_on: day }).where('code', '=', code).where('revoked_on', 'is', null),
  ])
  if (!revoked) throw new Error(`no working code is ${code}`)
}

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

async function mustBeThere(db: Db, counter: string) {
  const known = await db.query.selectFrom('counter').where('id', '=', counter).select('id').executeTakeFirst()
  if (!known) throw new Error(`no such counter: ${counter}`)
}
