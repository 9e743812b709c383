/** What a period's name is made of. */
export interface PeriodWord {
  year: string
  month: number
  /** Roman, as in Quý IV. */
  quarter: string
}
