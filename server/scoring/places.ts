import type { UnitsOn } from '../../shared/lineage.ts'
import type { UnitKind } from '../../shared/unit.ts'

/** Where a cell of the tallies lies: the unit is the one of then. */
export interface Spot {
  unit: string
  counter: string
}

/** Khối, unit of today, unit of then where the two differ anywhere in the year, counter. */
export type Place = readonly string[]

/** Which places a figure is of. */
export interface Part {
  /** Units by what they are today, or by what they were on the day of a response. */
  units: readonly string[]
  as: 'then' | 'now'
  counter?: string | undefined
  area?: string | undefined
}

export function placing(spots: readonly Spot[], kinds: ReadonlyMap<string, UnitKind>, now: UnitsOn) {
  const moved = spots.some(({ unit, counter }) => now.of(unit, counter) !== unit)
  return ({ unit, counter }: Spot): Place => {
    const heir = now.of(unit, counter)
    return [kinds.get(heir) ?? '', heir, ...(moved ? [unit] : []), counter]
  }
}

/** Whether a place without others below belongs to a part. */
export function isIn(place: Place, { units, as, counter }: Part): boolean {
  const unit = as === 'then' ? place.at(-2)! : place[1]!
  return units.includes(unit) && (!counter || place.at(-1) === counter)
}

/**
 * The fewest places that add up to some of the finest: a place above where it holds nothing else.
 *
 * @param places all of the finest, each once
 */
export function coverOf(places: readonly Place[], isWanted: (place: Place) => boolean, depth = 0): Place[] {
  const wanted = places.filter(isWanted)
  if (wanted.length === 0) return []
  if (wanted.length === places.length) return [places[0]!.slice(0, depth)]
  const below = Map.groupBy(places, (place) => place[depth])
  return [...below.values()].flatMap((group) => coverOf(group, isWanted, depth + 1))
}
