import { readFileSync } from 'node:fs'
import pino from 'pino'
import { dayOf } from '../shared/calendar.ts'
import { assetsOf, MANIFEST } from './assets.ts'
import { createAuth } from './auth.ts'
import { type Config, readConfig } from './config.ts'
import { openDatabase, type Role } from './database.ts'
import type { Deps } from './deps.ts'
import { random } from './random.ts'
import { reference } from './reference/reference.ts'
import { readSecret } from './secrets.ts'
import { loadReference } from './store/reference.ts'

/** Everything that the app asks of the world, as Node fills it in; the database is migrated and has its reference. */
export async function openWorld(
  env: Record<string, string | undefined>,
  role: Role = 'operator',
): Promise<{ config: Config; deps: Deps }> {
  const config = readConfig(env)
  const db = await openDatabase(config.database, role)
  await loadReference(db, reference, { today: dayOf(Date.now()), random })
  const { publicUrl } = config
  const secret = readSecret(secretFile(config))
  const auth = createAuth({ db, secret, publicUrl })
  const logger = pino({ base: null })
  const log: Deps['log'] = (event, detail) => logger.info(detail ?? {}, event)
  return { config, deps: { db, now: Date.now, random, publicUrl, auth, secret, assets: built(), log } }
}

const secretFile = ({ database }: Config) =>
  database.kind === 'sqlite' ? database.file.replace(/(\.db)?$/, '.secret') : 'data/sipas.secret'

/** Read when first asked for: the operator's command line works without a build. */
function built(): Deps['assets'] {
  let assets: Deps['assets'] | undefined
  return (entry) => {
    assets ??= assetsOf(JSON.parse(dist(MANIFEST)), (file) => dist(`/${file}`))
    return assets(entry)
  }
}

const dist = (path: string) => readFileSync(new URL(`../dist${path}`, import.meta.url), 'utf8')
