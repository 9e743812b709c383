import { type Day, firstDayOf, lastDayOf, type Month } from '../../shared/calendar.ts'
import { criteriaIn, decodeSums, type Shape } from '../../shared/sums.ts'
import type { Db } from './db.ts'
import type { Cell } from './tables.ts'

/** What small cells are decided on. */
export interface CellCount<When> extends Pick<Cell, 'unit' | 'counter' | 'area'> {
  when: When
  /** Respondents. */
  n: number
  /** Ratings of each criterion; on a scale without satisfaction, complete responses as well. */
  parts: number[]
}

/** One cell may come in several rows. */
export async function monthCells(
  db: Db,
  questionnaire: string,
  month: Month,
  shape: Shape,
): Promise<CellCount<Month>[]> {
  const rows = await db.query
    .selectFrom('month_tally')
    .where('month', '=', month)
    .where('questionnaire', '=', questionnaire)
    .select(['unit', 'counter', 'area', 'sums'])
    .execute()
  return rows.map(({ sums, ...cell }) => {
    const { n, levels, totals } = decodeSums(sums)
    const rated = Array.from({ length: criteriaIn(shape) }, (_, k) =>
      add(levels.slice(k * shape.levels, (k + 1) * shape.levels)),
    )
    return { ...cell, when: month, n, parts: measuresSatisfaction(shape) ? rated : [...rated, add(totals)] }
  })
}

/** The same by the days of one month. A form without one rating has no respondent in any figure. */
export async function dayCells(db: Db, questionnaire: string, month: Month, shape: Shape): Promise<CellCount<Day>[]> {
  const rows = await db.query
    .selectFrom('day_tally')
    .where('day', '>=', firstDayOf(month))
    .where('day', '<=', lastDayOf(month))
    .where('questionnaire', '=', questionnaire)
    .selectAll()
    .execute()
  return rows.flatMap(({ day, unit, counter, area, answers, count }) => {
    const rated = [...answers].map((answer) => (/[1-9]/.test(answer) ? count : 0))
    if (rated.every((n) => n === 0)) return []
    const parts = measuresSatisfaction(shape) ? rated : [...rated, Math.min(...rated)]
    return [{ unit, counter, area, when: day, n: count, parts }]
  })
}

const measuresSatisfaction = ({ satisfiedFrom }: Shape) => satisfiedFrom !== null

const add = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)
