import { setTimeout } from 'node:timers/promises'
import { getOr } from '../../shared/maps.ts'
import { Problem } from '../../shared/problem.ts'
import { atMost } from './atMost.ts'
import { committed, type UpTo } from './counted.ts'
import type { Db } from './db.ts'
import { fold } from './fold.ts'
import { type Generation, generations, isSame, liveGeneration } from './generations.ts'
import { type Moment, momentOf } from './moment.ts'

// An answer reads the tallies many times, and what it must hide was decided on all of them. Were responses counted in
// between, it could show a figure by a decision that did not know of it, or rows that do not add up to their total.

/** Work that shares one state of the tallies. */
interface Round {
  counted: Promise<Moment>
  under: Promise<unknown>[]
}

interface Rounds {
  /** The round that still takes work, and begins when the last one has ended. */
  next: Round | undefined
  last: Promise<unknown>
  /** When the next may count, in milliseconds of this process. */
  rests: number
}

const rounds = new WeakMap<Db, Rounds>()
const roundsOf = (db: Db) => getOr(rounds, db, (): Rounds => ({ next: undefined, last: Promise.resolve(), rests: 0 }))

/**
 * Answers worked out at once, while others wait: one more, so that nobody idles while the database answers the other.
 * All at once they end no sooner, and three hundred held 250 MB of sums.
 */
const fewAtOnce = atMost(2)

/**
 * Counting that takes so many milliseconds leaves time to others: the next begins after twice as long. While responses
 * pour in each round finds a thousand more, and would take half of the time that there is.
 */
const LONG = 100
/** But waits no longer, in milliseconds. */
const REST = 2_000

/** How often work is done again because another process counted meanwhile. */
const TRIES = 8

/**
 * Does what reads the tallies on one state of them, with all responses committed before the call.
 *
 * @throws Error when other processes count so often that no state lasts long enough
 */
export async function inOneMoment<T>(db: Db, work: (moment: Moment) => Promise<T>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { counted, under } = join(db)
    const done = counted.then((moment) =>
      fewAtOnce(db, async () => {
        // Its turn may come late.
        if (!(await isStill(moment))) return undefined
        try {
          const value = await work(moment)
          return (await isStill(moment)) ? { value } : undefined
        } catch (error) {
          // What did not fit together may be from before and after.
          if (await isStill(moment)) throw error
          return undefined
        }
      }),
    )
    under.push(done)
    const lasting = await done
    if (lasting) return lasting.value
  }
  throw new Error('the tallies did not stand still')
}

/** In the middle of another process's lot, places do not add up. */
const isStill = async ({ db, live }: Moment) => live.lot === null && isSame(live, await liveGeneration(db))

/** Counts every response committed before the call, when nobody reads. */
export const bringUpToDate = (db: Db) => inOneMoment(db, async () => {})

function join(db: Db): Round {
  // On Workers a request must not wait for another one's: when that one is answered, its work is stopped.
  if (db.kind === 'd1') return { counted: count(db), under: [] }
  const known = roundsOf(db)
  known.next ??= begin(db, known)
  return known.next
}

function begin(db: Db, known: Rounds): Round {
  const under: Promise<unknown>[] = []
  const counted = known.last.then(async () => {
    const wait = known.rests - performance.now()
    // Where it cannot be read, the count below says so to those who wait now; who comes later must get another round.
    const isLate = async () => isBehind(await liveGeneration(db), await committed(db))
    if (wait > 0 && (await isLate().catch(() => false))) await setTimeout(wait)
    // Whoever comes while it counts may have sent a response that it misses.
    known.next = undefined
    const begun = performance.now()
    const moment = await count(db)
    const took = performance.now() - begun
    if (took >= LONG) known.rests = begun + took + Math.min(REST, 2 * took)
    return moment
  })
  known.last = counted.then(() => Promise.allSettled(under)).catch(() => {})
  return { counted, under }
}

const isBehind = ({ lot, response, ruling }: Generation, last: UpTo) =>
  lot !== null || response < last.response || ruling < last.ruling

/** Counts when nobody reads; who comes meanwhile waits. */
export function betweenRounds(db: Db, work: () => Promise<void>): Promise<void> {
  const known = roundsOf(db)
  const done = known.last.then(work)
  known.last = done.catch(() => {})
  return done
}

/** Responses that are counted before an answer. More take seconds, as after a move from an older version. */
export const MANY = 60_000

async function count(db: Db): Promise<Moment> {
  const [live, next] = await generations(db)
  const last = await committed(db)
  if (last.response - live!.response > MANY) throw new Problem('counting', `${live!.response} / ${last.response}`)
  if (!next && !isBehind(live!, last)) return momentOf(db, live)
  await fold(db, next && last.response - next.response > MANY ? { only: 'live' } : {})
  return momentOf(db)
}
