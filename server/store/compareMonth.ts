import type { Month } from '../../shared/calendar.ts'
import type { Shape } from '../../shared/layout.ts'
import type { Steps } from '../../shared/steps.ts'
import type { Arrived } from './arrived.ts'
import { compareLine, type Found, type Line } from './compareLine.ts'
import { type Db, inFitting } from './db.ts'
import { NOTHING, type Packed } from './pack.ts'
import { allPlaces, isWhole, type Numbered, type Place, placeKey, placeNumbers } from './places.ts'
import { type Counting, countings, type Recounted, recounting } from './recount.ts'
import type { Division } from './series.ts'
import { type OwnRow, rowsInMonth } from './seriesRows.ts'
import { inTurns } from './turns.ts'

/** What the last row of each line should hold so far, packed: a year's sums of all groups would take 60 MB. */
export type Before = ReadonlyMap<string, Packed>

export interface Compared extends Found {
  last: Map<string, Packed>
}

interface Asked {
  generation: number
  month: Month
  shapes: ReadonlyMap<string, Shape>
  arrived: Arrived
  before: Before
}

/** Compares the own rows of all places in a month with its responses. */
export async function compareMonth(db: Db, { generation, month, shapes, arrived, before }: Asked): Promise<Compared> {
  const compared: Compared = { differences: [], rows: [], last: new Map(before) }
  // Where one has lost its number nothing is kept, and its responses would be missing in the whole as well.
  await placeNumbers(db, [...arrived.places.values()])
  const places = await allPlaces(db)
  const wholeLast = [...places.filter((place) => !isWhole(place)), ...places.filter(isWhole)]
  for (const [questionnaire, shape] of shapes) {
    const all = countings(shape)
    const recountedAt = recounting(arrived, questionnaire, month, all)
    for (const some of inFitting(wholeLast)) {
      const stored = new Map<Division, OwnRow[]>()
      for (const { division } of all) {
        const which = { generation, division, questionnaire }
        stored.set(
          division,
          await rowsInMonth(
            db,
            which,
            some!.map(({ id }) => id),
            month,
          ),
        )
      }
      await inTurns(comparePlaces(compared, { generation, questionnaire, places: some!, stored, recountedAt }, all))
    }
  }
  return compared
}

interface Some {
  generation: number
  questionnaire: string
  places: readonly Numbered[]
  /** Their rows. */
  stored: ReadonlyMap<Division, OwnRow[]>
  recountedAt: (place: Place) => Steps<Recounted>
}

function* comparePlaces(
  compared: Compared,
  { generation, questionnaire, places, stored, recountedAt }: Some,
  all: readonly Counting[],
): Steps<void> {
  const rows = new Map([...stored].map(([division, its]) => [division, Map.groupBy(its, ({ place }) => place)]))
  for (const place of places) {
    const recounted = yield* recountedAt(place)
    for (const counting of all) {
      const { division, since } = counting
      const key = [division, questionnaire, place.id].join('|')
      const line: Line = {
        row: { generation, division, questionnaire, place: place.id },
        place: placeKey(place),
        before: (since === 'year' && compared.last.get(key)) || NOTHING,
        stored: rows.get(division)!.get(place.id) ?? [],
        recounted: recounted.get(division) ?? new Map(),
      }
      const last = yield* compareLine(compared, line, counting)
      if (since === 'year') compared.last.set(key, last)
    }
  }
}
