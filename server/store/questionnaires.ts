import { sql } from 'kysely'
import { keyOf, type Questionnaire } from '../../shared/questionnaire.ts'
import { type Shape, shapeOf } from '../../shared/layout.ts'
import type { Db } from './db.ts'
import { orLastKnown } from './lastKnown.ts'

/** Published versions never change, so each is read once. */
const known = new WeakMap<Db, Map<string, Questionnaire>>()

/** @param name `sipas-2026@1`, or `sipas-2026` for its newest version */
export async function findQuestionnaire(db: Db, name: string): Promise<Questionnaire | undefined> {
  const [id, version] = name.split('@') as [string, string?]
  const key = version === undefined ? await orLastKnown(db, id, () => newest(db, id)) : { id, version: Number(version) }
  if (!key || !Number.isSafeInteger(key.version)) return undefined

  const cache = known.get(db) ?? new Map<string, Questionnaire>()
  known.set(db, cache)
  const cached = cache.get(keyOf(key))
  if (cached) return cached

  const row = await db.query
    .selectFrom('questionnaire')
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .select('body')
    .executeTakeFirst()
  if (!row) return undefined
  const questionnaire = JSON.parse(row.body) as Questionnaire
  cache.set(keyOf(key), questionnaire)
  return questionnaire
}

const newest = (db: Db, id: string) =>
  db.query
    .selectFrom('questionnaire')
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .select(['id', 'version'])
    .limit(1)
    .executeTakeFirst()

/** `sipas-2026@1`, in a query of questionnaires. */
export const versionName = sql<string>`questionnaire.id || '@' || questionnaire.version`

/** The names of all published versions, inside another query: bound one by one, there could be too many for D1. */
export const versionsIn = ({ query }: Db) => query.selectFrom('questionnaire').select(versionName.as('version'))

/** Every published version, by id and version. */
export async function questionnaires(db: Db): Promise<Questionnaire[]> {
  const rows = await db.query.selectFrom('questionnaire').select('body').orderBy('id').orderBy('version').execute()
  return rows.map(({ body }) => JSON.parse(body))
}

/** The shapes of some versions, by key. @throws Error when one is not kept */
export async function shapesOf(db: Db, keys: Iterable<string>): Promise<Map<string, Shape>> {
  const found = new Map<string, Shape>()
  for (const key of keys) {
    const questionnaire = await findQuestionnaire(db, key)
    if (!questionnaire) throw new Error(`responses answer ${key}, which is not kept`)
    found.set(key, shapeOf(questionnaire))
  }
  return found
}
