import { type Day, lastDayOf, type Month } from '../../shared/calendar.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import type { Steps } from '../../shared/steps.ts'
import { monthsOfArrival, type Stretch } from './arrivals.ts'
import { compareLine, type Difference, type Found, type Line } from './compareLine.ts'
import { type Db, DuplicateKey, inFitting } from './db.ts'
import { fold, type Say } from './fold.ts'
import { writeTallies } from './tallyRows.ts'
import { type Generation, liveGeneration, isSame, moved } from './generations.ts'
import { NOTHING, type Packed } from './pack.ts'
import { Pile } from './pile.ts'
import { allPlaces, type Place, placeKey, WHOLE } from './places.ts'
import { questionnaires, shapesOf } from './questionnaires.ts'
import { type Arrived, arrivedIn, type Counting, countings } from './recount.ts'
import { OF_WHOLE } from './series.ts'
import { rowsOf } from './seriesRows.ts'
import type { Tables } from './tables.ts'
import { inTurns } from './turns.ts'

/** What the last row of each line should hold so far, packed: a year's sums of all groups would take 60 MB. */
type Before = ReadonlyMap<string, Packed>

/**
 * Adds the responses up again, by other code than the fold's, and compares every sum with what is kept. One month after
 * another, so that memory does not grow with the years. Goes on while responses come in.
 *
 * @param options.mend write what was recomputed over what differs
 */
export async function verify(
  db: Db,
  { say = () => {}, mend = false }: { say?: Say; mend?: boolean } = {},
): Promise<Difference[]> {
  await fold(db)
  const months = await monthsOfArrival(db)
  const of = [...months.values()].flat().reduce((sum, { responses }) => sum + responses, 0)
  const differences: Difference[] = []
  let counted = 0
  let before: Before = new Map()
  let year = ''
  for (const [month, stretches] of months) {
    if (month.slice(0, 4) !== year) before = new Map()
    year = month.slice(0, 4)
    const told = counted
    const verified = await verifyMonth(db, month, stretches, { before, mend }, (more) => {
      counted += more
      say({ counted: Math.min(counted, of), of })
    })
    counted = told + stretches.reduce((sum, { responses }) => sum + responses, 0)
    differences.push(...verified.differences)
    before = verified.last
  }
  return differences
}

interface Compared extends Found {
  last: Map<string, Packed>
}

async function verifyMonth(
  db: Db,
  month: Month,
  stretches: readonly Stretch[],
  { before, mend }: { before: Before; mend: boolean },
  say: (responses: number) => void,
): Promise<Compared> {
  for (;;) {
    const generation = await liveGeneration(db)
    if (generation.lot) {
      await fold(db, { only: 'live' })
      continue
    }
    const arrived = await arrivedIn(db, generation, month, stretches, say)
    const compared = await compare(db, generation, month, arrived, before)
    // They count only if nobody folded in between.
    if (compared.differences.length > 0 && !isSame(await liveGeneration(db), generation)) continue
    if (mend && compared.rows.length > 0 && !(await written(db, generation, compared.rows))) continue
    return compared
  }
}

async function compare(
  db: Db,
  { id: generation }: Generation,
  month: Month,
  arrived: Arrived,
  before: Before,
): Promise<Compared> {
  const compared: Compared = { differences: [], rows: [], last: new Map(before) }
  const places = await allPlaces(db)
  const keys = (await questionnaires(db)).map(keyOf)
  for (const [questionnaire, shape] of await shapesOf(db, keys))
    for (const counting of countings(shape))
      for (const some of inFitting(places)) {
        const about = { generation, division: counting.division, questionnaire }
        const ids = some!.map(({ id }) => id)
        const stored = await rowsOf(db, about, ids)
          .where('through', '>=', month)
          .where('through', '<=', lastDayOf(month) satisfies Day)
          .selectAll('tally')
          .orderBy('through')
          .execute()
        const rows = Map.groupBy(stored, ({ place }) => place)
        const lines = some!.map((place) => ({
          row: { ...about, place: place.id },
          place: placeKey(place),
          stored: rows.get(place.id) ?? [],
          arrived: isCounted(place, counting) ? arrived.at(questionnaire, place) : new Pile(),
          month,
        }))
        await inTurns(compareLines(compared, lines, counting))
      }
  return compared
}

/** The whole has no counters. */
const isCounted = (place: Place, { division }: Counting) =>
  placeKey(place) !== placeKey(WHOLE) || OF_WHOLE.includes(division)

function* compareLines(compared: Compared, lines: readonly Omit<Line, 'before'>[], counting: Counting): Steps<void> {
  for (const line of lines) {
    const { division, questionnaire, place } = line.row
    const key = [division, questionnaire, place].join('|')
    const before = (counting.since === 'year' && compared.last.get(key)) || NOTHING
    const last = yield* compareLine(compared, { ...line, before }, counting)
    if (counting.since === 'year') compared.last.set(key, last)
  }
}

/** @returns false when somebody folded meanwhile, and nothing was written */
async function written(db: Db, generation: Generation, rows: Tables['tally'][]): Promise<boolean> {
  try {
    await db.batch([...moved(db, generation, generation), ...writeTallies(db, rows)])
    return true
  } catch (error) {
    if (error instanceof DuplicateKey) return false
    throw error
  }
}
