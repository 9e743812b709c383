import type { Db } from './db.ts'
import { fold, LOT } from './fold.ts'
import { generations } from './generations.ts'
import { betweenRounds, bringUpToDate, MANY } from './rounds.ts'
import { lastSeq } from './responses.ts'

/** Responses between two calls from which on they pour in, and wait to be counted in full lots. */
const POURING = 500

/** The last response at the call before. */
const before = new WeakMap<Db, number>()

/**
 * Counts what has come, whoever asks or not; called again and again. While responses pour in it counts full lots alone:
 * a small one writes nearly as many rows, and to catch up lot by lot with what came meanwhile took a third more time.
 * Far behind, as after a move from an older version, it catches up while who asks is told so.
 */
export async function keepUp(db: Db): Promise<void> {
  const [live, next] = await generations(db)
  const last = await lastSeq(db)
  const waiting = last - live!.response
  const pours = last - (before.get(db) ?? last) > POURING
  before.set(db, last)
  if (pours && waiting < LOT) return
  if (waiting > MANY) await fold(db, { only: 'live' })
  // A little at a time, so that the live one is never left far behind.
  if (next) await fold(db, { only: 'next', lots: 1 })
  await (pours ? betweenRounds(db, () => fold(db, { only: 'live', lots: 1 })) : bringUpToDate(db))
}
