/** What the names of periods are made of. */
export interface PeriodWord {
  year: string
  month: number
  /** Roman, as in Quý IV. */
  quarter: string
  /** Of ISO 8601, 1 to 53. */
  week: number
}
