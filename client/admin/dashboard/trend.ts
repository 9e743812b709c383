import type { Day } from '../../../shared/calendar.ts'
import type { OfficialResult } from '../../../shared/official.ts'
import { indexFor } from '../../../shared/points.ts'
import type { Row } from '../../../shared/scores.ts'
import { floorOf } from './ranking.ts'

/** The official results of one place, in the order of the years. */
export interface Published {
  place: string
  /** Percent, one for each year of the trend; null where nothing was published. */
  indexes: (number | null)[]
}

export interface TrendFigures {
  years: number[]
  published: Published[]
  /** Keys are `YYYY-MM`. */
  months: Row[]
  /** Percent at which the axis starts. */
  floor: number
  /** Which of `months` still goes on, or -1. */
  provisional: number
}

/** What the Ministry published of the unit, with the country beside it. Nothing where the unit was never in it. */
export const recordOf = (unit: string, results: OfficialResult[]) =>
  results.some(({ place }) => place === unit)
    ? results.filter(({ place }) => place === unit || place === NATION).sort((a, b) => a.year - b.year)
    : []

export const NATION = 'vn'

/** In percent, of the points where only these were published. */
export const officialIndex = ({ index, points, maxPoints }: OfficialResult) =>
  index ?? (points !== null && maxPoints !== null ? indexFor(points, maxPoints) : null)

export function trendOf(rows: Row[], record: OfficialResult[], today: Day): TrendFigures {
  const months = rows.filter(({ key }) => /^\d{4}-\d{2}$/.test(key)).sort((a, b) => (a.key < b.key ? -1 : 1))
  const years = [...new Set(record.map(({ year }) => year))]
  const published = [...new Set(record.map(({ place }) => place))]
    // The country first, so that the place itself is drawn over it.
    .sort((a, b) => Number(b === NATION) - Number(a === NATION))
    .map((place) => ({
      place,
      indexes: years.map((year) => {
        const result = record.find((one) => one.place === place && one.year === year)
        return result ? officialIndex(result) : null
      }),
    }))
  const official = record.map((result) => ({ index: officialIndex(result), interval: null }))
  return {
    years,
    published,
    months,
    floor: floorOf([...months, ...official]),
    provisional: months.findIndex(({ key }) => today.startsWith(key)),
  }
}
