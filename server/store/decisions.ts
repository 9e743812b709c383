import { type Db, DuplicateKey } from './db.ts'
import type { Tables } from './tables.ts'

/** What is decided on. */
export interface Subject {
  /** `sipas-2026@1` */
  questionnaire: string
  /** `2026`; `2026-11` for its days. */
  period: string
}

/** The version of the decision in force; 0 before there is one. */
export async function decisionVersion(db: Db, { questionnaire, period }: Subject): Promise<number> {
  const row = await db.query
    .selectFrom('decision')
    .where('questionnaire', '=', questionnaire)
    .where('period', '=', period)
    .select(({ fn }) => fn.max<number | null>('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 0
}

export const findDecision = (db: Db, { questionnaire, period }: Subject): Promise<Tables['decision'] | undefined> =>
  db.query
    .selectFrom('decision')
    .where('questionnaire', '=', questionnaire)
    .where('period', '=', period)
    .orderBy('version', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst()

/** @returns false when another process has kept this version before */
export async function keepDecision(db: Db, row: Tables['decision']): Promise<boolean> {
  try {
    await db.batch([
      db.query.insertInto('decision').values(row),
      db.query
        .deleteFrom('decision')
        .where('questionnaire', '=', row.questionnaire)
        .where('period', '=', row.period)
        .where('version', '<', row.version),
    ])
    return true
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
    return false
  }
}
