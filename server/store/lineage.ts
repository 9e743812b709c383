import type { Day } from '../../shared/calendar.ts'
import { type Lineage, unitsOn } from '../../shared/lineage.ts'
import type { UnitInfo } from '../../shared/scores.ts'
import type { Db } from './db.ts'
import { units, unitsUnder } from './units.ts'

/** How units came from one another, and whose each counter was. */
export async function lineage({ query }: Db): Promise<Lineage> {
  const [known, successions, held] = await Promise.all([
    query.selectFrom('unit').select(['id', 'valid_to']).orderBy('id').execute(),
    query.selectFrom('succession').select(['predecessor', 'successor', 'day']).execute(),
    query.selectFrom('counter_unit').selectAll().execute(),
  ])
  return {
    units: known.map(({ id, valid_to }) => ({ id, validTo: valid_to })),
    successions,
    holdings: held.map(({ counter, unit, from_day }) => ({ counter, unit, from: from_day })),
  }
}

/**
 * A unit and those below it, by code: as they are on a day, without those that went on as others; or, for figures by
 * the units of then, with all that they came from.
 */
export async function unitsWithin(db: Db, id: string, as: 'then' | 'now', day: Day): Promise<UnitInfo[]> {
  const [under, known] = await Promise.all([unitsUnder(db, id), lineage(db)])
  const now = unitsOn(known, day)
  if (as === 'now') return under.filter((unit) => now.of(unit.id) === unit.id)
  const then = new Set(now.withPredecessors(under.map((unit) => unit.id)))
  return (await units(db)).filter((unit) => then.has(unit.id))
}
