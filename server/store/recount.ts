import { CHANNELS } from '../../shared/channel.ts'
import type { Month } from '../../shared/calendar.ts'
import { layoutOf, type Shape } from '../../shared/layout.ts'
import { getOr } from '../../shared/maps.ts'
import type { Steps } from '../../shared/steps.ts'
import { merge, type Sums } from '../../shared/sums.ts'
import type { Arrived } from './arrived.ts'
import { addingUp, type AddUp, AT_ONCE } from './bitColumns.ts'
import { type Packing, VISITS } from './pack.ts'
import type { Pile } from './pile.ts'
import { isOfUnit, isWhole, type Place } from './places.ts'
import { dayFrom } from './rows.ts'
import { type Division, OF_WHOLE, type Through } from './series.ts'
import type { Cell } from './tables.ts'
import { Vectors } from './vectors.ts'

// What tallies should hold, worked out from the responses by other code than the fold's.

export type Groups = Map<string, Sums>

/** How responses make the rows of a division. */
export interface Counting {
  division: Division
  packing: Packing
  /** A row for each day, or one for the month. */
  rows: 'day' | 'month'
  /** How long rows go on adding, one to the next. */
  since: 'day' | 'month' | 'year'
  /** Null where nothing is divided. */
  group: ((about: Cell) => string) | null
  /** Null where the sums by area are taken together: to add the responses up once more would take as long again. */
  addUp: AddUp | null
  /** For sums that are worked out, and for those that are read. */
  vectors: Record<'worked' | 'read', Vectors>
}

/** By area before those that are made of them. */
export function countings(shape: Shape): Counting[] {
  const addUp = addingUp(shape)
  const sums = { packing: layoutOf(shape), addUp, vectors: twoSets() }
  const visits = { packing: VISITS, addUp: addVisits, vectors: twoSets() }
  return [
    { division: 'area', ...sums, rows: 'month', since: 'year', group: ({ area }) => area },
    { division: 'month', ...sums, addUp: null, rows: 'month', since: 'year', group: null },
    { division: 'day', ...sums, rows: 'day', since: 'month', group: null },
    { division: 'counter', ...sums, rows: 'month', since: 'year', group: ({ counter }) => counter },
    { division: 'visit', ...visits, rows: 'day', since: 'day', group: ({ counter }) => counter },
  ]
}

const twoSets = () => ({ worked: new Vectors(), read: new Vectors() })

/** What the responses of a month add to the rows of a place. */
export type Recounted = Map<Division, Map<Through, Groups>>

/**
 * Adds up what a month's responses are at one place after another; each is done with when the next is asked for. The
 * whole comes last: it is what the others are together.
 */
export function recounting(arrived: Arrived, questionnaire: string, month: Month, all: readonly Counting[]) {
  const [vectors, vectorsOfWhole] = [new Vectors(), new Vectors()]
  const whole: Recounted = new Map()
  return function* (place: Place): Steps<Recounted> {
    if (isWhole(place)) return whole
    if (!isOfUnit(place)) return new Map()
    vectors.takeBack()
    const own = yield* recount(arrived.at(questionnaire, place), month, all, vectors)
    for (const division of OF_WHOLE) addGroups(whole, division, own.get(division)!, vectorsOfWhole)
    return own
  }
}

function* recount(pile: Pile, month: Month, all: readonly Counting[], vectors: Vectors): Steps<Recounted> {
  const recounted: Recounted = new Map()
  for (const counting of all) {
    const { division, packing, addUp } = counting
    if (!addUp) {
      const areas = recounted.get('area')!
      addGroups(recounted, division, areas, vectors, () => '')
      continue
    }
    const rows = new Map<Through, Groups>()
    recounted.set(division, rows)
    for (const [through, some] of yield* inRows(pile, month, counting)) {
      const groups: Groups = new Map()
      rows.set(through, groups)
      for (const [group, its] of yield* inGroups(pile, some, counting)) {
        const sums = vectors.take(packing.length)
        groups.set(group, sums)
        yield* addUp(sums, pile, its)
      }
    }
  }
  return recounted
}

/** @param vectors that new sums are made of */
function addGroups(
  into: Recounted,
  division: Division,
  more: ReadonlyMap<Through, Groups>,
  vectors: Vectors,
  intoGroup = (group: string) => group,
) {
  const rows = getOr(into, division, () => new Map<Through, Groups>())
  for (const [through, groups] of more) {
    const all = getOr(rows, through, () => new Map<string, Sums>())
    for (const [group, sums] of groups)
      merge(
        getOr(all, intoGroup(group), () => vectors.take(sums.length)),
        sums,
      )
  }
}

function* addVisits(sums: Sums, { about }: Pile, which: readonly number[]): Steps<void> {
  for (const i of which) {
    sums[CHANNELS.indexOf(about[i]!.channel)]! += 1
    if (i % AT_ONCE === 0) yield
  }
}

/** The responses of each row. */
function* inRows({ all, days }: Pile, month: Month, { rows }: Counting): Steps<Parts<Through>> {
  if (rows === 'month') return new Map(all.length > 0 ? [[month, all]] : [])
  const parts = yield* parted(all, (i) => days[i]!)
  return new Map([...parts].map(([day, some]) => [dayFrom(day), some]))
}

/** The responses of each group. */
function* inGroups({ about }: Pile, which: readonly number[], { group }: Counting): Steps<Parts<string>> {
  return group ? yield* parted(which, (i) => group(about[i]!)) : new Map([['', which]])
}

type Parts<Key> = ReadonlyMap<Key, readonly number[]>

/** As `Map.groupBy` does, but with others in between: a unit may have tens of thousands of responses in a month. */
function* parted<Key>(which: readonly number[], keyOf: (i: number) => Key): Steps<Parts<Key>> {
  const parts = new Map<Key, number[]>()
  for (const i of which) {
    const key = keyOf(i)
    const part = parts.get(key)
    if (part) part.push(i)
    else parts.set(key, [i])
    if (i % AT_ONCE === 0) yield
  }
  return parts
}
