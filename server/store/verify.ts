import type { Month } from '../../shared/calendar.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import { monthsOfArrival, type Stretch } from './arrivals.ts'
import { arrivedIn } from './arrived.ts'
import type { Difference, Found } from './compareLine.ts'
import { compareLists } from './compareLists.ts'
import { type Before, type Compared, compareMonth } from './compareMonth.ts'
import { type Db, DuplicateKey } from './db.ts'
import { fold, type Say } from './fold.ts'
import { type TallyRow, writeTallies } from './tallyRows.ts'
import { type Generation, liveGeneration, isSame, moved } from './generations.ts'
import { listerOf, placeKey } from './places.ts'
import { questionnaires, shapesOf } from './questionnaires.ts'
import { isListed, LISTS } from './series.ts'

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

async function verifyMonth(
  db: Db,
  month: Month,
  stretches: readonly Stretch[],
  { before, mend }: { before: Before; mend: boolean },
  say: (responses: number) => void,
): Promise<Compared> {
  const shapes = await shapesOf(db, (await questionnaires(db)).map(keyOf))
  const compared = await settled(db, mend, async (generation) => {
    const arrived = await arrivedIn(db, generation, month, stretches, say)
    return compareMonth(db, { generation: generation.id, month, shapes, arrived, before })
  })
  // By the places' own rows, so after them. A row that is wrong has no say in what its list should hold.
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

/** @returns false when somebody folded meanwhile, and nothing was written */
async function written(db: Db, generation: Generation, rows: TallyRow[]): Promise<boolean> {
  try {
    await db.batch([...moved(db, generation, generation), ...writeTallies(db, rows)])
    return true
  } catch (error) {
    if (error instanceof DuplicateKey) return false
    throw error
  }
}
