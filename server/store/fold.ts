import type { Compilable } from 'kysely'
import { CHANNELS } from '../../shared/channel.ts'
import { addTrace, layoutOf, type Shape, type Trace, traceOf } from '../../shared/sums.ts'
import { type Db, DuplicateKey, fitting, inFitting } from './db.ts'
import { dropReplaced, type Generation, generations, moved, takeOver } from './generations.ts'
import { type Change, VISITS, NOTHING, packedWith, type Packing } from './pack.ts'
import { type Place, placeKey, placeNumbers, placeOf, WHOLE } from './places.ts'
import { shapesOf } from './questionnaires.ts'
import { lastSeq } from './responses.ts'
import { type Counted, takeCounted } from './counted.ts'
import { type Division, groupOf, OF_UNIT, OF_WHOLE, seriesOf, type Through, throughOf } from './series.ts'
import type { Tables } from './tables.ts'
import { turn } from './turns.ts'

// Responses are only appended; this brings the tallies after them, outside of any citizen's request, and is the only
// code that writes tallies. What comes late, is imported or is ruled out takes the same way as what comes today: it is
// added to, or taken from, every row of its series from its own day on.

/** Responses in one step: what a batch on D1 carries, and a pause elsewhere that nobody notices. */
const STEP = 1_000
/** How long rows are worked out before others get their turn, in milliseconds. */
const SLICE = 5

/** Told of how far long work has come. */
export type Say = (progress: { counted: number; of: number }) => void

export interface FoldOptions {
  say?: Say
  /** Responses in one step. */
  limit?: number
  /** The live generation alone, or the one that is being made. */
  only?: 'live' | 'next'
  /** Stops after so many steps. */
  steps?: number
}

/**
 * Counts every response and ruling committed before the call, and lets a generation that is being made take over.
 *
 * Any number of processes may fold at once: each step moves the mark and the tallies together, or nothing.
 */
export async function fold(
  db: Db,
  { say = () => {}, limit = STEP, only, steps = Infinity }: FoldOptions = {},
): Promise<void> {
  for (let left = steps; left > 0; left--) {
    const [live, next] = await generations(db)
    if (!live) throw new Error('no live generation of tallies')
    if (only !== 'next' && (await advance(db, live, limit, next ? () => {} : say))) continue
    if (!next || only === 'live') return
    if (await advance(db, next, limit, say)) continue
    // It has all that there is; the live one may have a little more or less by now.
    if (next.response !== live.response || next.ruling !== live.ruling) {
      if (only === 'next') return
      continue
    }
    await unlessFaster(() => takeOver(db, live, next))
    await dropReplaced(db)
  }
}

/** @returns whether there may be more */
async function advance(db: Db, generation: Generation, limit: number, say: Say) {
  const more = await unlessFaster(() => step(db, generation, limit, say))
  return more ?? true
}

/** @returns undefined when another process was faster: look again from where it came to */
async function unlessFaster<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
    return undefined
  }
}

async function step(db: Db, generation: Generation, limit: number, say: Say) {
  const { counted, response, ruling } = await takeCounted(db, generation, limit)
  if (response === generation.response && ruling === generation.ruling) return false
  const rows = await newRows(db, generation, counted)
  await db.batch([...moved(db, generation, response, ruling), ...writeTallies(db, rows)])
  say({ counted: response, of: await lastSeq(db) })
  return true
}

/** A response as it is added to many sums. */
interface Added {
  trace: Trace
  /** Where its channel stands among the visits. */
  channel: number
  times: number
}

/** What changes in one series: from which row on it counts, and in which group. */
interface Series {
  division: Division
  questionnaire: string
  place: number
  first: Through
  last: Through
  changes: Map<Through, Map<string, Added[]>>
}

type TallyRow = Tables['tally']

/** The rows that change, as they are to be. */
async function newRows(db: Db, generation: Generation, counted: readonly Counted[]): Promise<TallyRow[]> {
  const shapes = await shapesOf(db, new Set(counted.map(({ about }) => about.questionnaire)))
  const series = await seriesIn(db, generation, counted, shapes)
  const stored = await read(db, generation.id, series)
  const rows: TallyRow[] = []
  let begun = performance.now()
  for (const one of series) {
    const { division, questionnaire, place, changes } = one
    const shape = shapes.get(questionnaire)!
    const packing: Packing = division === 'visit' ? VISITS : layoutOf(shape)
    const known = stored.get(seriesKey(one)) ?? []
    const earliest = least(changes.keys())
    const throughs = new Set([...known.map(({ through }) => through), ...changes.keys()])
    for (const through of [...throughs].toSorted()) {
      if (through < earliest) continue
      const before = known.findLast((row) => row.through <= through) ?? NOTHING
      const packed = packedWith(before, changesUntil(one, through), packing)
      rows.push({ generation: generation.id, division, questionnaire, place, through, ...packed })
      if (performance.now() - begun < SLICE) continue
      await turn()
      begun = performance.now()
    }
  }
  return rows
}

/** All that is to be counted in a row: what belongs to it and to those before it. */
function changesUntil({ division, changes }: Series, through: Through) {
  const groups = new Map<string, Added[]>()
  for (const [from, some] of changes)
    if (from <= through) for (const [group, added] of some) groups.set(group, [...(groups.get(group) ?? []), ...added])
  const changeBy =
    (added: Added[]): Change =>
    (sums) => {
      for (const { trace, channel, times } of added)
        if (division === 'visit') sums[channel]! += times
        else addTrace(sums, trace, times)
    }
  return new Map([...groups].map(([group, added]) => [group, changeBy(added)]))
}

async function seriesIn(
  db: Db,
  { divided }: Generation,
  counted: readonly Counted[],
  shapes: ReadonlyMap<string, Shape>,
): Promise<Series[]> {
  const places = new Map(counted.map(({ about }) => placeOf(about, divided)).map((place) => [placeKey(place), place]))
  const numbers = await placeNumbers(db, [WHOLE, ...places.values()])
  const series = new Map<string, Series>()
  const add = (division: Division, place: Place, one: Counted, added: Added) => {
    const through = throughOf(division, one.day)
    const [first, last] = seriesOf(division, through)
    const about = {
      division,
      questionnaire: one.about.questionnaire,
      place: numbers.get(placeKey(place))!,
      first,
      last,
    }
    const { changes } = getOr(series, seriesKey(about), () => ({ ...about, changes: new Map() }))
    const groups = getOr(changes, through, () => new Map<string, Added[]>())
    getOr(groups, groupOf(division, one.about), (): Added[] => []).push(added)
  }
  for (const one of counted) {
    const trace = traceOf(shapes.get(one.about.questionnaire)!, one.answers)
    const added = { trace, channel: CHANNELS.indexOf(one.about.channel), times: one.times }
    for (const division of OF_WHOLE) add(division, WHOLE, one, added)
    for (const division of OF_UNIT) add(division, placeOf(one.about, divided), one, added)
  }
  return [...series.values()]
}

const seriesKey = ({ division, questionnaire, place, first }: Omit<Series, 'changes' | 'last'>) =>
  [division, questionnaire, place, first].join('|')

/** The stored rows that change, and for each series the last one before. */
async function read(db: Db, generation: number, series: readonly Series[]): Promise<Map<string, TallyRow[]>> {
  const found = new Map<string, TallyRow[]>()
  const alike = Map.groupBy(series, ({ division, questionnaire, first, changes }) =>
    [division, questionnaire, first, least(changes.keys())].join('|'),
  )
  for (const some of alike.values()) {
    const { division, questionnaire, first, last, changes } = some[0]!
    for (const places of inFitting(some.map(({ place }) => place))) {
      const rows = await rowsSince(
        db,
        { generation, division, questionnaire },
        places!,
        [first, last],
        least(changes.keys()),
      )
      for (const row of rows) getOr(found, seriesKey({ ...row, first }), () => []).push(row)
    }
  }
  return found
}

/** From `from` on, or from the last row before it. */
function rowsSince(
  db: Db,
  { generation, division, questionnaire }: Pick<TallyRow, 'generation' | 'division' | 'questionnaire'>,
  places: readonly number[],
  [first, last]: [Through, Through],
  from: Through,
): Promise<TallyRow[]> {
  return db.query
    .selectFrom('place')
    .innerJoin('tally', 'tally.place', 'place.id')
    .where('place.id', 'in', places)
    .where('generation', '=', generation)
    .where('division', '=', division)
    .where('questionnaire', '=', questionnaire)
    .where('through', '<=', last)
    .where('through', '>=', (eb) =>
      eb.fn.coalesce(
        eb
          .selectFrom('tally as earlier')
          .whereRef('earlier.place', '=', 'place.id')
          .where('earlier.generation', '=', generation)
          .where('earlier.division', '=', division)
          .where('earlier.questionnaire', '=', questionnaire)
          .where('earlier.through', '>=', first)
          .where('earlier.through', '<=', from)
          .select((inner) => inner.fn.max('earlier.through').as('through')),
        eb.val(from),
      ),
    )
    .selectAll('tally')
    .orderBy('through')
    .execute()
}

/** The statements that put rows in place of those that are there. */
export const writeTallies = (db: Db, rows: TallyRow[]): Compilable[] =>
  [...fitting(rows)].map((some) =>
    db.query
      .insertInto('tally')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['generation', 'division', 'questionnaire', 'place', 'through'])
          .doUpdateSet((eb) => ({ factors: eb.ref('excluded.factors'), criteria: eb.ref('excluded.criteria') })),
      ),
  )

const least = (texts: Iterable<string>) => [...texts].toSorted()[0]!

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
