import { type Day, lastDayOf, type Month } from '../../shared/calendar.ts'
import { layoutOf, type Sums } from '../../shared/sums.ts'
import { monthsOfArrival, type Stretch } from './arrivals.ts'
import { type Db, DuplicateKey, inFitting } from './db.ts'
import { fold, type Say } from './fold.ts'
import { writeTallies } from './tallyRows.ts'
import { type Generation, liveGeneration, markOf, moved } from './generations.ts'
import { NOTHING, packedWith, unpack, VISITS } from './pack.ts'
import { allPlaces, placeKey } from './places.ts'
import { questionnaires, shapesOf } from './questionnaires.ts'
import { addedIn, type Groups, type Line, lineKey, type Lines, sinceBeginning } from './recount.ts'
import { type Division, OF_UNIT, type Through } from './series.ts'
import type { Tables } from './tables.ts'
import { keyOf } from '../../shared/questionnaire.ts'

/** A stored tally that is not what the responses say. */
export interface Difference {
  division: Division
  questionnaire: string
  /** `phu-xuan|`; `|` is the whole. */
  place: string
  through: Through
  /** Which area, counter or visits; '' where nothing is divided. */
  group: string
  /** Respondents that are kept, and those that there are. Where these are equal, other sums are not. */
  stored: number
  recomputed: number
}

/** The months of a year so far, by line. */
type Before = Map<string, Groups>

interface Found {
  differences: Difference[]
  rows: Tables['tally'][]
}

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
    for (const [key, { division, rows }] of verified.lines)
      if (division !== 'day' && division !== 'visit') before.set(key, rows.get(month)!)
  }
  return differences
}

async function verifyMonth(
  db: Db,
  month: Month,
  stretches: readonly Stretch[],
  { before, mend }: { before: Before; mend: boolean },
  say: (responses: number) => void,
): Promise<{ lines: Lines; differences: Difference[] }> {
  for (;;) {
    const mark = await markOf(db)
    const generation = await liveGeneration(db)
    if (generation.lot) {
      await fold(db, { only: 'live' })
      continue
    }
    const lines = await addedIn(db, generation, month, stretches, say)
    sinceBeginning(lines, before)
    const { differences, rows } = await compare(db, generation, month, lines, before)
    // They count only if nobody folded in between.
    if (differences.length > 0 && (await markOf(db)) !== mark) continue
    if (mend && rows.length > 0 && !(await written(db, generation, rows))) continue
    return { lines, differences }
  }
}

async function compare(db: Db, { id }: Generation, month: Month, lines: Lines, before: Before): Promise<Found> {
  const found: Found = { differences: [], rows: [] }
  const places = await allPlaces(db)
  const keys = (await questionnaires(db)).map(keyOf)
  const shapes = await shapesOf(db, keys)
  for (const questionnaire of keys)
    for (const division of OF_UNIT)
      for (const ids of inFitting(places.map((place) => place.id))) {
        const stored = await rowsOf(db, { generation: id, division, questionnaire }, ids!, month)
        const byPlace = Map.groupBy(stored, ({ place }) => place)
        for (const place of places.filter((one) => ids!.includes(one.id))) {
          const line = { division, questionnaire, place: placeKey(place) }
          const expected = lines.get(lineKey(line)) ?? { ...line, rows: new Map() }
          const packing = division === 'visit' ? VISITS : layoutOf(shapes.get(questionnaire)!)
          const has = byPlace.get(place.id) ?? []
          compareLine(found, expected, has, {
            packing,
            row: { generation: id, division, questionnaire, place: place.id },
            carried: before.get(lineKey(line)) ?? new Map(),
          })
        }
      }
  return found
}

interface About {
  packing: Parameters<typeof unpack>[1]
  row: Omit<Tables['tally'], 'through' | 'factors' | 'criteria'>
  /** What rows hold before the first of the month that adds something. */
  carried: Groups
}

/** A row may be kept in which nothing is new: all of it was ruled out. */
function compareLine(found: Found, line: Line, stored: Tables['tally'][], { packing, row, carried }: About) {
  const kept = new Map(stored.map((one) => [one.through, unpack(one, packing)]))
  let should = line.division === 'day' || line.division === 'visit' ? (new Map() as Groups) : carried
  for (const through of [...new Set([...line.rows.keys(), ...kept.keys()])].toSorted()) {
    should = line.rows.get(through) ?? (line.division === 'visit' ? new Map() : should)
    const has = kept.get(through) ?? (new Map() as Groups)
    const wrong = [...new Set([...should.keys(), ...has.keys()])].filter(
      (group) => !isEqual(should.get(group), has.get(group)),
    )
    if (wrong.length === 0) continue
    const { rows: _, ...about } = line
    for (const group of wrong)
      found.differences.push({
        ...about,
        through,
        group,
        stored: respondents(has.get(group)),
        recomputed: respondents(should.get(group)),
      })
    found.rows.push({ ...row, through, ...packedWith(NOTHING, should, packing) })
  }
}

/** Of full forms and of visits, which is enough to tell a difference by. */
const respondents = (sums: Sums | undefined) => sums?.[0] ?? 0

function isEqual(a: Sums | undefined, b: Sums | undefined) {
  const length = (a ?? b)!.length
  for (let i = 0; i < length; i++) if ((a?.[i] ?? 0) !== (b?.[i] ?? 0)) return false
  return true
}

/** The rows of a month, and of its days. */
const rowsOf = (
  db: Db,
  { generation, division, questionnaire }: Pick<Tables['tally'], 'generation' | 'division' | 'questionnaire'>,
  places: readonly number[],
  month: Month,
) =>
  db.query
    .selectFrom('tally')
    .where('generation', '=', generation)
    .where('division', '=', division)
    .where('questionnaire', '=', questionnaire)
    .where('place', 'in', places)
    .where('through', '>=', month)
    .where('through', '<=', lastDayOf(month) satisfies Day)
    .orderBy('through')
    .selectAll()
    .execute()

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
