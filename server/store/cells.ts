import { addDays, type Day, firstDayOf, lastDayOf, type Month } from '../../shared/calendar.ts'
import { criteriaIn, type Layout, layoutOf, type Shape } from '../../shared/layout.ts'
import type { Sums } from '../../shared/sums.ts'
import type { Moment } from './moment.ts'
import { headsOf, NOTHING, unpack } from './pack.ts'
import { isOfUnit, type Place } from './places.ts'
import type { Division, Through } from './series.ts'
import { readRows, type Row } from './termRows.ts'
import { rest } from './turns.ts'
import { Vectors } from './vectors.ts'

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

export type CounterCell = CellCount & { month: Month }
export type AreaCell = CounterCell & { area: string }

/** What is asked about. */
interface About {
  questionnaire: string
  shape: Shape
}

/** Cells by area, of one month after the other. @param months from January on */
export const areaCells = (
  moment: Moment,
  about: About,
  months: readonly Month[],
): AsyncGenerator<AreaCell[], undefined> =>
  cellsIn(moment, about, 'area', oneByOne(months), ({ group, through, ...cell }) => ({
    ...cell,
    area: group,
    month: through as Month,
  }))

/** Cells by counter likewise. */
export const counterCells = (
  moment: Moment,
  about: About,
  months: readonly Month[],
): AsyncGenerator<CounterCell[], undefined> =>
  cellsIn(moment, about, 'counter', oneByOne(months), ({ group, through, ...cell }) => ({
    ...cell,
    counter: group,
    month: through as Month,
  }))

const oneByOne = (months: readonly Month[]) => months.map((month) => [month])

/** Cells of places alone, by the days of a month. */
export async function dayCells(moment: Moment, about: About, month: Month): Promise<(CellCount & { day: Day })[]> {
  const days = cellsIn(moment, about, 'day', [daysIn(month)], ({ unit, counter, n, parts, through }) => {
    return { unit, counter, n, parts, day: through as Day }
  })
  return (await days.next()).value ?? []
}

const daysIn = (month: Month): Day[] =>
  Array.from({ length: Number(lastDayOf(month).slice(8)) }, (_, i) => addDays(firstDayOf(month), i))

/** The groups of each place that have responses in a year until a month. */
export async function groupsIn(
  moment: Moment,
  about: About,
  division: 'area' | 'counter',
  until: Month,
): Promise<(Place & { group: string })[]> {
  const year = cellsIn(moment, about, division, [[until]], ({ unit, counter, group }) => ({ unit, counter, group }))
  return (await year.next()).value ?? []
}

/**
 * Rows are sums since a beginning, so that each cell is a row less the one before.
 *
 * @param stretches of a series from its beginning on; each is read, and its cells are given, when it is asked for
 */
async function* cellsIn<T>(
  { db, live, places: all }: Moment,
  { questionnaire, shape }: About,
  division: Division,
  stretches: readonly (readonly Through[])[],
  cellOf: (cell: CellCount & { group: string; through: Through }) => T,
): AsyncGenerator<T[], undefined> {
  const places = all.filter(isOfUnit)
  const ids = places.map(({ id }) => id)
  const [layout, heads] = [layoutOf(shape), headsOf(shape)]
  const reading = { generation: live.id, questionnaire, extent: 'head' as const }
  const last = new Map<number, Row>()
  let [own, others] = [new Vectors(), new Vectors()]
  for (const throughs of stretches) {
    const terms = throughs.map((through) => ({ division, through, times: 1 as const }))
    const rowOf = await readRows(db, reading, ids, terms)
    const cells: T[] = []
    for (const { id, unit, counter } of places) {
      own.takeBack()
      others.takeBack()
      let before = unpack(last.get(id) ?? NOTHING, heads, others)
      for (const row of terms.map((term) => rowOf(id, term))) {
        // Without responses it is the one before.
        if (!row || row.through === last.get(id)?.through) continue
        const since = unpack(row, heads, own)
        for (const [group, sums] of since) {
          const { n, parts } = countsIn(layout, sums, before.get(group))
          if (n > 0) cells.push(cellOf({ unit, counter, n, parts, group, through: row.through }))
        }
        last.set(id, row)
        before = since
        ;[own, others] = [others, own]
        own.takeBack()
      }
      await rest()
    }
    yield cells
  }
  return undefined
}

/** How many parts a cell has. */
export const partsCounted = (shape: Shape) => criteriaIn(shape) + (shape.satisfiedFrom === null ? 1 : 0)

function countsIn({ criteria: K, forms, satisfiedFrom }: Layout, since: Sums, before: Sums | undefined) {
  const { full, short } = forms
  const added = (inFull: number, inShort: number) =>
    since[inFull]! + since[inShort]! - (before ? before[inFull]! + before[inShort]! : 0)
  const parts: number[] = []
  for (let k = 0; k < K; k++) parts.push(added(full.rated + k, short.rated + k))
  if (satisfiedFrom === null) parts.push(added(full.complete, short.complete))
  return { n: added(full.n, short.n), parts }
}
