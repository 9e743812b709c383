import type { Day } from '../../../shared/calendar.ts'
import type { OfficialResult } from '../../../shared/official.ts'
import { indexFor } from '../../../shared/points.ts'
import type { Row } from '../../../shared/scores.ts'
import { sorted } from '../../ui/sorted.ts'
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
    ? sorted(
        results.filter(({ place }) => place === unit || place === NATION),
        (a, b) => a.year - b.year,
      )
    : []

export const NATION = 'vn'

/** In percent, of the points where only these were published. */
export const officialIndex = ({ index, points, maxPoints }: OfficialResult) =>
  index ?? (points !== null && maxPoints !== null ? indexFor(points, maxPoints) : null)

export function trendOf(rows: Row[], record: OfficialResult[], today: Day): TrendFigures {
  const months = sorted(
    rows.filter(({ key }) => /^\d{4}-\d{2}$/.test(key)),
    (a, b) => (a.key < b.key ? -1 : 1),
  )
  const years = [...new Set(record.map(({ year }) => year))]
  // The country first, so that the place itself is drawn over it.
  const places = sorted([...new Set(record.map(({ place }) => place))], (a, b) => +(b === NATION) - +(a === NATION))
  const published = places.map((place) => ({
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
