import type { Compilable, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * All that the rest of the store asks of a database.
 *
 * A write is a list of statements, not a callback: D1 has no transaction that waits for us to think.
 */
export interface Db {
  readonly kind: 'sqlite' | 'postgres' | 'd1'
  readonly query: Kysely<Tables>

  /**
   * Runs the statements in order, all of them or none, and resolves once the commit is on disk.
   * Batches run one after another on every database, so the order of `seq` is the order of commits.
   *
   * @returns how many rows each statement changed
   * @throws DuplicateKey when one of them would repeat a primary or unique key
   */
  batch(statements: readonly Statement[]): Promise<number[]>

  close(): Promise<void>
}

export type Statement = Compilable | Prepared

/** A statement compiled before, with its values: for what runs so often that compiling it would cost the most. */
export interface Prepared {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export const prepared = (statement: Statement): Prepared => ('sql' in statement ? statement : statement.compile())

export class DuplicateKey extends Error {
  override name = 'DuplicateKey'
}

/** What D1 takes in one statement. */
const MAX_BOUND = 100

/**
 * Splits rows so that no statement binds more than {@link MAX_BOUND} values.
 *
 * @param rows objects of one shape, no wider than that
 */
export function* fitting<Row extends object>(rows: readonly Row[]): Generator<Row[]> {
  const size = Math.floor(MAX_BOUND / Object.keys(rows[0] ?? { one: 1 }).length)
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size)
}

/**
 * Splits a filter's values likewise, with room for ten other values; one query each.
 *
 * @param values undefined when there is no such filter: one query without it
 */
export function* inFitting<T>(values: readonly T[] | undefined): Generator<readonly T[] | undefined> {
  const size = MAX_BOUND - 10
  if (!values) yield undefined
  else for (let i = 0; i < values.length; i += size) yield values.slice(i, i + size)
}
