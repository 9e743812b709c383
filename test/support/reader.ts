import { addDays, type Day, dayOf, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { periodBefore } from '../../shared/dossiers.ts'
import type { Figure, Scores } from '../../shared/scores.ts'
import { NOW } from './office.ts'
import type { Cell, Province } from './province.ts'
import type { Count } from './published.ts'

/** One thing that an administrator was told, or was refused, of some cells. */
export interface Said {
  name: string
  /** Positions of the cells that it adds up. */
  cells: number[]
  /** Null when hidden. */
  n: number | null
  /** In how many ways its unit was divided: by area, by counter, by days. */
  divisions: number
  /** Answers to each criterion; absent where a figure comes without, null when hidden. */
  criteria?: Map<string, number | null>
}

export interface Question {
  unit?: string
  kind?: string
  counter?: string
  area?: string
  units?: 'then' | 'now'
  from?: Day
  to?: Day
  by?: 'unit' | 'area' | 'counter' | 'month' | 'day'
  with?: string
}

const TODAY = dayOf(NOW)
const month = (text: string) => ({ from: firstDayOf(text as Month), to: lastDayOf(text as Month) })
const range = (from: string, to: string = TODAY) => ({ from: from as Day, to: to as Day })

const PERIODS = [
  ...['2025-12', '2026-08', '2026-09', '2026-10', '2026-11'].map(month),
  range('2026-07-01', '2026-09-30'),
  range('2026-10-01'),
  range('2026-01-01'),
  range('2026-08-01', '2026-10-31'),
  range('2025-12-01', '2026-08-31'),
]
/** Not of whole months. */
const DAYS = [range('2026-08-10', '2026-10-07'), range('2026-09-06', '2026-11-20'), range('2026-11-16', '2026-11-22')]

/** What the whole API says, asked for every place, in all ways and periods. */
export async function readAll(province: Province): Promise<Said[]> {
  const said: Said[] = []
  const ask = async (question: Question) => said.push(...(await read(province, question)))
  for (const place of placesIn(province)) {
    for (const period of PERIODS) {
      await ask({ ...place, ...period, by: 'area', ...(place.kind && { with: 'an-cuu' }) })
      if (!place.counter) await ask({ ...place, ...period, by: 'counter' })
      if (place.unit === 'hue') await ask({ ...place, ...period, by: 'unit' })
      if (place.unit === 'hue' && !place.kind && !place.counter)
        for (const area of province.areas) await ask({ ...place, ...period, area, by: 'unit' })
    }
    for (const area of province.areas) await ask({ ...place, ...range('2025-12-01'), area, by: 'month' })
    for (const period of DAYS) await ask({ ...place, ...period, by: place.counter ? 'area' : 'counter' })
    await ask({ ...place, ...range('2025-12-01'), by: 'day' })
  }
  return said
}

function placesIn({ units, counters, cells, reform }: Province): Question[] {
  const kinds = [...new Set(units.map(({ kind }) => kind))]
  const places: Question[] = [
    { unit: 'hue' },
    ...kinds.map((kind) => ({ unit: 'hue', kind })),
    ...units.filter(({ id }) => id !== 'hue').map(({ id }) => ({ unit: id })),
    ...counters.map((counter) => ({ unit: 'hue', counter })),
  ]
  if (!reform) return places
  const held = cells.flatMap(({ unit, now, counter }) => [unit, now].map((id) => `${id}|${counter}`))
  const across = [...new Set(held)].map((both) => both.split('|') as [string, string])
  return [...places, ...across.map(([unit, counter]) => ({ unit, counter }))].flatMap((place: Question) => [
    { ...place, units: 'then' as const },
    ...(units.find(({ id }) => id === place.unit)!.ended ? [] : [place]),
  ])
}

/** One answer, as counts of cells. Rows that are not there are of nobody. */
async function read(province: Province, question: Question): Promise<Said[]> {
  const { office, cells } = province
  const scores: Scores = await office.scores(new URLSearchParams({ ...question }).toString())
  const name = JSON.stringify(question)
  const of = (more: Question) => {
    const asked = { ...question, ...more }
    return [...cells.keys()].filter((i) => isCounted(province, asked, cells[i]!))
  }
  const all = of({})
  const criteria = new Map(scores.factors.flatMap((factor) => factor.criteria).map((one) => [one.key, shown(one)]))
  const divisions = divisionsOf(question)
  const said: Said[] = [{ name, cells: all, n: shown(scores), divisions, criteria }]
  const { previous, other } = scores
  if (previous) {
    const earlier = of(periodBefore(scores.from, scores.to))
    said.push({ name: `${name} before`, cells: earlier, n: previous.n, divisions })
  }
  if (other && question.with)
    said.push({ name: `${name} other`, cells: of({ unit: question.with }), n: other.n, divisions })
  const rows = new Map(scores.rows.map((row) => [row.key, shown(row)]))
  const row = divisionsOf({ ...question, ...(question.by && { [question.by]: 'row' }) })
  for (const [key, isIn] of rowsOf(province, question, scores)) {
    const within = all.filter((i) => isIn(cells[i]!))
    said.push({ name: `${name} / ${key}`, cells: within, n: rows.has(key) ? rows.get(key)! : 0, divisions: row })
  }
  return said
}

/** A range of days is a division too, unless it is of months. */
const divisionsOf = ({ area, counter, day, from, to }: Question & { day?: string }) =>
  [area, counter, day ?? (DAYS.some((days) => days.from === from && days.to === to) || undefined)].filter(
    (one) => one !== undefined,
  ).length

const shown = ({ n, suppressed }: Pick<Figure, 'n' | 'suppressed'>) => (suppressed ? null : n)

function rowsOf(province: Province, { by, unit, units }: Question, { from, to }: Scores) {
  const rows: [string, (cell: Cell) => boolean][] = []
  const add = (key: string, isIn: (cell: Cell) => boolean) => rows.push([key, isIn])
  const as = asOf(province, unit, units)
  if (by === 'area') for (const area of province.areas) add(area, (cell) => cell.area === area)
  if (by === 'counter') for (const counter of province.counters) add(counter, (cell) => cell.counter === counter)
  if (by === 'unit') for (const { id } of province.units) add(id, (cell) => cell[as] === id)
  if (by !== 'day' && by !== 'month') return rows
  for (let day = from; day <= to && day <= TODAY; day = addDays(day, 1)) {
    const on = day
    if (by === 'day') add(on, (cell) => cell.day === on)
    if (by === 'month' && (on === from || on.endsWith('01')))
      add(monthOf(on), (cell) => monthOf(cell.day) === monthOf(on))
  }
  return rows
}

const asOf = ({ units }: Province, unit = 'hue', as?: 'then' | 'now') =>
  as === 'then' || (!as && units.find(({ id }) => id === unit)!.ended) ? 'unit' : 'now'

/** Whether a cell is one of those asked for; worked out from the data, with nothing of the server's. */
function isCounted(province: Province, question: Question, cell: Cell): boolean {
  const { unit = 'hue', kind, counter, area, units, from, to } = question
  const as = asOf(province, unit, units)
  const known = as === 'unit' ? province.thenOf(unit) : province.units.filter(({ id }) => id === unit)
  const within = unit === 'hue' ? province.units : known
  return (
    within.some(({ id, kind: its }) => id === cell[as] && (!kind || kind === its)) &&
    (!counter || counter === cell.counter) &&
    (!area || area === cell.area) &&
    (!from || from <= cell.day) &&
    (!to || cell.day <= to)
  )
}

/** What was said, for an attacker who knows as well to which units nobody came for an area in a month. */
export function countsOf(said: readonly Said[], { cells }: Province): Count[] {
  return merged(
    said.map(({ name, cells: of, n }) => ({ name, cells: of, sum: add(of, (i) => cells[i]!.n), isHidden: n === null })),
    cells,
  )
}

/** The same of the answers to one criterion, where figures come with any. */
export function criterionCounts(key: string, said: readonly Said[], { cells }: Province): Count[] {
  const counts = said.flatMap(({ name, cells: of, criteria }) =>
    criteria
      ? { name, cells: of, sum: add(of, (i) => cells[i]!.rated[key] ?? 0), isHidden: criteria.get(key) === null }
      : [],
  )
  return merged(counts, cells)
}

function merged(counts: readonly Count[], cells: readonly Cell[]): Count[] {
  const months = Map.groupBy(cells.keys(), (i) => keyOf(cells[i]!))
  const empty = new Set([...months.values()].filter((of) => add(of, (i) => cells[i]!.n) === 0).flat())
  const left = counts.map((count) => ({ ...count, cells: count.cells.filter((i) => !empty.has(i)) }))
  return [...Map.groupBy(left, ({ cells: of }) => of.join()).values()]
    .filter(([count]) => count!.cells.length > 0)
    .map((same) => same.find(({ isHidden }) => !isHidden) ?? same[0]!)
}

const keyOf = ({ unit, now, area, day }: Cell) => [unit, now, area, monthOf(day)].join()

const add = (of: readonly number[], n: (i: number) => number) => of.reduce((sum, i) => sum + n(i), 0)
