import type { Day } from '../../shared/calendar.ts'
import type { Text } from '../../shared/questionnaire.ts'
import type { CounterInfo, UnitInfo } from '../../shared/scores.ts'
import type { Db } from './db.ts'
import { inOneMoment } from './moment.ts'
import { visitsIn } from './tallies.ts'
import { knownUnits } from './lineage.ts'
import { unitInfo } from './units.ts'

/** Where a code leads. */
export interface Desk {
  code: string
  /** First day on which the code no longer serves. */
  revokedOn: Day | null
  counter: { id: string; name: Text; closedOn: Day | null }
  /** Whose counter it is on the day asked for. */
  unit: UnitInfo
  /** What it serves, in the order of the list of areas. */
  areas: { id: string; name: Text }[]
}

/** @returns undefined as well before the counter's first day */
export async function findByCode(db: Db, code: string, today: Day): Promise<Desk | undefined> {
  const found = db.query
    .selectFrom('code')
    .innerJoin('counter', 'counter.id', 'code.counter')
    .where('code.code', '=', code)
  const [counter, unit, areas] = await Promise.all([
    found.select(['counter.id', 'counter.name', 'counter.name_en', 'closed_on', 'revoked_on']).executeTakeFirst(),
    found
      .innerJoin('counter_unit', 'counter_unit.counter', 'counter.id')
      .innerJoin('unit', 'unit.id', 'counter_unit.unit')
      .where('from_day', '<=', today)
      .orderBy('from_day', 'desc')
      .selectAll('unit')
      .limit(1)
      .executeTakeFirst(),
    found
      .innerJoin('counter_area', 'counter_area.counter', 'counter.id')
      .innerJoin('area', 'area.id', 'counter_area.area')
      .orderBy('area.position')
      .select(['area.id', 'area.name', 'area.name_en'])
      .execute(),
  ])
  if (!counter || !unit) return undefined
  return {
    code,
    revokedOn: counter.revoked_on,
    counter: { ...named(counter), closedOn: counter.closed_on },
    unit: unitInfo(unit),
    areas: areas.map(named),
  }
}

const named = ({ id, name, name_en }: { id: string; name: string; name_en: string }) => ({
  id,
  name: { vi: name, en: name_en },
})

/** The counters that are of these units on a day, closed ones too, by id. */
export async function counters(db: Db, unitIds: readonly string[], today: Day): Promise<CounterInfo[]> {
  const { query } = db
  const [rows, owners, serving, codes] = await Promise.all([
    query.selectFrom('counter').selectAll().orderBy('id').execute(),
    query.selectFrom('counter_unit').selectAll().where('from_day', '<=', today).orderBy('from_day').execute(),
    query
      .selectFrom('counter_area')
      .innerJoin('area', 'area.id', 'counter_area.area')
      .orderBy('position')
      .select(['counter', 'area'])
      .execute(),
    query
      .selectFrom('code')
      .where((eb) => eb.or([eb('revoked_on', 'is', null), eb('revoked_on', '>', today)]))
      .orderBy('made_on')
      .orderBy('code')
      .select(['counter', 'code'])
      .execute(),
  ])
  // In order of their days, so that the last one is the one in force.
  const unitOf = new Map(owners.map(({ counter, unit }) => [counter, unit]))
  const codeOf = new Map(codes.map(({ counter, code }) => [counter, code]))
  const areasOf = Map.groupBy(serving, ({ counter }) => counter)
  const asked = new Set(unitIds)

  return rows.flatMap((row) => {
    const unit = unitOf.get(row.id)
    if (unit === undefined || !asked.has(unit)) return []
    const areas = (areasOf.get(row.id) ?? []).map(({ area }) => area)
    return [{ ...named(row), unit, areas, code: codeOf.get(row.id) ?? null, closedOn: row.closed_on }]
  })
}

/** Responses received at a counter on a day, up to this moment; however few, as its staff sees who comes. */
export async function countToday(db: Db, counter: string, day: Day): Promise<number> {
  const holders = (await knownUnits(db)).holdersOf(counter)
  const visits = await inOneMoment(db, () => visitsIn(db, holders && [...holders], [day, day]))
  return Object.values(visits.get(counter) ?? {}).reduce((sum, count) => sum + count, 0)
}
