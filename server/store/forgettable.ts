import type { Db } from './db.ts'

const all: WeakMap<Db, unknown>[] = []

/** For what is known of each database by numbers that it gave, such as those of cells and places. */
export function forgettable<T>(): WeakMap<Db, T> {
  const known = new WeakMap<Db, T>()
  all.push(known)
  return known
}

/**
 * After the database was away. It may have come back without its last rows, as a copy that took over, and give their
 * numbers to others: what was counted by them would be counted elsewhere.
 */
export function forget(db: Db) {
  for (const known of all) known.delete(db)
}
