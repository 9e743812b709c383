import type { Text } from '../../shared/questionnaire.ts'
import type { Db } from './db.ts'

/** The service areas in the order of their list. */
export async function areas(db: Db): Promise<{ id: string; name: Text }[]> {
  const rows = await db.query.selectFrom('area').select(['id', 'name', 'name_en']).orderBy('position').execute()
  return rows.map(({ id, name, name_en }) => ({ id, name: { vi: name, en: name_en } }))
}
