import type { Form } from '../../shared/answers.ts'
import { mustBeThere } from './codes.ts'
import type { Db } from './db.ts'

/**
 * Chooses what a counter asks.
 *
 * @param form null: what the questionnaire says
 * @throws Error when there is no such counter
 */
export async function setForm(db: Db, counter: string, form: Form | null): Promise<void> {
  await mustBeThere(db, counter)
  await db.batch([db.query.updateTable('counter').set({ form }).where('id', '=', counter)])
}
