import type { Day, Month } from '../../shared/calendar.ts'
import { FORMS, type Layout, layoutOf, type Shape } from '../../shared/layout.ts'
import type { Sums } from '../../shared/sums.ts'
import type { Db } from './db.ts'
import type { Moment } from './moment.ts'
import { headsOf, NOTHING, PARTS, unpack } from './pack.ts'
import { isWhole } from './places.ts'
import { type Division, seriesOf, type Through } from './series.ts'
import { rowsOf } from './seriesRows.ts'
import { rest } from './turns.ts'

/** What small cells are decided on: one for each place, day or month, and area or counter with responses. */
export interface CellCount {
  unit: string
  /** '' where the unit was never divided, unless the cell is of a counter. */
  counter: string
  /** Respondents. */
  n: number
  /** Ratings of each criterion; on a scale without satisfaction, complete responses as well. */
  parts: number[]
}

/** Cells by area, from one month of a year through another. */
export const areaCells = (
  moment: Moment,
  questionnaire: string,
  shape: Shape,
  months: [first: Month, last: Month],
): Promise<(CellCount & { area: string; month: Month })[]> =>
  cellsIn(moment, { division: 'area', questionnaire, shape, range: months }, (cell, area, month) => ({
    ...cell,
    area,
    month: month as Month,
  }))

/** Cells by counter likewise. */
export const counterCells = (
  moment: Moment,
  questionnaire: string,
  shape: Shape,
  months: [first: Month, last: Month],
): Promise<(CellCount & { month: Month })[]> =>
  cellsIn(moment, { division: 'counter', questionnaire, shape, range: months }, (cell, counter, month) => ({
    ...cell,
    counter,
    month: month as Month,
  }))

/** Cells of places alone, from one day of a month through another. */
export const dayCells = (
  moment: Moment,
  questionnaire: string,
  shape: Shape,
  days: [first: Day, last: Day],
): Promise<(CellCount & { day: Day })[]> =>
  cellsIn(moment, { division: 'day', questionnaire, shape, range: days }, (cell, _, day) => ({
    ...cell,
    day: day as Day,
  }))

interface Asked {
  division: Division
  questionnaire: string
  shape: Shape
  range: [first: Through, last: Through]
}

/** Places read before others get their turn. */
const AT_ONCE = 10

/** Rows are sums since a beginning, so that each cell is a row less the one before. */
async function cellsIn<T>(
  { db, live, places: all }: Moment,
  asked: Asked,
  cellOf: (cell: CellCount, group: string, through: Through) => T,
): Promise<T[]> {
  const places = all.filter((place) => !isWhole(place))
  const layout = layoutOf(asked.shape)
  const heads = headsOf(asked.shape)
  const cells: T[] = []
  for (let i = 0; i < places.length; i += AT_ONCE) {
    const some = new Map(places.slice(i, i + AT_ONCE).map((place) => [place.id, place]))
    const rows = await rowsSince(db, live.id, [...some.keys()], asked)
    for (const [place, own] of Map.groupBy(rows, (row) => row.place)) {
      const { unit, counter } = some.get(place)!
      let before = unpack(own.findLast(({ through }) => through < asked.range[0]) ?? NOTHING, heads)
      for (const row of own.filter(({ through }) => through >= asked.range[0])) {
        const since = unpack(row, heads)
        for (const [group, sums] of since) {
          const { n, parts } = countsIn(layout, sums, before.get(group))
          if (n > 0) cells.push(cellOf({ unit, counter, n, parts }, group, row.through))
        }
        before = since
        await rest()
      }
    }
  }
  return cells
}

/** Of some places, from the beginning of the series that the first belongs to. */
const rowsSince = (db: Db, generation: number, places: readonly number[], { range, ...asked }: Asked) =>
  rowsOf(db, { generation, ...asked }, places)
    .where('through', '>=', seriesOf(asked.division, range[0])[0])
    .where('through', '<=', range[1])
    .select(['place', 'through', ...PARTS.head])
    .orderBy('through')
    .execute()

function countsIn({ criteria: K, forms, satisfiedFrom }: Layout, since: Sums, before: Sums | undefined) {
  const added = (name: 'n' | 'rated' | 'complete', k = 0) =>
    FORMS.reduce((sum, form) => sum + since[forms[form][name] + k]! - (before?.[forms[form][name] + k] ?? 0), 0)
  const parts = Array.from({ length: K }, (_, k) => added('rated', k))
  if (satisfiedFrom === null) parts.push(added('complete'))
  return { n: added('n'), parts }
}
