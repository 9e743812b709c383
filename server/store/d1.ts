import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { type Db, DuplicateKey, type Prepared, prepared } from './db.ts'
import type { Tables } from './tables.ts'

/** As much of Cloudflare's D1 binding as we use, so that no types of Workers reach the rest. */
export interface D1 {
  prepare(sql: string): D1Statement
  batch(statements: D1Statement[]): Promise<D1Result[]>
}
interface D1Statement {
  bind(...values: unknown[]): D1Statement
  all(): Promise<D1Result>
}
interface D1Result {
  results: object[]
  meta: { changes: number }
}

/** Opens Cloudflare's D1. Its batch is a transaction, and its one writer takes them one after another. */
export function openD1(binding: D1): Db {
  const query = new Kysely<Tables>({ dialect: dialectOf(binding) })
  return {
    kind: 'd1',
    query,
    async batch(statements) {
      // D1 refuses an empty one.
      if (statements.length === 0) return []
      try {
        const results = await binding.batch(statements.map((statement) => bound(binding, prepared(statement))))
        return results.map(({ meta }) => meta.changes)
      } catch (error) {
        throw isDuplicate(error) ? new DuplicateKey('already stored', { cause: error }) : error
      }
    },
    close: () => query.destroy(),
  }
}

const bound = (binding: D1, { sql, parameters }: Prepared) => binding.prepare(sql).bind(...parameters)

/** D1 takes bytes as they are, but gives them back as a list of numbers. */
const withBytes = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? Uint8Array.from(value) : value]),
  )

const isDuplicate = (error: unknown) => error instanceof Error && error.message.includes('UNIQUE constraint failed')

const dialectOf = (binding: D1): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => driverOf(binding),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

function driverOf(binding: D1): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<Row>(compiled: CompiledQuery) {
      const { results, meta } = await bound(binding, compiled).all()
      return { rows: results.map(withBytes) as Row[], numAffectedRows: BigInt(meta.changes) }
    },
    streamQuery: () => {
      throw new Error('D1 does not stream')
    },
  }
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}

async function noTransaction() {
  throw new Error('D1 has no transaction that waits for us to think: use batch')
}
