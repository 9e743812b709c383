import type { Form } from '../../shared/answers.ts'
import type { Day } from '../../shared/calendar.ts'
import type { CodeInfo, CodeState } from '../../shared/codes.ts'
import { getOr } from '../../shared/maps.ts'
import type { Text } from '../../shared/questionnaire.ts'
import type { CounterInfo, UnitInfo } from '../../shared/scores.ts'
import { codes, findCode } from './codes.ts'
import type { Db } from './db.ts'
import { inOneMoment } from './rounds.ts'
import { visitsIn } from './visits.ts'
import { unitInfo } from './units.ts'

/** A counter, with all that a page about it shows. */
export interface Spot {
  counter: {
    id: string
    name: Text
    closedOn: Day | null
    /** What it asks; null: what the questionnaire says. */
    form: Form | null
  }
  /** Whose counter it is on the day asked for. */
  unit: UnitInfo
  /** What it serves, in the order of the list of areas. */
  areas: { id: string; name: Text }[]
}

/** Where a code leads. */
export interface Desk extends Spot {
  code: string
  state: CodeState
}

/** @returns undefined as well before the counter's first day */
export async function findByCode(db: Db, code: string, today: Day): Promise<Desk | undefined> {
  const known = await findCode(db, code, today)
  const spot = known && (await findSpot(db, known.counter, today))
  return spot && { code, state: known.state, ...spot }
}

/** @returns undefined as well before the counter's first day */
export async function findSpot(db: Db, id: string, today: Day): Promise<Spot | undefined> {
  const { query } = db
  const [counter, unit, areas] = await Promise.all([
    query.selectFrom('counter').where('id', '=', id).selectAll().executeTakeFirst(),
    query
      .selectFrom('counter_unit')
      .innerJoin('unit', 'unit.id', 'counter_unit.unit')
      .where('counter', '=', id)
      .where('from_day', '<=', today)
      .orderBy('from_day', 'desc')
      .selectAll('unit')
      .limit(1)
      .executeTakeFirst(),
    query
      .selectFrom('counter_area')
      .innerJoin('area', 'area.id', 'counter_area.area')
      .where('counter', '=', id)
      .orderBy('area.position')
      .select(['area.id', 'area.name', 'area.name_en'])
      .execute(),
  ])
  if (!counter || !unit) return undefined
  return {
    counter: { ...named(counter), closedOn: counter.closed_on, form: counter.form },
    unit: unitInfo(unit),
    areas: areas.map(namedOnce),
  }
}

const named = ({ id, name, name_en }: { id: string; name: string; name_en: string }) => ({
  id,
  name: { vi: name, en: name_en },
})

/** A thousand counters, each remembered with the same twenty areas, would take five megabytes more. */
const namedOnce = (area: Parameters<typeof named>[0]) =>
  getOr(namedAreas, [area.id, area.name, area.name_en].join('\n'), () => named(area))
const namedAreas = new Map<string, ReturnType<typeof named>>()

/** The counters that are of these units on a day, closed ones too, by id. */
export async function counters(db: Db, unitIds: readonly string[], today: Day): Promise<CounterInfo[]> {
  const { query } = db
  const [rows, unitOf, serving, known] = await Promise.all([
    query.selectFrom('counter').selectAll().orderBy('id').execute(),
    holders(db, today),
    query
      .selectFrom('counter_area')
      .innerJoin('area', 'area.id', 'counter_area.area')
      .orderBy('position')
      .select(['counter', 'area'])
      .execute(),
    codes(db, today),
  ])
  const codeOf = codesInForce(known)
  const areasOf = Map.groupBy(serving, ({ counter }) => counter)
  const asked = new Set(unitIds)

  return rows.flatMap((row) => {
    const unit = unitOf.get(row.id)
    if (unit === undefined || !asked.has(unit)) return []
    const areas = (areasOf.get(row.id) ?? []).map(({ area }) => area)
    return [{ ...named(row), unit, areas, code: codeOf.get(row.id) ?? null, closedOn: row.closed_on }]
  })
}

/** The names of all counters that are or were, by id. */
export async function counterNames({ query }: Db): Promise<Map<string, Text>> {
  const rows = await query.selectFrom('counter').select(['id', 'name', 'name_en']).execute()
  return new Map(rows.map((row) => [row.id, named(row).name]))
}

/** Whose each counter is on a day. */
export async function holders({ query }: Db, day: Day): Promise<Map<string, string>> {
  const begun = query.selectFrom('counter_unit').where('from_day', '<=', day)
  // In order of their days, so that the last one is the one in force.
  const rows = await begun.select(['counter', 'unit']).orderBy('from_day').execute()
  return new Map(rows.map(({ counter, unit }) => [counter, unit]))
}

/** One code of each counter, for its QR: the newest that was made for it, rather than one that was led here. */
function codesInForce(known: CodeInfo[]): Map<string, string> {
  const serving = known.filter(({ state }) => state === 'serving')
  const led = serving.filter(({ counter, madeFor }) => counter !== madeFor)
  const own = serving.filter(({ counter, madeFor }) => counter === madeFor)
  return new Map([...led, ...own].map(({ counter, code }) => [counter, code]))
}

/** Responses received at a counter on a day, up to this moment; however few, as its staff sees who comes. */
export async function countToday(db: Db, counter: string, day: Day): Promise<number> {
  const visits = await inOneMoment(db, (moment) => {
    const units = moment.units.holdersOf(counter)
    return visitsIn(moment, units && [...units], [day, day])
  })
  return Object.values(visits.get(counter) ?? {}).reduce((sum, count) => sum + count, 0)
}
