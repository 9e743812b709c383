import type { Day } from '../../shared/calendar.ts'
import type { OfficialResult } from '../../shared/official.ts'
import type { DataWrong } from '../../shared/words/data.vi.ts'
import type { Db } from './db.ts'
import { findUnit } from './units.ts'

/** By place and year. */
export const officialResults = (db: Db): Promise<OfficialResult[]> =>
  db.query
    .selectFrom('official_result')
    .orderBy('place')
    .orderBy('year')
    .select(['place', 'year', 'index_percent as index', 'points', 'max_points as maxPoints'])
    .select(['rank', 'of_units as ofUnits', 'source'])
    .execute()

/** Why a well-formed result cannot be; null when it can. */
export async function misfitOf(
  db: Db,
  { place, year }: OfficialResult,
  today: Day,
): Promise<{ pointer: string; key: DataWrong } | null> {
  if (year > Number(today.slice(0, 4))) return { pointer: '/year', key: 'year-ahead' }
  if (place !== 'vn' && !(await findUnit(db, place))) return { pointer: '/place', key: 'no-place' }
  return null
}

/** Enters what was published for a place and a year, in place of what was known of it. */
export async function setOfficialResult(db: Db, result: OfficialResult): Promise<void> {
  const { place, year, index, maxPoints, ofUnits, ...rest } = result
  const found = { ...rest, index_percent: index, max_points: maxPoints, of_units: ofUnits }
  await db.batch([
    db.query
      .insertInto('official_result')
      .values({ place, year, ...found })
      .onConflict((conflict) => conflict.columns(['place', 'year']).doUpdateSet(found)),
  ])
}
