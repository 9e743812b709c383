import { addDays, type Day, firstDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { type Pieces, piecesOf } from '../../shared/pieces.ts'
import { bitOf } from '../../shared/suppressDays.ts'
import type { Both } from '../../shared/suppressYear.ts'
import type { Moment } from '../store/moment.ts'
import { firstDay } from '../store/responses.ts'
import { hiddenDaysIn } from './days.ts'
import { decisionOn, type Matter } from './decision.ts'
import type { Part } from './places.ts'

/** Of a figure, or of how it divides by factor and criterion. */
export type What = keyof Both<unknown>

/** Whether a figure of a part must stay hidden: of too few respondents, or it would give such a one away. */
export type Judge = (part: Part, what?: What) => boolean

export interface Shown {
  /** Who judges the figures of some days. */
  judgeOf(from: Day, to: Day): Promise<Judge>
  /** The counters of a part that had responses in the years that the days lie in, or could have had. */
  countersOf(part: Part, from: Day, to: Day): Promise<string[]>
  /** Those of some days that may have responses. */
  daysIn(from: Day, to: Day): Promise<Day[]>
}

/** Below two nobody is protected, so nothing has to be decided. */
const PROTECTS = 2

/**
 * Judges every figure by one decision on the whole province and the whole year, whatever was asked: a decision on one
 * table alone could be undone by subtracting another. A part that is made of several published figures (a ward of then
 * that was split) is hidden with any of them.
 *
 * Totals are divided by area, by counter or by day, never by two of these.
 */
export function shownIn(moment: Moment, matter: Matter): Shown {
  const { today } = matter
  const first = once(() => firstDay(moment.db, moment.live))
  const decisionFor = once((year: number) => decisionOn(moment, matter, year))
  const daysFor = once(async (month: Month) => hiddenDaysIn(moment, matter, month, await decisionFor(yearOf(month))))
  /** From the month of the first response until today: before and after it there is nothing to hide. */
  const within = async (from: Day, to: Day): Promise<[Day, Day]> => {
    const start = (await first()) ?? today
    const earliest = firstDayOf(monthOf(start))
    return [from > earliest ? from : earliest, to < today ? to : today]
  }
  const judgeOf = once(async (range: `${Day} ${Day}`): Promise<Judge> => {
    const [from, to] = range.split(' ') as [Day, Day]
    const pieces = piecesOf(...(await within(from, to)), today)
    const isByDay = pieces.days.length > 0
    const isDivided = ({ area, counter }: Part) =>
      Number(area !== undefined) + Number(counter !== undefined) + Number(isByDay) > 1
    if (matter.k < PROTECTS) return isDivided
    const days = [...Map.groupBy(pieces.days, monthOf)]
    const hidesIn = await Promise.all([
      ...pieces.years.map(monthsOf),
      ...days.map(([month, some]) => daysOf(month, some)),
    ])
    return (part, what = 'respondents') => {
      if (isDivided(part)) return true
      for (const hides of hidesIn) if (hides(part, what)) return true
      return false
    }
  })

  type Hides = (part: Part, what: What) => boolean

  async function monthsOf({ year, first: from, last: to }: Pieces['years'][number]): Promise<Hides> {
    const { covers, hides } = await decisionFor(year)
    return (part, what) => {
      for (const place of covers.of(part)) if (hides(place, part.area ?? null, from, to, what)) return true
      return false
    }
  }

  async function daysOf(month: Month, some: readonly Day[]): Promise<Hides> {
    const [{ covers }, isHiddenOn] = [await decisionFor(yearOf(month)), await daysFor(month)]
    const days = some.reduce((bits, day) => bits | bitOf(day), 0)
    return (part, what) => covers.of(part).some((place) => isHiddenOn[what](place, days))
  }

  return {
    judgeOf: (from, to) => judgeOf(`${from} ${to}`),

    async countersOf(part, from, to) {
      if (matter.k < PROTECTS) return []
      const [start, end] = await within(from, to)
      const years = Array.from({ length: yearOf(end) - yearOf(start) + 1 }, (_, i) => yearOf(start) + i)
      const counters = await Promise.all(years.map(async (year) => (await decisionFor(year)).covers.countersIn(part)))
      return [...new Set(counters.flat())]
    },

    async daysIn(from, to) {
      if (matter.k < PROTECTS) return []
      const [start, end] = await within(from, to)
      const days: Day[] = []
      for (let day = start; day <= end; day = addDays(day, 1)) days.push(day)
      return days
    },
  }
}

const yearOf = (day: Day | Month) => Number(day.slice(0, 4))

/** One answer asks the same for each of its rows. */
function once<A extends string | number | void, T>(find: (of: A) => Promise<T>): (of: A) => Promise<T> {
  const found = new Map<A, Promise<T>>()
  return (of) => {
    const known = found.get(of) ?? find(of)
    found.set(of, known)
    return known
  }
}
