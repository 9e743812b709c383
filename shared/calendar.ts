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

/** The day `days` after `day`; before it when negative. */
export const addDays = (day: Day, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as Day

export const firstDayOf = (month: Month) => `${month}-01` as Day
export const lastDayOf = (month: Month) => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) as Day
}

/** Months since the year 0. */
const numberOf = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** 0 for the same month, below 0 when `to` is earlier. */
export const monthsBetween = (from: Month, to: Month) => numberOf(to) - numberOf(from)

export function addMonths(month: Month, months: number): Month {
  const number = numberOf(month) + months
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}` as Month
}
