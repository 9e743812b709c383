import type { Db } from './db.ts'
import { type Generation, liveGeneration } from './generations.ts'
import { knownUnits, type KnownUnits } from './lineage.ts'
import { allPlaces, type Numbered } from './places.ts'

/**
 * One state of the tallies, with what every reading of them asks for. It is read once for all that an answer puts
 * together: asked for by each reading, it more than doubled the statements of a list of units.
 */
export interface Moment {
  db: Db
  live: Generation
  units: KnownUnits
  places: readonly Numbered[]
}

/**
 * The tallies as they stand. Only inside `inOneMoment` do they stay like that while they are read.
 *
 * @param live if it was just read
 */
export const momentOf = async (db: Db, live?: Generation): Promise<Moment> => ({
  db,
  // Before the others: what is added after it makes a step.
  live: live ?? (await liveGeneration(db)),
  units: await knownUnits(db),
  places: await allPlaces(db),
})
