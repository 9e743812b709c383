import type { UnitInfo } from '../../shared/scores.ts'
import type { Db } from './db.ts'
import { orLastKnown } from './lastKnown.ts'

/** When a unit is open, as it or the unit above it says: see shared/hours.ts. Empty where neither does. */
export const hoursOf = (db: Db, { id, parent }: Pick<UnitInfo, 'id' | 'parent'>): Promise<string> =>
  orLastKnown(db, `hours ${id}`, async () => {
    const rows = await db.query
      .selectFrom('opening_hours')
      .where('unit', 'in', parent === null ? [id] : [id, parent])
      .selectAll()
      .execute()
    return (rows.find(({ unit }) => unit === id) ?? rows[0])?.hours ?? ''
  })

/**
 * @param hours as shared/hours.ts reads them; empty: nothing is said of them, whatever the unit above says
 * @throws Error when there is no such unit
 */
export async function setHours(db: Db, unit: string, hours: string): Promise<void> {
  const known = await db.query.selectFrom('unit').where('id', '=', unit).select('id').executeTakeFirst()
  if (!known) throw new Error(`no such unit: ${unit}`)
  await db.batch([
    db.query
      .insertInto('opening_hours')
      .values({ unit, hours })
      .onConflict((conflict) => conflict.column('unit').doUpdateSet({ hours })),
  ])
}
