import { layoutOf } from '../../shared/layout.ts'
import { type Added, type AddedToWhole, addToList, addToWhole, addUp } from './added.ts'
import type { Arrival } from './arrivals.ts'
import { committed, takeCounted, type UpTo } from './counted.ts'
import { type Db, DuplicateKey } from './db.ts'
import { dropReplaced, type Generation, generations, moved, takeOver } from './generations.ts'
import { inArea, type Place, placeKey, placeNumbers, placeOf, WHOLE } from './places.ts'
import { shapesOf } from './questionnaires.ts'
import { changedRows, writeTallies } from './tallyRows.ts'
import { rest } from './turns.ts'
import { Vectors } from './vectors.ts'

// Responses are only appended; this brings the tallies after them, outside of any citizen's request, and is the only
// code that writes tallies. What comes late, is imported or is ruled out takes the same way as what comes today: it is
// added to, or taken from, every row of its series from its own day on.

/** Responses in one lot. The larger it is the fewer rows are written, and the more memory it takes. */
export const LOT = 40_000
/** The same on Workers, which may be stopped after some seconds and would begin the lot again and again. */
const LOT_ON_D1 = 1_000
/** Responses looked at before others get their turn. */
const AT_ONCE = 500
/** Places in one commit: some milliseconds, in which no response can be kept. */
const PLACES = 4

/** Told of how far long work has come. */
export type Say = (progress: { counted: number; of: number }) => void

export interface FoldOptions {
  say?: Say
  /** Responses in one lot. */
  limit?: number
  /** The live generation alone, or the one that is being made. */
  only?: 'live' | 'next'
  /** Stops after so many lots. */
  lots?: number
}

/**
 * Counts every response and ruling committed before the call, and lets a generation that is being made take over. Not
 * what comes meanwhile: that may never end, and nobody who waits would be answered.
 *
 * Any number of processes may fold at once: each commit moves the mark and some tallies together, or nothing. Whoever
 * finds a lot half counted, since its process was killed or is slower, goes on with it.
 */
export async function fold(
  db: Db,
  { say = () => {}, limit = db.kind === 'd1' ? LOT_ON_D1 : LOT, only, lots = Infinity }: FoldOptions = {},
): Promise<void> {
  let last = await committed(db)
  for (let left = lots; left > 0; left--) {
    const [live, next] = await generations(db)
    if (!live) throw new Error('no live generation of tallies')
    if (only !== 'next' && (await advance(db, live, { limit, last, say: next ? () => {} : say }))) continue
    if (!next || only === 'live') return
    if (await advance(db, next, { limit, last, say })) continue
    // It has all of those; the live one may have a little more or less by now.
    if (next.response !== live.response || next.ruling !== live.ruling) {
      if (only === 'next') return
      last = await committed(db)
      continue
    }
    await unlessFaster(() => takeOver(db, live, next))
    await dropReplaced(db)
  }
}

interface Lots {
  limit: number
  last: UpTo
  say: Say
}

/** @returns whether there may be more */
async function advance(db: Db, generation: Generation, lots: Lots) {
  const more = await unlessFaster(() => countLot(db, generation, lots))
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

/** @returns false when there is none */
async function countLot(db: Db, generation: Generation, { limit, last, say }: Lots) {
  const { counted, response, ruling } = await takeCounted(db, generation, limit, last)
  if (response === generation.response && ruling === generation.ruling) return false
  const shapes = await shapesOf(db, new Set(counted.map(({ about }) => about.questionnaire)))
  const { places, numberOf } = await byPlace(db, generation, counted)
  const ofWhole: AddedToWhole = { numberOf, found: new Map(), vectors: new Vectors() }
  const done = generation.lot?.places ?? 0
  const vectors = new Vectors()
  let at = generation
  let added: Added[] = []
  for (const [i, [place, some]] of places.entries()) {
    const own = await addUp(some, place, shapes, vectors)
    for (const one of own) {
      addToWhole(ofWhole, one)
      addToList(ofWhole, one, layoutOf(shapes.get(one.questionnaire)!).head)
    }
    // Those done before are gone through again for the whole alone.
    if (i >= done) added.push(...own)
    if ((i + 1) % PLACES !== 0) continue
    if (i >= done) {
      const rows = await changedRows(db, generation.id, added, shapes)
      const lot = { response, ruling, places: i + 1 }
      await db.batch([...moved(db, at, { ...generation, lot }), ...writeTallies(db, rows)])
      at = { ...at, step: at.step + 1 }
    }
    added = []
    vectors.takeBack()
  }
  const rows = await changedRows(db, generation.id, [...added, ...ofWhole.found.values()], shapes)
  await db.batch([...moved(db, at, { response, ruling, lot: null }), ...writeTallies(db, rows)])
  // A lot that another process began may go beyond.
  say({ counted: response, of: Math.max(response, last.response) })
  return true
}

/** What was counted at each place, in an order that every process finds; and the numbers of all that it adds to. */
async function byPlace(db: Db, { divided }: Generation, counted: readonly Arrival[]) {
  const found = new Map<string, { place: Place; counted: Arrival[] }>()
  const areas = new Set<string>()
  for (const [i, one] of counted.entries()) {
    if (i % AT_ONCE === 0) await rest()
    areas.add(one.about.area)
    const place = placeOf(one.about, divided)
    const key = placeKey(place)
    const known = found.get(key)
    if (known) known.counted.push(one)
    else found.set(key, { place, counted: [one] })
  }
  const own = [...found.values()].map(({ place }) => place)
  const numbers = await placeNumbers(db, [WHOLE, ...[...areas].map(inArea), ...own])
  const numberOf = (place: Place) => numbers.get(placeKey(place))!
  const places = [...found.values()].map(({ place, counted: its }): [number, Arrival[]] => [numberOf(place), its])
  return { places: places.toSorted(([a], [b]) => a - b), numberOf }
}
