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
  ask: (days: Days, desk: Desk, area: string) => Record<string, string>
}

const largest = desks[0]!.unit
const year = ({ from, to }: Days): Days => ({ from: from > addDays(to, -365) ? from : addDays(to, -365), to })
const province = (name: string, ask: Question['ask']): Question => ({ name: `province ${name}`, as: 'province', ask })
const unit = (name: string, ask: Question['ask']): Question => ({ name: `unit ${name}`, as: 'unit', ask })

export const QUESTIONS: Question[] = [
  province('by unit', (days) => ({ ...days, by: 'unit' })),
  province('by area', (days) => ({ ...days, by: 'area' })),
  province('by month', (days) => ({ ...trendOf(days), by: 'month' })),
  province('weighted', (days) => ({ ...days, weighted: 'true' })),
  province('of a khối', (days) => ({ ...days, by: 'unit', kind: 'ward' })),
  province('of an area', (days, _, area) => ({ ...days, by: 'unit', area })),
  ...METHODS.map((method) => province(`by ${method}`, (days) => ({ ...days, by: 'unit', method }))),
  ...METHODS.map((method) => province(`weighted ${method}`, (days) => ({ ...days, weighted: 'true', method }))),
  province('units of then', (days) => ({ ...days, by: 'unit', units: 'then' })),
  province('by factor', (days) => ({ ...days, by: 'factor' })),
  province('by criterion', (days) => ({ ...days, by: 'criterion' })),
  province('by day', (days) => ({ ...year(days), by: 'day' })),
  province('two units', (days, desk) => ({ ...days, by: 'counter', unit: desk.unit, with: largest })),
  province('one counter', (days, { unit: of, counter }) => ({ ...trendOf(days), by: 'month', unit: of, counter })),
  unit('by counter', (days) => ({ ...days, by: 'counter' })),
  unit('by area', (days) => ({ ...days, by: 'area' })),
  unit('by month', (days) => ({ ...trendOf(days), by: 'month' })),
  unit('weighted', (days) => ({ ...days, weighted: 'true' })),
  unit('units of then', (days) => ({ ...days, by: 'counter', units: 'then' })),
  unit('by criterion', (days) => ({ ...days, by: 'criterion' })),
  unit('by day', (days) => ({ ...year(days), by: 'day' })),
]

const days = Array.from({ length: (Date.parse(TODAY) - Date.parse(FIRST)) / 86_400_000 }, (_, i) => addDays(FIRST, i))
/** Those of which all days are there, the one of today among them. */
const months = [...new Set(days.map(monthOf))].slice(1)

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
    const [from, to] = two(days)
    return { from, to }
  }
  const [from, to] = two<Month>(months)
  return { from: firstDayOf(from), to: to === monthOf(LAST) ? TODAY : lastDayOf(to) }
}

export function searchOf({ ask }: Question, period: Days, random: () => number): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  return new URLSearchParams(ask(period, pick(desks), pick(areas))).toString()
}
