import type { Db } from './db.ts'
import { findFault } from './faults.ts'

const known = new WeakMap<Db, Map<string, unknown>>()

/**
 * Reads what hardly ever changes and, while the database cannot be read, says again what it said last. So whoever has
 * the citizen's page open gets it back with all that was typed, though nothing can be kept just now.
 *
 * @param key one of a few: what is known under it is kept for good
 * @returns what was read; undefined is not remembered
 */
export async function orLastKnown<T>(db: Db, key: string, read: () => Promise<T>): Promise<T> {
  const values = known.get(db) ?? new Map<string, unknown>()
  known.set(db, values)
  try {
    const value = await read()
    if (value !== undefined) values.set(key, value)
    return value
  } catch (error) {
    if (!findFault(error) || !values.has(key)) throw error
    return values.get(key) as T
  }
}
