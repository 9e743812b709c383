import type { MaximumPoints } from '../../shared/official.ts'
import type { Db } from './db.ts'

/** By year. */
export const maximums = (db: Db): Promise<MaximumPoints[]> =>
  db.query.selectFrom('maximum').selectAll().orderBy('year').execute()
