import { CHANNELS } from '../../shared/channel.ts'
import type { Month } from '../../shared/calendar.ts'
import type { Steps } from '../../shared/steps.ts'
import { layoutOf, type Shape } from '../../shared/layout.ts'
import type { Sums } from '../../shared/sums.ts'
import { knownCells, rowsIn, type Stretch } from './arrivals.ts'
import { addingUp, type AddUp, AT_ONCE } from './bitColumns.ts'
import { ruledOut } from './counted.ts'
import type { Db } from './db.ts'
import type { Generation } from './generations.ts'
import { type Packing, VISITS } from './pack.ts'
import { Pile } from './pile.ts'
import { type Place, placeKey, placeOf, WHOLE } from './places.ts'
import { dayFrom } from './rows.ts'
import type { Division, Through } from './series.ts'
import type { Cell } from './tables.ts'
import { rest } from './turns.ts'
import { Vectors } from './vectors.ts'

// What tallies should hold, worked out from the responses by other code than the fold's.

export type Groups = Map<string, Sums>

/** The responses of a month to each questionnaire by place; the whole has them all. */
export class Arrived {
  readonly #piles = new Map<string, Pile>()

  at(questionnaire: string, place: Place): Pile {
    const key = `${questionnaire}\t${placeKey(place)}`
    const pile = this.#piles.get(key) ?? new Pile()
    this.#piles.set(key, pile)
    return pile
  }
}

/** Where the responses about one thing go. */
interface Home {
  about: Cell
  whole: Pile
  own: Pile
}

/**
 * @param stretches where they lie
 * @param say told of how many more were read
 */
export async function arrivedIn(
  db: Db,
  { divided, response, ruling }: Generation,
  month: Month,
  stretches: readonly Stretch[],
  say: (responses: number) => void,
): Promise<Arrived> {
  const arrived = new Arrived()
  const homeOf = (seq: number, about: Cell | undefined): Home => {
    if (!about) throw new Error(`response ${seq} is about a cell that is not there`)
    const { questionnaire } = about
    const own = arrived.at(questionnaire, placeOf(about, divided))
    return { about, whole: arrived.at(questionnaire, WHOLE), own }
  }
  // By number of cell.
  const homes: (Home | undefined)[] = []
  for (const stretch of stretches) {
    const rows = await rowsIn(db, month, stretch, response)
    const out = await ruledOut(db, { ...stretch, ruling })
    const unknown = rows.filter(({ cell }) => !homes[cell]).map(({ cell }) => cell)
    const cells = await knownCells(db, new Set(unknown))
    for (const { seq, day, cell, answers } of rows) {
      if (out.has(seq)) continue
      const { about, whole, own } = (homes[cell] ??= homeOf(seq, cells.get(cell)))
      whole.put(day, about, answers)
      own.put(day, about, answers)
    }
    say(stretch.responses)
    await rest()
  }
  return arrived
}

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
  addUp: AddUp
  /** For sums that are worked out, and for those that are read. */
  vectors: Record<'worked' | 'read', Vectors>
}

export function countings(shape: Shape): Counting[] {
  const sums = { packing: layoutOf(shape), addUp: addingUp(shape), vectors: twoSets() }
  const visits = { packing: VISITS, addUp: addVisits, vectors: twoSets() }
  return [
    { division: 'day', ...sums, rows: 'day', since: 'month', group: null },
    { division: 'month', ...sums, rows: 'month', since: 'year', group: null },
    { division: 'area', ...sums, rows: 'month', since: 'year', group: ({ area }) => area },
    { division: 'counter', ...sums, rows: 'month', since: 'year', group: ({ counter }) => counter },
    { division: 'visit', ...visits, rows: 'day', since: 'day', group: ({ counter }) => counter },
  ]
}

const twoSets = () => ({ worked: new Vectors(), read: new Vectors() })

function* addVisits(sums: Sums, { about }: Pile, which: readonly number[]): Steps<void> {
  for (const i of which) {
    sums[CHANNELS.indexOf(about[i]!.channel)]! += 1
    if (i % AT_ONCE === 0) yield
  }
}

/** The responses of each row. */
export function* inRows({ all, days }: Pile, month: Month, { rows }: Counting): Steps<Parts<Through>> {
  if (rows === 'month') return new Map(all.length > 0 ? [[month, all]] : [])
  const parts = yield* parted(all, (i) => days[i]!)
  return new Map([...parts].map(([day, some]) => [dayFrom(day), some]))
}

/** The responses of each group. */
export function* inGroups({ about }: Pile, which: readonly number[], { group }: Counting): Steps<Parts<string>> {
  return group ? yield* parted(which, (i) => group(about[i]!)) : new Map([['', which]])
}

type Parts<Key> = ReadonlyMap<Key, readonly number[]>

/** As `Map.groupBy` does, but with others in between: the whole has hundreds of thousands of responses in a month. */
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
