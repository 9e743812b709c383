import { addDays, type Day, firstDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { piecesOf } from '../../shared/pieces.ts'
import type { Db } from '../store/db.ts'
import { firstDay } from '../store/responses.ts'
import { type Both, type Decision, decideDays, decisionOn, type Matter } from './decision.ts'
import { coverOf, isIn, type Part } from './places.ts'

/** Of a figure, or of how it divides by factor and criterion. */
export type What = keyof Both<unknown>

export interface Shown {
  /** Whether a figure of some days must stay hidden: of too few respondents, or it would give such a one away. */
  hides(part: Part, from: Day, to: Day, what?: What): Promise<boolean>
  /** The counters of a part that had responses in the years that the days lie in. */
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
 */
export function shownIn(db: Db, matter: Matter): Shown {
  if (matter.k < PROTECTS) return { hides: async () => false, countersOf: async () => [], daysIn: async () => [] }
  const { today } = matter
  const first = once(() => firstDay(db))
  const decisionFor = once((year: number) => decisionOn(db, matter, year))
  const daysOf = once(async (month: Month) => {
    const decision = await decisionFor(yearOf(month))
    const days = decision.days.get(month) ?? (await decideDays(db, matter, month, decision))
    decision.days.set(month, days)
    return days
  })
  /** From the month of the first response until today: before and after it there is nothing to hide. */
  const within = async (from: Day, to: Day): Promise<[Day, Day]> => {
    const start = (await first()) ?? today
    const earliest = firstDayOf(monthOf(start))
    return [from > earliest ? from : earliest, to < today ? to : today]
  }
  const piecesIn = async (from: Day, to: Day) => piecesOf(...(await within(from, to)), today)

  return {
    async hides(part, from, to, what = 'respondents') {
      const { years, days } = await piecesIn(from, to)
      // Days are decided on for places alone, never crossed with service areas.
      if (days.length > 0 && part.area !== undefined) return true
      const column = part.area ?? null
      for (const { year, ...months } of years) {
        const decision = await decisionFor(year)
        const isHidden = placesIn(decision, part).some((place) =>
          decision[what].isHidden({ place, column }, months.first, months.last),
        )
        if (isHidden) return true
      }
      for (const day of days) {
        const isHidden = (await daysOf(monthOf(day)))[what]
        if (placesIn(await decisionFor(yearOf(day)), part).some((place) => isHidden(place, day))) return true
      }
      return false
    },

    async countersOf(part, from, to) {
      const [start, end] = await within(from, to)
      const years = Array.from({ length: yearOf(end) - yearOf(start) + 1 }, (_, i) => yearOf(start) + i)
      const places = (await Promise.all(years.map(decisionFor))).flatMap((decision) => decision.places)
      return [...new Set(places.filter((place) => isIn(place, part)).map((place) => place.at(-1)!))]
    },

    async daysIn(from, to) {
      const [start, end] = await within(from, to)
      const days: Day[] = []
      for (let day = start; day <= end; day = addDays(day, 1)) days.push(day)
      return days
    },
  }
}

/** The places whose figures add up to a part's. */
const placesIn = ({ places }: Decision, part: Part) => coverOf(places, (place) => isIn(place, part))

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
