import type { TestProject } from 'vitest/node'
import { migrate } from '../../server/store/migrate.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { openPostgresServer } from './postgresServer.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server, without a database's name. */
    postgres: string
  }
}

/** Empty and migrated; every test's database is a copy of it. */
export const TEMPLATE = 'template'

/** Starts a real PostgreSQL once for all tests, and stops it after them. What a power failure leaves is not for it. */
export default async function setup({ provide }: Pick<TestProject, 'provide'>) {
  const server = await openPostgresServer(['-c', 'fsync=off', '-c', 'max_connections=300'])
  await server.createDatabase(TEMPLATE)
  const db = openPostgres(`${server.url}/${TEMPLATE}`)
  await migrate(db)
  await db.close()
  provide('postgres', server.url)
  return server.stop
}
