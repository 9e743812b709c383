import Database from 'better-sqlite3'
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely'
import { type Db, DuplicateKey } from './db.ts'
import type { Tables } from './tables.ts'

/** How long a write waits for another process's write, in milliseconds. */
const PATIENCE = 10_000

/** Opens an embedded SQLite database at `file`, or a fresh one in memory at `:memory:`. */
export function openSqlite(file: string): Db {
  const database = new Database(file, { timeout: PATIENCE })
  database.pragma('journal_mode = WAL')
  // The driver is compiled so that WAL means NORMAL, which loses the last commits when the power fails.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  const query = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })

  const run = database.transaction((statements: CompiledQuery[]) => {
    const prepared = new Map<string, Database.Statement>()
    return statements.map(({ sql, parameters }) => {
      let statement = prepared.get(sql)
      if (!statement) prepared.set(sql, (statement = database.prepare(sql)))
      return statement.run(parameters).changes
    })
  })

  return {
    kind: 'sqlite',
    query,
    async batch(statements) {
      const compiled = statements.map((statement) => statement.compile())
      try {
        // Kysely's turn is waited for: the one connection may be inside somebody's transaction. Then nothing can come
        // in between, since a batch does not await. Immediate: it takes the lock of writers before it reads.
        return await query.connection().execute(async () => run.immediate(compiled))
      } catch (error) {
        throw isDuplicate(error) ? new DuplicateKey('already stored', { cause: error }) : error
      }
    },
    close: () => query.destroy(),
  }
}

const isDuplicate = (error: unknown) =>
  error instanceof Database.SqliteError && /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE|ROWID)$/.test(error.code)
