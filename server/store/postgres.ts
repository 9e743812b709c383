import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type Db, DuplicateKey } from './db.ts'
import type { Tables } from './tables.ts'

// sum() of integers comes back as int8, which pg hands over as text. Our sums stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * One writer at a time, as SQLite and D1 are by nature. With free writers the order of `seq` is not the order of
 * commits, and a fold that has come up to 12 never sees an 11 that commits later. Nor can two writers then wait for
 * each other's rows. Group commit (see responses.ts) gives back what the waiting costs.
 */
const BEGIN = `begin isolation level read committed; select pg_advisory_xact_lock(7303801)`

/** Opens a PostgreSQL database, which several instances may share. */
export function openPostgres(url: string): Db {
  // Pipelined: the statements of a batch are sent without waiting for each other's answers.
  const pool = new pg.Pool({ connectionString: url, pipeline: true })
  // A connection lost while idle is replaced when next needed; without a listener its error would end the process.
  pool.on('error', () => {})
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

  return {
    kind: 'postgres',
    query,
    async batch(statements) {
      const compiled = statements.map((statement) => statement.compile())
      const client = await pool.connect()
      try {
        await client.query(BEGIN)
        const results = await Promise.all(compiled.map(({ sql, parameters }) => client.query(sql, [...parameters])))
        await client.query('commit')
        client.release()
        return results.map(({ rowCount }) => rowCount ?? 0)
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
}

const UNIQUE_VIOLATION = '23505'
const isDuplicate = (error: unknown) => error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION
