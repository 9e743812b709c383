import { type Lineage, unitsOn } from '../../shared/lineage.ts'
import { type Compilable, sql } from 'kysely'
import type { Db } from './db.ts'
import { forgettable } from './forgettable.ts'
import type { Listed } from './series.ts'

/** Whose sums are kept: the whole's (both ''), a unit's, those of a counter of a unit that was divided; or an area's. */
export interface Place {
  unit: string
  counter: string
}

export const WHOLE: Place = { unit: '', counter: '' }
export const isWhole = ({ unit }: Place) => unit === WHOLE.unit

/** All units in one area, which has lists of theirs and no sums of its own. */
export const inArea = (area: string): Place => ({ unit: '*', counter: area })
const isArea = ({ unit }: Place) => unit === '*'

/** Whose list has the months, days or areas of all places. @param group of a place's own row */
export const listerOf = (division: Listed, group: string): Place => (division === 'area' ? inArea(group) : WHOLE)

/** All that have such lists: those of its counter's name, '' for the whole, as groups. */
export const listersOf = <P extends Place>(division: Listed, places: readonly P[]): P[] =>
  places.filter(division === 'area' ? isArea : isWhole)

/** Of a unit, or of a counter. */
export const isOfUnit = (place: Place) => !isWhole(place) && !isArea(place)

/**
 * The units whose counters at some time go different ways, so that what the unit did before cannot be told from the
 * unit alone. Known from the day on which a change is entered, however far ahead it lies.
 */
export function dividedUnits(lineage: Lineage): string[] {
  const days = [...new Set([...lineage.successions.map(({ day }) => day), ...lineage.holdings.map(({ from }) => from)])]
  const held = new Set(lineage.holdings.map(({ unit, counter }) => `${unit}|${counter}`))
  const divided = new Set<string>()
  for (const day of days) {
    const { of } = unitsOn(lineage, day)
    for (const key of held) {
      const [unit, counter] = key.split('|') as [string, string]
      if (!divided.has(unit) && of(unit, counter) !== of(unit)) divided.add(unit)
    }
  }
  return [...divided].toSorted()
}

/** Where the responses of a cell are counted. */
export const placeOf = ({ unit, counter }: Place, divided: ReadonlySet<string>): Place => ({
  unit,
  counter: divided.has(unit) ? counter : '',
})

export const placeKey = ({ unit, counter }: Place) => `${unit}|${counter}`

const known = forgettable<Map<string, number>>()

/** The number of a place; it gets one when it is first counted at. */
export async function placeNumbers(db: Db, places: readonly Place[]): Promise<Map<string, number>> {
  const numbers = known.get(db) ?? new Map<string, number>()
  known.set(db, numbers)
  if (places.some((place) => !numbers.has(placeKey(place)))) {
    await db.batch(places.filter((place) => !numbers.has(placeKey(place))).map((place) => addPlace(db, place)))
    for (const { id, ...place } of await allPlaces(db)) numbers.set(placeKey(place), id)
  }
  return numbers
}

export type Numbered = Place & { id: number }

const read = forgettable<readonly Numbered[]>()

/** By number. They are only ever added, so the last number says whether all are known. */
export async function allPlaces(db: Db): Promise<readonly Numbered[]> {
  const { last } = await db.query
    .selectFrom('place')
    .select(({ fn }) => fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow()
  const before = read.get(db)
  if (before && (before.at(-1)?.id ?? null) === last) return before
  const places = await db.query.selectFrom('place').selectAll().orderBy('id').execute()
  read.set(db, places)
  return places
}

/** Numbered here and not by the database, each of which would do it in its own way. */
const addPlace = (db: Db, { unit, counter }: Place): Compilable => ({
  compile: () =>
    sql`insert into place (id, unit, counter) select coalesce(max(id), 0) + 1, ${unit}, ${counter} from place where true
        on conflict (unit, counter) do nothing`.compile(db.query),
})
