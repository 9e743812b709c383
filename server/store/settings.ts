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
