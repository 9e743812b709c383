/** One result published by the Ministry of Home Affairs: the record beside our own measure, never part of it. */
export interface OfficialResult {
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
