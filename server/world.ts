import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'
import { dayOf } from '../shared/calendar.ts'
import { assetsOf, MANIFEST } from './assets.ts'
import { createAuth } from './auth.ts'
import { type Config, readConfig } from './config.ts'
import type { Deps } from './deps.ts'
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
  const db = await open(config.database)
  // D1 keeps its own list of migrations: `wrangler d1 migrations apply`.
  if (config.database.kind !== 'd1') await migrate(db)
  await loadReference(db, reference, { today: dayOf(Date.now()), random })
  const { publicUrl } = config
  const auth = createAuth({ db, secret: readSecret(secretFile(config)), publicUrl })
  const logger = pino({ base: null })
  const log: Deps['log'] = (event, detail) => logger.info(detail ?? {}, event)
  return { config, deps: { db, now: Date.now, random, publicUrl, auth, assets: built(), log } }
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
