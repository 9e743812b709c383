import { type Policy, POLICY } from '../../shared/entries.ts'
import type { Db } from './db.ts'

export async function findSetting(db: Db, name: string): Promise<string | undefined> {
  const row = await db.query.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function setSetting(db: Db, name: string, value: string): Promise<void> {
  await db.batch([
    db.query
      .insertInto('setting')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
  ])
}

/** What the administration has settled; the usual until it has. Read anew each time, since another process may set it. */
export async function policy(db: Db): Promise<Policy> {
  const settled = await findSetting(db, 'policy')
  return settled === undefined ? POLICY : { ...POLICY, ...(JSON.parse(settled) as Partial<Policy>) }
}

export const setPolicy = (db: Db, settled: Policy) => setSetting(db, 'policy', JSON.stringify(settled))
