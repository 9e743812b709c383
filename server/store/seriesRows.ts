import type { ExpressionBuilder } from 'kysely'
import { lastDayOf, type Month } from '../../shared/calendar.ts'
import type { Db } from './db.ts'
import { PARTS } from './pack.ts'
import type { Through } from './series.ts'
import type { Tables } from './tables.ts'

/** Whose rows: each place has a series for each of these. */
export type Which = Pick<Tables['tally'], 'generation' | 'division' | 'questionnaire'>

/** What a row has beside whose it is. */
export type OwnRow = Pick<Tables['tally'], (typeof OWN)[number]>
export const OWN = ['place', 'through', ...PARTS.whole] as const

/** The rows of some places, in no order. */
export const rowsOf = ({ query }: Db, { generation, division, questionnaire }: Which, places: readonly number[]) =>
  query
    .selectFrom('place')
    // Places first: an inner join lets SQLite go through all rows of all years for the one that is wanted.
    .crossJoin('tally')
    .whereRef('tally.place', '=', 'place.id')
    .where('place.id', 'in', places)
    .where('generation', '=', generation)
    .where('division', '=', division)
    .where('questionnaire', '=', questionnaire)

/** Among them, the last row of each place in a stretch: its through, or null. */
export const lastIn =
  ({ generation, division, questionnaire }: Which, first: Through, last: Through) =>
  (eb: ExpressionBuilder<Tables, 'place'>) =>
    eb
      .selectFrom('tally as other')
      .whereRef('other.place', '=', 'place.id')
      .where('other.generation', '=', generation)
      .where('other.division', '=', division)
      .where('other.questionnaire', '=', questionnaire)
      .where('other.through', '>=', first)
      .where('other.through', '<=', last)
      .select((inner) => inner.fn.max<Through | null>('other.through').as('through'))

/** Those of one month, in order. */
export const rowsInMonth = (db: Db, which: Which, places: readonly number[], month: Month): Promise<OwnRow[]> =>
  rowsOf(db, which, places)
    .where('through', '>=', month)
    .where('through', '<=', lastDayOf(month) satisfies Through)
    .select(OWN)
    .orderBy('through')
    .execute()
