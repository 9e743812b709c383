import type { Db } from './db.ts'
import { fold } from './fold.ts'
import { Problem } from '../../shared/problem.ts'
import { generations, markOf } from './generations.ts'
import { lastSeq } from './responses.ts'

// An answer reads the tallies many times, and what it must hide was decided on all of them. Were responses counted in
// between, it could show a figure by a decision that did not know of it, or rows that do not add up to their total.

/** Work that shares one state of the tallies. */
interface Round {
  /** Changes when they do. */
  counted: Promise<string>
  under: Promise<unknown>[]
}

interface Rounds {
  /** The round that still takes work, and begins when the last one has ended. */
  next: Round | undefined
  last: Promise<unknown>
}

const rounds = new WeakMap<Db, Rounds>()

/** How often work is done again because another process counted meanwhile. */
const TRIES = 8

/**
 * Does what reads the tallies on one state of them, with all responses committed before the call.
 *
 * @throws Error when other processes count so often that no state lasts long enough
 */
export async function inOneMoment<T>(db: Db, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { counted, under } = join(db)
    const done = counted.then(async (mark) => {
      const value = await work()
      return { value, lasted: (await markOf(db)) === mark }
    })
    under.push(done)
    const { value, lasted } = await done
    if (lasted) return value
  }
  throw new Error('the tallies did not stand still')
}

/** Counts every response committed before the call, when nobody reads. */
export const bringUpToDate = (db: Db) => inOneMoment(db, async () => {})

function join(db: Db): Round {
  // On Workers a request must not wait for another one's: when that one is answered, its work is stopped.
  if (db.kind === 'd1') return { counted: count(db), under: [] }
  const known = rounds.get(db) ?? { next: undefined, last: Promise.resolve() }
  rounds.set(db, known)
  known.next ??= begin(db, known)
  return known.next
}

function begin(db: Db, known: Rounds): Round {
  const under: Promise<unknown>[] = []
  const counted = known.last.then(() => {
    // Whoever comes while it counts may have sent a response that it misses.
    known.next = undefined
    return count(db)
  })
  known.last = counted.then(() => Promise.allSettled(under)).catch(() => {})
  return { counted, under }
}

/** Responses that are counted before an answer. More take seconds, as after a move from an older version. */
const MANY = 40_000

async function count(db: Db) {
  const [live, next] = await generations(db)
  const last = await lastSeq(db)
  if (last - live!.response > MANY) throw new Problem('counting', `${live!.response} / ${last}`)
  await fold(db, next && last - next.response > MANY ? { only: 'live' } : {})
  return markOf(db)
}

/** Responses between two calls of `keepUp` from which on they pour in, and may wait to be counted in larger lots. */
const POURING = 500
const LARGE = 25_000

const last = new WeakMap<Db, number>()

/**
 * Counts what has come, whoever asks or not; called again and again. While responses pour in it waits for more of them,
 * since a large lot writes few more rows than a small one. Far behind, as after a move from an older version, it
 * catches up while who asks is told so.
 */
export async function keepUp(db: Db): Promise<void> {
  const [live, next] = await generations(db)
  const seq = await lastSeq(db)
  const came = seq - (last.get(db) ?? seq)
  last.set(db, seq)
  const waiting = seq - live!.response
  if (came > POURING && waiting < LARGE) return
  if (waiting > MANY) await fold(db, { only: 'live' })
  // A little at a time, so that the live one is never left far behind.
  if (next) await fold(db, { only: 'next', lots: 1 })
  await bringUpToDate(db)
}
