import type { Day } from '../../shared/calendar.ts'
import { getOr } from '../../shared/maps.ts'
import type { Lineage } from '../../shared/lineage.ts'
import type { KnownUnits } from '../store/lineage.ts'

/** Where a cell of the tallies lies: the unit is the one of then. */
export interface Spot {
  unit: string
  /** '' where its unit was never divided. */
  counter: string
}

/** Khối, unit of today, unit of then where the two differ anywhere in the year; of a counter, also that. */
export type Place = readonly string[]

/** Which places a figure is of. */
export interface Part {
  /** Units by what they are today, or by what they were on the day of a response. */
  units: readonly string[]
  as: 'then' | 'now'
  counter?: string | undefined
  area?: string | undefined
}

/** @param isMoved whether units of then and of today differ anywhere in the year */
export function placing(isMoved: boolean, { kindOf, on }: KnownUnits, today: Day): (spot: Spot) => Place {
  const now = on(today)
  const known = new Map<string, Place>()
  return ({ unit, counter }) => {
    const key = `${unit}|${counter}`
    const place = known.get(key)
    if (place) return place
    const heir = now.of(unit, counter)
    const found = [kindOf(heir), heir, ...(isMoved ? [unit] : [])]
    known.set(key, found)
    return found
  }
}

/** The counters of a year with the units that they were of in it, until a day: whether or not anyone has been there. */
export function desksIn({ holdings }: Lineage, year: number, today: string): Spot[] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31` < today ? `${year}-12-31` : today]
  return [...Map.groupBy(holdings, ({ counter }) => counter).values()].flatMap((held) => {
    const inOrder = held.toSorted((a, b) => (a.from < b.from ? -1 : 1))
    return inOrder.filter(({ from }, i) => from <= last && (inOrder[i + 1]?.from ?? '9999') > first)
  })
}

/** Which places a part is made of, in one year. */
export class Covers {
  private readonly units: Index
  private readonly counters: Index
  private readonly ofThen = nothingFound()
  private readonly ofNow = nothingFound()

  /** @param counters all places down to the counter, each once */
  constructor(counters: readonly Place[]) {
    const units = new Map(counters.map((path) => [path.slice(0, -1).join('|'), path.slice(0, -1)]))
    this.units = new Index([...units.values()], (place) => [`then ${place.at(-1)}`, `now ${place[1]}`])
    this.counters = new Index(counters, (path) => [path.at(-1)!])
  }

  /** The fewest places whose figures add up to the part's: a place above where it holds nothing else. */
  of({ units, as, counter }: Part): readonly Place[] {
    if (counter) return this.coverOf(counter, units, as)
    const { one, many } = as === 'now' ? this.ofNow : this.ofThen
    return (units.length === 1 ? one.get(units[0]!) : many.get(units)) ?? this.cover(units, as)
  }

  private cover(units: readonly string[], as: Part['as']): Place[] {
    const { one, many } = as === 'now' ? this.ofNow : this.ofThen
    const cover = this.units.cover(units.flatMap((unit) => this.units.of(`${as} ${unit}`)))
    if (units.length === 1) one.set(units[0]!, cover)
    else many.set(units, cover)
    return cover
  }

  private coverOf(counter: string, units: readonly string[], as: Part['as']): Place[] {
    const asked = new Set(units)
    const isAsked = (path: Place) => asked.has(as === 'then' ? path.at(-2)! : path[1]!)
    return this.counters.cover(this.counters.of(counter).filter(isAsked))
  }

  /** The counters of a part. */
  countersIn(part: Part): string[] {
    const isAsked = ({ units, as, counter }: Part, path: Place) =>
      units.includes(as === 'then' ? path.at(-2)! : path[1]!) && (!counter || path.at(-1) === counter)
    return this.counters.places.filter((path) => isAsked(part, path)).map((path) => path.at(-1)!)
  }
}

/** What covers one unit; what covers several, by the array of them. */
interface Found {
  one: Map<string, readonly Place[]>
  many: WeakMap<readonly string[], readonly Place[]>
}

const nothingFound = (): Found => ({ one: new Map(), many: new WeakMap() })

/** Places by what they are asked for, and how many lie below each above them. */
class Index {
  readonly places: readonly Place[]
  private readonly named = new Map<string, Place[]>()
  /** Each of them as one array, which whoever looks it up again and again can know it by. */
  private readonly above = new Map<string, { place: Place; size: number }>()

  constructor(places: readonly Place[], namesOf: (place: Place) => string[]) {
    this.places = places
    for (const place of places) {
      for (const name of namesOf(place)) this.named.set(name, [...this.of(name), place])
      for (let depth = 0; depth <= place.length; depth++)
        getOr(this.above, place.slice(0, depth).join('|'), () => ({ place: place.slice(0, depth), size: 0 })).size++
    }
  }

  of(name: string): readonly Place[] {
    return this.named.get(name) ?? []
  }

  /** @param wanted some of the places, which all lie in the same one above, so deep */
  cover(wanted: readonly Place[], depth = 0): Place[] {
    if (wanted.length === 0) return []
    const { place, size } = this.above.get(wanted[0]!.slice(0, depth).join('|'))!
    if (wanted.length === size) return [place]
    const below = Map.groupBy(wanted, (path) => path[depth])
    return [...below.values()].flatMap((group) => this.cover(group, depth + 1))
  }
}
