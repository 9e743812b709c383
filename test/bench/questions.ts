import { addDays, type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { trendOf } from '../../client/admin/period.ts'
import { METHODS } from '../../shared/questionnaire.ts'
import { areas, type Desk, desks, FIRST, LAST, TODAY } from './province.ts'

export interface Days {
  from: Day
  to: Day
}

export type As = 'province' | 'unit'
export type Kind = 'month' | 'day'

/** What a dashboard asks. The first ones of each account are what it asks when it is opened. */
export interface Question {
  name: string
  as: As
  /** Under `/api/v1`. */
  path: 'scores' | 'scores/rows' | 'scores/weighted'
  ask: (days: Days, desk: Desk, area: string) => Record<string, string>
}

/** How many a dashboard asks when it is opened. */
export const OPENING = 5

const largest = desks[0]!.unit
const year = ({ from, to }: Days): Days => ({ from: from > addDays(to, -365) ? from : addDays(to, -365), to })
const asking = (as: As) => {
  const at =
    (path: Question['path']) =>
    (name: string, ask: Question['ask']): Question => ({ name: `${as} ${name}`, as, path, ask })
  return { scores: at('scores'), rows: at('scores/rows'), weighted: at('scores/weighted') }
}
const province = asking('province')
const unit = asking('unit')

export const QUESTIONS: Question[] = [
  province.scores('headline', (days) => ({ ...days })),
  province.rows('by unit', (days) => ({ ...days, by: 'unit' })),
  province.rows('by area', (days) => ({ ...days, by: 'area' })),
  province.scores('by month', (days) => ({ ...trendOf(days), by: 'month' })),
  province.weighted('weighted', (days) => ({ ...days })),
  province.scores('of a khối', (days) => ({ ...days, kind: 'ward' })),
  province.rows('by unit of a khối', (days) => ({ ...days, by: 'unit', kind: 'ward' })),
  province.rows('by unit of an area', (days, _, area) => ({ ...days, by: 'unit', area })),
  ...METHODS.map((method) => province.rows(`by unit, ${method}`, (days) => ({ ...days, by: 'unit', method }))),
  ...METHODS.map((method) => province.weighted(`weighted, ${method}`, (days) => ({ ...days, method }))),
  province.rows('units of then', (days) => ({ ...days, by: 'unit', units: 'then' })),
  province.rows('by factor', (days) => ({ ...days, by: 'factor' })),
  province.rows('by criterion', (days) => ({ ...days, by: 'criterion' })),
  province.rows('by day', (days) => ({ ...year(days), by: 'day' })),
  province.scores('two units', (days, desk) => ({ ...days, unit: desk.unit, with: largest })),
  province.scores('one counter', (days, { unit: of, counter }) => ({
    ...trendOf(days),
    by: 'month',
    unit: of,
    counter,
  })),
  unit.scores('headline', (days) => ({ ...days })),
  unit.rows('by counter', (days) => ({ ...days, by: 'counter' })),
  unit.rows('by area', (days) => ({ ...days, by: 'area' })),
  unit.scores('by month', (days) => ({ ...trendOf(days), by: 'month' })),
  unit.weighted('weighted', (days) => ({ ...days })),
  unit.rows('units of then', (days) => ({ ...days, by: 'counter', units: 'then' })),
  unit.rows('by criterion', (days) => ({ ...days, by: 'criterion' })),
  unit.rows('by day', (days) => ({ ...year(days), by: 'day' })),
]

const everyDay = Array.from({ length: (Date.parse(TODAY) - Date.parse(FIRST)) / 86_400_000 }, (_, i) =>
  addDays(FIRST, i),
)
/** Those of which all days are there, the one of today among them. */
const months = [...new Set(everyDay.map(monthOf))].slice(1)

/** Parts of each month. Which units are shown on its days is decided once, when somebody first asks. */
export const WITHIN_MONTHS: Days[] = months.map((month) => ({
  from: addDays(firstDayOf(month), 1),
  to: month === monthOf(LAST) ? TODAY : lastDayOf(month),
}))

/** Whole months or any days of the three years; both ends as likely as any. */
export function draw(kind: Kind, random: () => number): Days {
  const two = <T extends string>(list: readonly T[]) =>
    [0, 0].map(() => list[Math.floor(random() * list.length)]!).toSorted() as [T, T]
  if (kind === 'day') {
    const [from, to] = two(everyDay)
    return { from, to }
  }
  const [from, to] = two<Month>(months)
  return { from: firstDayOf(from), to: to === monthOf(LAST) ? TODAY : lastDayOf(to) }
}

/** Where it is asked, under `/api/v1/`. */
export function addressOf({ path, ask }: Question, period: Days, random: () => number): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  return `${path}?${new URLSearchParams(ask(period, pick(desks), pick(areas))).toString()}`
}

/** The rows of all units, over some days. */
export const byUnit = (days: Days, units: 'now' | 'then' = 'now') =>
  `scores/rows?${new URLSearchParams({ ...days, by: 'unit', units }).toString()}`
