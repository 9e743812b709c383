import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { progressBar } from './commands/progress.ts'
import type { Config } from './config.ts'
import { saidBy } from './failure.ts'
import type { D1 } from './store/d1.ts'
import type { Db } from './store/db.ts'
import { migrate, pending } from './store/migrate.ts'
import { moveResponses, type Telling } from './store/moveResponses.ts'

/** Whether a process is to serve, or to do one thing beside a server. */
export type Role = 'server' | 'operator'

/**
 * Opens the database and brings it up to this version.
 *
 * @throws Error that names the database, since whoever mends it knows the name and not our code
 */
export async function openDatabase(database: Config['database'], role: Role): Promise<Db> {
  try {
    const release = role === 'server' ? await claimed(database) : undefined
    try {
      const db = await open(database)
      await bringUp(db, database, role).catch((error) => db.close().then(() => Promise.reject(error)))
      return release ? { ...db, close: () => db.close().then(release) } : db
    } catch (error) {
      release?.()
      throw error
    }
  } catch (error) {
    throw new Error(`DATABASE ${nameOf(database)}: ${saidBy(error)}`, { cause: error })
  }
}

/** Without the password that stands in an address. */
function nameOf(database: Config['database']) {
  if (database.kind === 'd1') return 'd1'
  return database.kind === 'sqlite' ? database.file : database.url.replace(/:\/\/[^@]*@/, '://')
}

/** Makes us the only server of an SQLite file; the other databases may have several. */
async function claimed(database: Config['database']): Promise<(() => void) | undefined> {
  if (database.kind !== 'sqlite' || database.file === ':memory:') return undefined
  mkdirSync(dirname(database.file), { recursive: true })
  return (await import('./store/claim.ts')).claim(database.file)
}

async function open(database: Config['database']): Promise<Db> {
  // Imported when chosen, so that one driver is not in memory for the other.
  if (database.kind === 'd1') return openBinding()
  if (database.kind === 'postgres') return (await import('./store/postgres.ts')).openPostgres(database.url)
  mkdirSync(dirname(database.file), { recursive: true })
  return (await import('./store/sqlite.ts')).openSqlite(database.file)
}

/** The operator's command line reaches the D1 that wrangler.toml names, as `npm run dev:worker` keeps it. */
async function openBinding(): Promise<Db> {
  const [{ getPlatformProxy }, { openD1 }] = await Promise.all([import('wrangler'), import('./store/d1.ts')])
  const { env, dispose } = await getPlatformProxy<{ DB: D1 }>()
  const db = openD1(env.DB)
  return { ...db, close: () => db.close().then(dispose) }
}

async function bringUp(db: Db, database: Config['database'], role: Role): Promise<void> {
  const bar = progressBar(process.stderr)
  const telling: Telling = { note: (text) => console.error(text), say: bar.say }
  try {
    // D1 keeps its own list of migrations: `wrangler d1 migrations apply`.
    if (database.kind === 'd1') return await moveResponses(db, telling)
    // Not under the feet of a server that is still the version before.
    const release = role === 'operator' && (await pending(db)).length > 0 ? await claimed(database) : undefined
    await migrate(db, telling).finally(release)
  } finally {
    bar.end()
  }
}
