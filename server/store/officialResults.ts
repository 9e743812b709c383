import type { OfficialResult } from '../../shared/official.ts'
import type { Db } from './db.ts'

/** By place and year. */
export const officialResults = (db: Db): Promise<OfficialResult[]> =>
  db.query
    .selectFrom('official_result')
    .orderBy('place')
    .orderBy('year')
    .select(['place', 'year', 'index_percent as index', 'points', 'max_points as maxPoints'])
    .select(['rank', 'of_units as ofUnits', 'source'])
    .execute()
