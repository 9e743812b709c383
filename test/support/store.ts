import { reference } from '../../server/reference/reference.ts'
import type { Db } from '../../server/store/db.ts'
import { loadReference } from '../../server/store/reference.ts'
import { keepResponse } from '../../server/store/responses.ts'
import type { ResponseRow } from '../../server/store/tables.ts'
import type { Answers } from '../../shared/answers.ts'
import { addDays, type Day } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'
import { SIXTEEN, someAnswers, times } from './responses.ts'
import type { TestDatabase } from './databases.ts'

export const TODAY = '2026-11-22' as Day

export type Draft = Omit<ResponseRow, 'seq'>

/** A fresh database with Huế's units, counters and questionnaires. */
export async function openHue(database: TestDatabase): Promise<Db> {
  const db = await database.open()
  await loadReference(db, reference, { today: TODAY, random: seeded(1) })
  return db
}

/** Responses at a few of Huế's counters, spread over the days up to TODAY. */
export function drafts(n: number, { seed = 1, days = 1, desks = 12 } = {}): Draft[] {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const answers = someAnswers(SIXTEEN, random, n)
  return times(n, (i) => {
    const day = addDays(TODAY, Math.floor(random() * days) + 1 - days)
    const desk = pick(reference.counters.slice(0, desks))
    return {
      id: responseId(day, random),
      day,
      questionnaire: 'sipas-2026@1',
      unit: desk.unit,
      counter: desk.id,
      area: random() < 0.1 ? '' : pick(desk.areas),
      answers: answers[i] as Answers,
      respondent: null,
      comment: null,
      origin: 'citizen',
    }
  })
}

export const keepAll = (db: Db, rows: Draft[]) => Promise.all(rows.map((row) => keepResponse(db, row)))
