import limitTo, { type LimitFunction } from 'p-limit'
import { getOr } from '../../shared/maps.ts'
import type { Db } from './db.ts'

/**
 * Lets only so many do some work at once, for each database; others wait. Who takes turns ends no later, since there is
 * one thread, and holds no memory while waiting.
 */
export function atMost(many: number): <T>(db: Db, work: () => Promise<T>) => Promise<T> {
  const limits = new WeakMap<Db, LimitFunction>()
  return (db, work) =>
    // On Workers a request must not wait for another one's: when that one is answered, its work is stopped.
    db.kind === 'd1' ? work() : getOr(limits, db, () => limitTo(many))(work)
}
