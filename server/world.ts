import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'
import { dayOf } from '../shared/calendar.ts'
import { assetsOf, MANIFEST } from './assets.ts'
import { createAuth } from './auth.ts'
import { type Config, readConfig } from './config.ts'
import type { Deps } from './deps.ts'
import { saidBy } from './failure.ts'
import { random } from './random.ts'
import { reference } from './reference/reference.ts'
import { readSecret } from './secrets.ts'
import type { D1 } from './store/d1.ts'
import type { Db } from './store/db.ts'
import { migrate } from './store/migrate.ts'
import { loadReference } from './store/reference.ts'

/** Everything that the app asks of the world, as Node fills it in; the database is migrated and has its reference. */
export async function openWorld(env: Record<string, string | undefined>): Promise<{ config: Config; deps: Deps }> {
  const config = readConfig(env)
  const db = await openDatabase(config.database)
  await loadReference(db, reference, { today: dayOf(Date.now()), random })
  const { publicUrl } = config
  const auth = createAuth({ db, secret: readSecret(secretFile(config)), publicUrl })
  const logger = pino({ base: null })
  const log: Deps['log'] = (event, detail) => logger.info(detail ?? {}, event)
  return { config, deps: { db, now: Date.now, random, publicUrl, auth, assets: built(), log } }
}

/** @throws Error that names the database, since whoever mends it knows the name and not our code */
async function openDatabase(database: Config['database']): Promise<Db> {
  try {
    const db = await open(database)
    // D1 keeps its own list of migrations: `wrangler d1 migrations apply`.
    if (database.kind !== 'd1') await migrate(db)
    return db
  } catch (error) {
    throw new Error(`DATABASE ${nameOf(database)}: ${saidBy(error)}`, { cause: error })
  }
}

/** Without the password that stands in an address. */
function nameOf(database: Config['database']) {
  if (database.kind === 'd1') return 'd1'
  return database.kind === 'sqlite' ? database.file : database.url.replace(/:\/\/[^@]*@/, '://')
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

const secretFile = ({ database }: Config) =>
  database.kind === 'sqlite' ? database.file.replace(/(\.db)?$/, '.secret') : 'data/sipas.secret'

/** Read when first asked for: the operator's command line works without a build. */
function built(): Deps['assets'] {
  let assets: Deps['assets'] | undefined
  return (entry) => {
    assets ??= assetsOf(JSON.parse(readFileSync(new URL(`../dist${MANIFEST}`, import.meta.url), 'utf8')))
    return assets(entry)
  }
}
