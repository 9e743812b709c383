import type { MaximumPoints } from '../../shared/official.ts'
import type { Db } from './db.ts'

/** By year. */
export const maximums = (db: Db): Promise<MaximumPoints[]> =>
  db.query.selectFrom('maximum').selectAll().orderBy('year').execute()

/** Enters what a full index is worth from a year on, in place of what was known for that year. */
export async function setMaximum(db: Db, maximum: MaximumPoints): Promise<void> {
  const { points, source } = maximum
  await db.batch([
    db.query
      .insertInto('maximum')
      .values(maximum)
      .onConflict((conflict) => conflict.column('year').doUpdateSet({ points, source })),
  ])
}
