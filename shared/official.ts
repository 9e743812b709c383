/** One result published by the Ministry of Home Affairs: the record beside our own measure, never part of it. */
export interface OfficialResult {
  /** A unit's id, or `vn` for the whole country. */
  place: string
  year: number
  /** Percent; null where only points were published. */
  index: number | null
  points: number | null
  maxPoints: number | null
  rank: number | null
  ofUnits: number | null
  source: string
}

/** How many points a full index is worth, from `year` on until the next entry. */
export interface MaximumPoints {
  year: number
  points: number
  source: string
}

/** What a full index is worth in a year: the newest entry up to it, or the first for years before any. */
export function maximumIn(maximums: readonly MaximumPoints[], year: number): number {
  const inForce = maximums.toSorted((a, b) => a.year - b.year)
  const found = inForce.findLast((maximum) => maximum.year <= year) ?? inForce[0]
  if (!found) throw new RangeError('no maximum of points is known')
  return found.points
}
