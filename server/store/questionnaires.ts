import { keyOf, type Questionnaire } from '../../shared/questionnaire.ts'
import type { Db } from './db.ts'

/** Published versions never change, so each is read once. */
const known = new WeakMap<Db, Map<string, Questionnaire>>()

/** @param name `sipas-2026@1`, or `sipas-2026` for its newest version */
export async function findQuestionnaire(db: Db, name: string): Promise<Questionnaire | undefined> {
  const [id, version] = name.split('@') as [string, string?]
  const key = version === undefined ? await newest(db, id) : { id, version: Number(version) }
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

/** Every published version, by id and version. */
export async function questionnaires(db: Db): Promise<Questionnaire[]> {
  const rows = await db.query.selectFrom('questionnaire').select('body').orderBy('id').orderBy('version').execute()
  return rows.map(({ body }) => JSON.parse(body))
}
