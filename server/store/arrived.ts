import type { Month } from '../../shared/calendar.ts'
import { getOr } from '../../shared/maps.ts'
import { knownCells, rowsIn, type Stretch } from './arrivals.ts'
import { ruledOut } from './counted.ts'
import type { Db } from './db.ts'
import type { Generation } from './generations.ts'
import { Pile } from './pile.ts'
import { type Place, placeKey, placeOf } from './places.ts'
import type { Cell } from './tables.ts'
import { rest } from './turns.ts'

/** The responses of a month to each questionnaire by place. */
export class Arrived {
  readonly places = new Map<string, Place>()
  readonly #piles = new Map<string, Pile>()

  at(questionnaire: string, place: Place): Pile {
    this.places.set(placeKey(place), place)
    return getOr(this.#piles, `${questionnaire}\t${placeKey(place)}`, () => new Pile())
  }
}

/** Where the responses about one thing go. */
interface Home {
  about: Cell
  pile: Pile
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
    return { about, pile: arrived.at(about.questionnaire, placeOf(about, divided)) }
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
      const { about, pile } = (homes[cell] ??= homeOf(seq, cells.get(cell)))
      pile.put(day, about, answers)
    }
    say(stretch.responses)
    await rest()
  }
  return arrived
}
