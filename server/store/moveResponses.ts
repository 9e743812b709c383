import type { Db } from './db.ts'
import type { Say } from './fold.ts'
import { announce, freed } from './moveRoom.ts'
import { isThere, lastOf, newCells, newRows, raw, valueOf } from './moveSql.ts'

// 0003_engine.sql sets the responses of before aside as response_0002; here they move, so many at a time that a process
// killed halfway goes on where it was. The old table stays whole until the new one has as many, so that nothing can be
// lost on the way; that needs room for both.

/** Told what long work is about to do, and how far it has come. */
export interface Telling {
  note: (text: string) => void
  say: Say
}

/** Responses in one transaction: some tenths of a second, and little enough for one statement of D1. */
const CHUNK = 20_000

interface Options {
  /** Whether it was said already how long it takes. */
  isAnnounced?: boolean
  chunk?: number
}

/** Moves what is left to move; nothing where nothing is. */
export async function moveResponses(
  db: Db,
  { note, say }: Telling,
  { isAnnounced = false, chunk = CHUNK }: Options = {},
): Promise<void> {
  if (!(await isThere(db))) return
  try {
    if (!isAnnounced) await announce(db, 'response_0002', note)
    const of = await valueOf(db, lastOf('response_0002'))
    for (;;) {
      const [, moved] = await db.batch([raw(newCells(chunk)), raw(newRows(db.kind, chunk))])
      if (!moved) break
      say({ counted: await valueOf(db, lastOf('response')), of })
    }
    const [before, after] = [await valueOf(db, count('response_0002')), await valueOf(db, count('response'))]
    if (before !== after) throw new Error(`${before} responses became ${after}; response_0002 is left as it is`)
    await db.batch([raw('drop table response_0002')])
    if (of > 0 && db.kind === 'sqlite') note(await freed(db))
  } catch (error) {
    // Another instance was faster, and has finished.
    if (!(await isThere(db))) return
    throw error
  }
}

/** Whether responses are left that were set aside. A Worker has no time to move them. */
export const areLeft = async (db: Db): Promise<boolean> =>
  (await isThere(db)) && (await valueOf(db, lastOf('response_0002'))) > 0

const count = (table: string) => `select count(*) from ${table}`
