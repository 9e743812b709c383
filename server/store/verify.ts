import type { Month } from '../../shared/calendar.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import type { Steps } from '../../shared/steps.ts'
import { monthsOfArrival, type Stretch } from './arrivals.ts'
import { compareLine, type Difference, type Found, type Line } from './compareLine.ts'
import { compareLists } from './compareLists.ts'
import { type Db, DuplicateKey, inFitting } from './db.ts'
import { fold, type Say } from './fold.ts'
import { writeTallies } from './tallyRows.ts'
import { type Generation, liveGeneration, isSame, moved } from './generations.ts'
import { NOTHING, type Packed } from './pack.ts'
import { Pile } from './pile.ts'
import { allPlaces, isOfUnit, isWhole, listerOf, type Place, placeKey } from './places.ts'
import { questionnaires, shapesOf } from './questionnaires.ts'
import { type Arrived, arrivedIn, type Counting, countings } from './recount.ts'
import { isListed, LISTS, OF_WHOLE } from './series.ts'
import { rowsInMonth } from './seriesRows.ts'
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
  const compared = await settled(db, mend, async (generation) =>
    compare(db, generation, month, await arrivedIn(db, generation, month, stretches, say), before),
  )
  // By the places' own rows, so after them. A row that is wrong has no say in what its list should hold.
  const shapes = await allShapes(db)
  const lists = await settled(db, mend, ({ id }) => compareLists(db, id, month, shapes))
  const own = mend ? [] : compared.differences
  const wrong = new Set(
    own.flatMap(({ division, questionnaire, place, group }) =>
      isListed(division) ? [LISTS[division], questionnaire, placeKey(listerOf(division, group)), place].join() : [],
    ),
  )
  const ofLists = lists.differences.filter(
    ({ division, questionnaire, place, group }) => !wrong.has([division, questionnaire, place, group].join()),
  )
  return { ...compared, differences: [...compared.differences, ...ofLists] }
}

/** Compares on one state of the tallies, which counts only if nobody folded in between, and mends. */
async function settled<T extends Found>(
  db: Db,
  mend: boolean,
  find: (generation: Generation) => Promise<T>,
): Promise<T> {
  for (;;) {
    const generation = await liveGeneration(db)
    if (generation.lot) {
      await fold(db, { only: 'live' })
      continue
    }
    const found = await find(generation)
    if (found.differences.length > 0 && !isSame(await liveGeneration(db), generation)) continue
    if (mend && found.rows.length > 0 && !(await written(db, generation, found.rows))) continue
    return found
  }
}

const allShapes = async (db: Db) => shapesOf(db, (await questionnaires(db)).map(keyOf))

async function compare(
  db: Db,
  { id: generation }: Generation,
  month: Month,
  arrived: Arrived,
  before: Before,
): Promise<Compared> {
  const compared: Compared = { differences: [], rows: [], last: new Map(before) }
  const places = await allPlaces(db)
  for (const [questionnaire, shape] of await allShapes(db))
    for (const counting of countings(shape))
      for (const some of inFitting(places)) {
        const about = { generation, division: counting.division, questionnaire }
        const ids = some!.map(({ id }) => id)
        const rows = Map.groupBy(await rowsInMonth(db, about, ids, month), ({ place }) => place)
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

/** The whole has no counters, and an area only lists. */
const isCounted = (place: Place, { division }: Counting) =>
  isOfUnit(place) || (isWhole(place) && OF_WHOLE.includes(division))

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
