import Database from 'better-sqlite3'
import { statSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { Kysely, SqliteDialect } from 'kysely'
import { type Db, DuplicateKey, type Prepared, prepared } from './db.ts'
import type { Tables } from './tables.ts'

/** How long a batch waits for another process's write, in milliseconds. */
const PATIENCE = 2_000
/** Between two tries. */
const PAUSE = 25
/** How long the driver itself waits. Little, since nobody is answered meanwhile: it holds up the whole process. */
const BLOCKING = 25

/**
 * Pages in the log before they are copied into the file: 24 MB. Responses of one day dirty the same pages of an index
 * again and again, so the fewer copies the less is written; but each holds up everyone, more pages for longer.
 */
const LOGGED = 6_000

/** What is kept of the file in memory, in KiB. With twice as much nothing is faster: the system keeps the rest of it. */
const CACHED = 8_000

/** Statements kept compiled. More than the code has; lists of other lengths make others. */
const MAX_STATEMENTS = 500

/** Opens an embedded SQLite database at `file`, or a fresh one in memory at `:memory:`. */
export function openSqlite(file: string): Db {
  const database = new Database(file, { timeout: BLOCKING })
  database.pragma('journal_mode = WAL')
  // The driver is compiled so that WAL means NORMAL, which loses the last commits when the power fails.
  database.pragma('synchronous = FULL')
  database.pragma(`wal_autocheckpoint = ${LOGGED}`)
  database.pragma(`cache_size = -${CACHED}`)
  database.pragma('foreign_keys = ON')

  const compiled = new Map<string, Database.Statement>()
  const prepare = (sql: string) => {
    const known = compiled.get(sql)
    if (known) return known
    if (compiled.size === MAX_STATEMENTS) compiled.clear()
    const statement = database.prepare(sql)
    compiled.set(sql, statement)
    return statement
  }
  const close = () => void database.close()
  const query = new Kysely<Tables>({ dialect: new SqliteDialect({ database: { prepare, close } }) })

  const run = database.transaction((batch: Prepared[]) =>
    batch.map(({ sql, parameters }) => prepare(sql).run(...parameters).changes),
  )

  const inode = inodeOf(file)

  return {
    kind: 'sqlite',
    query,
    async batch(statements) {
      // SQLite would go on writing into a file that nobody finds any more, and we would call that kept.
      if (inodeOf(file) !== inode) throw new Database.SqliteError('the file was moved', 'SQLITE_READONLY_DBMOVED')
      const batch = statements.map(prepared)
      const until = performance.now() + PATIENCE
      for (;;) {
        try {
          // Kysely's turn is waited for: the one connection may be inside somebody's transaction. Then nothing can come
          // in between, since a batch does not await. Immediate: it takes the lock of writers before it reads.
          return await query.connection().execute(async () => run.immediate(batch))
        } catch (error) {
          // It would go on reading the damaged page from memory, also after the disk has it right again.
          if (codeOf(error).startsWith('SQLITE_CORRUPT')) database.pragma('shrink_memory')
          if (isDuplicate(error)) throw new DuplicateKey('already stored', { cause: error })
          if (!isLocked(error) || performance.now() > until) throw error
          await setTimeout(PAUSE)
        }
      }
    },
    close: () => query.destroy(),
  }
}

/** Which file this is, whatever it is called; undefined when there is none, as in memory. */
const inodeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.ino

const codeOf = (error: unknown) => (error instanceof Database.SqliteError ? error.code : '')
const isDuplicate = (error: unknown) => /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE|ROWID)$/.test(codeOf(error))
const isLocked = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY')
