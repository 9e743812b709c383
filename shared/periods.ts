/** Months of one year, 1 to 12, both included. */
export interface Period {
  first: number
  last: number
}

/** A month that no period holds. */
export const NEVER = 0

/**
 * In the order in which they close; the official reports are on quarters, six months, nine months and the year. As the
 * year goes on closed ones keep their position, so that what is hidden may be kept as a bit for each.
 *
 * @param open the last month still runs, and it, its quarter and the year are periods so far
 */
export function periodsUntil(through: number, open: boolean): Period[] {
  const periods: Period[] = []
  const add = (first: number, last: number) => {
    if (!periods.some((period) => period.first === first && period.last === last)) periods.push({ first, last })
  }
  for (let month = 1; month <= through; month++) {
    add(month, month)
    if (month % 3 > 0 && !(open && month === through)) continue
    add(month - ((month - 1) % 3), month)
    add(1, month)
  }
  return periods
}

export const holds = ({ first, last }: Period, month: number) => first <= month && month <= last

export const isWithin = (part: Period, { first, last }: Period) => first <= part.first && part.last <= last

export const monthsOf = ({ first, last }: Period) => Array.from({ length: last - first + 1 }, (_, i) => first + i)

/** The bits of the periods that hold a month. */
export const bitsOf = (periods: readonly Period[], month: number) =>
  periods.reduce((bits, period, p) => (holds(period, month) ? bits | (1 << p) : bits), 0)

/** The bits of the periods that end with a month. */
export const endingWith = (periods: readonly Period[], month: number) =>
  periods.reduce((bits, { last }, p) => (last === month ? bits | (1 << p) : bits), 0)

/** Whether a range of months is no row of periods that are shown. */
export function isHiddenOver(periods: readonly Period[], hidden: number, first: number, last: number): boolean {
  let reached = 1 << first
  for (let month = first; month <= last; month++) {
    if ((reached & (1 << month)) === 0) continue
    for (let p = 0; p < periods.length; p++) {
      const period = periods[p]!
      if (period.first === month && period.last <= last && (hidden & (1 << p)) === 0) reached |= 2 << period.last
    }
  }
  return (reached & (2 << last)) === 0
}
