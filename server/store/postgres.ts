import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type Db, DuplicateKey, prepared } from './db.ts'
import { forget } from './forgettable.ts'
import type { Tables } from './tables.ts'

// sum() of integers comes back as int8, which pg hands over as text. Our sums stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * One writer at a time, as SQLite and D1 are by nature. With free writers the order of `seq` is not the order of
 * commits, and a fold that has come up to 12 never sees an 11 that commits later. Nor can two writers then wait for
 * each other's rows. Group commit (see responses.ts) gives back what the waiting costs.
 */
const BEGIN = `begin isolation level read committed; select pg_advisory_xact_lock(7303801)`

/** How long a connection may take to come about, in milliseconds; without an end, requests would wait for good. */
const PATIENCE = 5_000

/** Opens a PostgreSQL database, which several instances may share. */
export function openPostgres(url: string): Db {
  // Pipelined: the statements of a batch are sent without waiting for each other's answers.
  const pool = new pg.Pool({
    connectionString: url,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE,
  })
  // A lost connection is replaced when next needed. Without listeners its error would end the process: the pool listens
  // to those that are idle, nobody to those at work, whose statements fail on their own.
  pool.on('error', () => forget(db))
  pool.on('connect', (client) => client.on('error', () => forget(db)))
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

  const db: Db = {
    kind: 'postgres',
    query,
    async batch(statements) {
      const compiled = statements.map(prepared)
      const client = await pool.connect()
      try {
        // Sent at once: after a statement that fails, those behind it fail as well, and the commit rolls back.
        const [, ...results] = await Promise.all([
          client.query(BEGIN),
          ...compiled.map(({ sql, parameters }) => client.query(sql, [...parameters])),
          client.query('commit'),
        ])
        client.release()
        return results.slice(0, -1).map(({ rowCount }) => rowCount ?? 0)
      } catch (error) {
        // A connection that cannot even roll back is thrown away.
        await client.query('rollback').then(
          () => client.release(),
          () => client.release(true),
        )
        throw isDuplicate(error) ? new DuplicateKey('already stored', { cause: error }) : error
      }
    },
    close: () => query.destroy(),
  }
  return db
}

const UNIQUE_VIOLATION = '23505'
const isDuplicate = (error: unknown) => error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION
