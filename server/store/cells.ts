import type { Day, Month } from '../../shared/calendar.ts'
import { firstDayOf, lastDayOf } from '../../shared/calendar.ts'
import { decodeSums } from '../../shared/sums.ts'
import type { Db } from './db.ts'
import type { Cell } from './tables.ts'

export type CellCount<When> = Pick<Cell, 'unit' | 'counter' | 'area'> & { when: When; n: number }

/** How many respondents each cell of a year has, by month: what small cells are decided on. */
export async function monthCells(db: Db, questionnaire: string, year: number): Promise<CellCount<Month>[]> {
  const rows = await db.query
    .selectFrom('month_tally')
    .where('month', '>=', `${year}-01` as Month)
    .where('month', '<=', `${year}-12` as Month)
    .where('questionnaire', '=', questionnaire)
    .select(['month', 'unit', 'counter', 'area', 'sums'])
    .execute()
  return rows.map(({ month, sums, ...cell }) => ({ ...cell, when: month, n: decodeSums(sums).n }))
}

/** The same by the days of one month. A form without one rating has no respondent in any figure. */
export async function dayCells(db: Db, questionnaire: string, month: Month): Promise<CellCount<Day>[]> {
  const rows = await db.query
    .selectFrom('day_tally')
    .where('day', '>=', firstDayOf(month))
    .where('day', '<=', lastDayOf(month))
    .where('questionnaire', '=', questionnaire)
    .selectAll()
    .execute()
  return rows
    .filter(({ answers }) => /[1-9]/.test(answers))
    .map(({ day, unit, counter, area, count }) => ({ unit, counter, area, when: day, n: count }))
}
