import { reference } from '../../server/reference/reference.ts'
import type { Db } from '../../server/store/db.ts'
import { fold } from '../../server/store/fold.ts'
import { loadReference } from '../../server/store/reference.ts'
import type { Kept } from '../../server/store/append.ts'
import { keepResponse } from '../../server/store/responses.ts'
import { bytesOf, fromStored } from '../../server/store/rows.ts'
import type { ResponseRow } from '../../server/store/tables.ts'
import type { Answers } from '../../shared/answers.ts'
import { addDays, type Day } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'
import { SIXTEEN, someAnswers, times } from './responses.ts'
import type { TestDatabase } from './databases.ts'

export const TODAY = '2026-11-22' as Day

export type Draft = ResponseRow

/** A fresh database with Huế's units, counters and questionnaires. */
export async function openHue(database: TestDatabase): Promise<Db> {
  const db = await database.open()
  await loadReference(db, reference, { today: TODAY, random: seeded(1) })
  return db
}

/** Responses at a few of Huế's counters, spread over the days up to TODAY. */
export function drafts(n: number, { seed = 1, days = 1, desks = 12 } = {}): ResponseRow[] {
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
      channel: 'code',
      origin: 'citizen',
    }
  })
}

/** Counts some places of a lot and is killed. */
export async function foldHalf(db: Db): Promise<void> {
  let commits = 0
  const killed: Db = {
    ...db,
    batch(statements) {
      // The first numbers the places.
      if (++commits > 3) throw new Error('killed')
      return db.batch(statements)
    },
  }
  await fold(killed).then(
    () => Promise.reject(new Error('it was counted whole')),
    (error: Error) => {
      if (error.message !== 'killed') throw error
    },
  )
}

/** Fewer than may wait at once. */
const AT_ONCE = 1_000

export async function keepAll(db: Db, rows: ResponseRow[]): Promise<Kept[]> {
  const kept: Kept[] = []
  for (let i = 0; i < rows.length; i += AT_ONCE)
    kept.push(...(await Promise.all(rows.slice(i, i + AT_ONCE).map((row) => keepResponse(db, row)))))
  return kept
}

/** The responses that are stored, in order of arrival, as they were given to the store; all, or the one with an id. */
export async function stored(db: Db, id?: string): Promise<(ResponseRow & { seq: number })[]> {
  let query = db.query.selectFrom('response').innerJoin('cell', 'cell.id', 'response.cell').orderBy('seq')
  if (id !== undefined) query = query.where('response.id', '=', bytesOf(id))
  const rows = await query.selectAll('cell').selectAll('response').execute()
  return rows.map((row) => ({ seq: row.seq, ...fromStored(row, row) }))
}
