import type { Db } from './db.ts'

/**
 * Keeps the latest reading of each database and what it is of. Who asks while it is read waits for the same reading; one
 * that failed is not kept.
 */
export function latest<T>(): (db: Db, of: string | undefined, read: () => Promise<T>) => Promise<T> {
  const known = new WeakMap<Db, { of: string | undefined; value: Promise<T> }>()
  return (db, of, read) => {
    const before = known.get(db)
    if (before && before.of === of) return before.value
    const value = read()
    const keep = () => void known.set(db, { of, value })
    // On Workers a request must not wait for another one's: when that one is answered, its work is stopped.
    if (db.kind === 'd1') value.then(keep, () => {})
    else {
      keep()
      value.catch(() => known.get(db)?.value === value && known.delete(db))
    }
    return value
  }
}
