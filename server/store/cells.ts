import { addDays, addMonths, type Day, firstDayOf, lastDayOf, type Month } from '../../shared/calendar.ts'
import { criteriaIn, FORMS, type Layout, layoutOf, type Shape } from '../../shared/layout.ts'
import type { Sums } from '../../shared/sums.ts'
import type { Moment } from './moment.ts'
import { headsOf, NOTHING, unpack } from './pack.ts'
import { isWhole, type Place } from './places.ts'
import type { Division, Through } from './series.ts'
import { readRows } from './termRows.ts'
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

/** Cells of a month by area. */
export const areaCells = (
  moment: Moment,
  questionnaire: string,
  shape: Shape,
  month: Month,
): Promise<(CellCount & { area: string; month: Month })[]> =>
  cellsIn(moment, { division: 'area', questionnaire, shape, ...inMonth(month) }, ({ group, ...cell }) => ({
    ...cell,
    area: group,
    month,
  }))

/** Cells of a month by counter likewise. */
export const counterCells = (
  moment: Moment,
  questionnaire: string,
  shape: Shape,
  month: Month,
): Promise<(CellCount & { month: Month })[]> =>
  cellsIn(moment, { division: 'counter', questionnaire, shape, ...inMonth(month) }, ({ group, ...cell }) => ({
    ...cell,
    counter: group,
    month,
  }))

/** Cells of places alone, by the days of a month. */
export const dayCells = (
  moment: Moment,
  questionnaire: string,
  shape: Shape,
  month: Month,
): Promise<(CellCount & { day: Day })[]> =>
  cellsIn(
    moment,
    { division: 'day', questionnaire, shape, before: null, throughs: daysIn(month) },
    ({ unit, counter, n, parts, through }) => ({ unit, counter, n, parts, day: through as Day }),
  )

/** The groups of each place that have had responses in a year until a month. */
export async function groupsIn(
  { db, live, places: all }: Moment,
  division: 'area' | 'counter',
  { questionnaire, shape }: { questionnaire: string; shape: Shape },
  until: Month,
): Promise<(Place & { group: string })[]> {
  const places = all.filter((place) => !isWhole(place))
  const term = { division, through: until, times: 1 as const }
  const reading = { generation: live.id, questionnaire, extent: 'head' as const }
  const ids = places.map(({ id }) => id)
  const rowOf = await readRows(db, reading, ids, [term])
  return places.flatMap(({ id, unit, counter }) =>
    [...unpack(rowOf(id, term) ?? NOTHING, headsOf(shape)).keys()].map((group) => ({ unit, counter, group })),
  )
}

const daysIn = (month: Month): Day[] =>
  Array.from({ length: Number(lastDayOf(month).slice(8)) }, (_, i) => addDays(firstDayOf(month), i))

/** A month and the one before, of which January has none in its series. */
const inMonth = (month: Month) => ({
  before: month.endsWith('-01') ? null : addMonths(month, -1),
  throughs: [month],
})

interface Asked {
  division: Division
  questionnaire: string
  shape: Shape
  /** What the first cell is counted from; null at the beginning of a series. */
  before: Through | null
  throughs: readonly Through[]
}

/** Places read before others get their turn. */
const AT_ONCE = 50

/** Rows are sums since a beginning, so that each cell is a row less the one before. */
async function cellsIn<T>(
  { db, live, places: all }: Moment,
  { division, questionnaire, shape, before: start, throughs }: Asked,
  cellOf: (cell: CellCount & { group: string; through: Through }) => T,
): Promise<T[]> {
  const places = all.filter((place) => !isWhole(place))
  const [layout, heads] = [layoutOf(shape), headsOf(shape)]
  const reading = { generation: live.id, questionnaire, extent: 'head' as const }
  const termOf = (through: Through) => ({ division, through, times: 1 as const })
  const terms = [...(start === null ? [] : [start]), ...throughs].map(termOf)
  const cells: T[] = []
  let [own, others] = [new Vectors(), new Vectors()]
  for (let i = 0; i < places.length; i += AT_ONCE) {
    const some = places.slice(i, i + AT_ONCE)
    const ids = some.map(({ id }) => id)
    const rowOf = await readRows(db, reading, ids, terms)
    for (const { id, unit, counter } of some) {
      own.takeBack()
      others.takeBack()
      let last = start === null ? undefined : rowOf(id, termOf(start))
      let before = unpack(last ?? NOTHING, heads, others)
      for (const row of throughs.map((through) => rowOf(id, termOf(through)))) {
        // Without responses it is the one before.
        if (!row || row.through === last?.through) continue
        const since = unpack(row, heads, own)
        for (const [group, sums] of since) {
          const { n, parts } = countsIn(layout, sums, before.get(group))
          if (n > 0) cells.push(cellOf({ unit, counter, n, parts, group, through: row.through }))
        }
        ;[last, before] = [row, since]
        ;[own, others] = [others, own]
        own.takeBack()
      }
      await rest()
    }
  }
  return cells
}

/** How many parts a cell has. */
export const partsOf = (shape: Shape) => criteriaIn(shape) + (shape.satisfiedFrom === null ? 1 : 0)

function countsIn({ criteria: K, forms, satisfiedFrom }: Layout, since: Sums, before: Sums | undefined) {
  const added = (name: 'n' | 'rated' | 'complete', k = 0) =>
    FORMS.reduce((sum, form) => sum + since[forms[form][name] + k]! - (before?.[forms[form][name] + k] ?? 0), 0)
  const parts = Array.from({ length: K }, (_, k) => added('rated', k))
  if (satisfiedFrom === null) parts.push(added('complete'))
  return { n: added('n'), parts }
}
