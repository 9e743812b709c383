import { type Compilable, sql } from 'kysely'
import type { Db } from './db.ts'
import { latest } from './latest.ts'
import { findSetting } from './settings.ts'

/** What is asked for by every figure and seldom changed. */
export type Edited = 'units' | 'dossiers'

/**
 * Reads it once for all who ask, and again when there is another edition, whoever made it: three years of dossiers, read
 * by each of a dozen at once, took two gigabytes.
 */
export function readOnce<T>(what: Edited, read: (db: Db) => Promise<T>): (db: Db) => Promise<T> {
  const kept = latest<T>()
  /** Read again when it was changed meanwhile: it takes several statements, which would see some of it before. */
  const unchanged = async (db: Db, edition: string | undefined): Promise<T> => {
    const value = await read(db)
    const now = await findSetting(db, nameOf(what))
    return now === edition ? value : unchanged(db, now)
  }
  return async (db) => {
    const edition = await findSetting(db, nameOf(what))
    return kept(db, edition, () => unchanged(db, edition))
  }
}

/** To be written with every change, in the same batch. */
export const changed = (db: Db, what: Edited): Compilable => ({
  compile: () =>
    sql`insert into setting (name, value) values (${nameOf(what)}, '1')
        on conflict (name) do update set value = cast(cast(setting.value as integer) + 1 as text)`.compile(db.query),
})

const nameOf = (what: Edited) => `${what} edition`
