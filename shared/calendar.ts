/** A calendar day in Vietnam, `YYYY-MM-DD`. Sorts and compares as text. */
export type Day = string & { readonly __day: never }
/** A calendar month, `YYYY-MM`. */
export type Month = string & { readonly __month: never }

export const TIME_ZONE = 'Asia/Ho_Chi_Minh'

// Vietnam has had no summer time since 1975, so the offset is a constant and needs no zone data on the phone.
const OFFSET = 7 * 3_600_000

/** The day on Vietnam's calendar at `instant`, in milliseconds since the Unix epoch. */
export const dayOf = (instant: number) => new Date(instant + OFFSET).toISOString().slice(0, 10) as Day

export const monthOf = (day: Day) => day.slice(0, 7) as Month

/** Days that every month has. Within them no calendar is asked, which took a fifth of a year's figures by day. */
const EVERY_MONTH = 28

/** The day `days` after `day`; before it when negative. */
export function addDays(day: Day, days: number): Day {
  const number = Number(day.slice(8)) + days
  if (number >= 1 && number <= EVERY_MONTH) return `${day.slice(0, 8)}${String(number).padStart(2, '0')}` as Day
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as Day
}

export const firstDayOf = (month: Month) => `${month}-01` as Day
export const lastDayOf = (month: Month) => `${month}-${daysIn(month)}` as Day

function daysIn(month: Month): number {
  const number = Number(month.slice(5))
  if (number === 2) return isLeap(Number(month.slice(0, 4))) ? 29 : 28
  return number === 4 || number === 6 || number === 9 || number === 11 ? 30 : 31
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Months since the year 0. */
const numberOf = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** 0 for the same month, below 0 when `to` is earlier. */
export const monthsBetween = (from: Month, to: Month) => numberOf(to) - numberOf(from)

export function addMonths(month: Month, months: number): Month {
  const number = numberOf(month) + months
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}` as Month
}
