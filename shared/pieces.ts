import { addDays, type Day, firstDayOf, lastDayOf, monthOf } from './calendar.ts'
import type { Period } from './periods.ts'

/** A range of days as whole months, year by year, and the days left over at its ends. */
export interface Pieces {
  years: (Period & { year: number })[]
  days: Day[]
}

/** The month of today counts as whole up to today; what would lie after today is left out. */
export function piecesOf(from: Day, to: Day, today: Day): Pieces {
  const end = to < today ? to : today
  const pieces: Pieces = { years: [], days: [] }
  for (let day = from; day <= end;) {
    const month = monthOf(day)
    const until = lastDayOf(month) < today ? lastDayOf(month) : today
    if (day === firstDayOf(month) && until <= end) {
      addMonth(pieces, Number(month.slice(0, 4)), Number(month.slice(5)))
      day = addDays(until, 1)
    } else {
      pieces.days.push(day)
      day = addDays(day, 1)
    }
  }
  return pieces
}

function addMonth({ years }: Pieces, year: number, month: number) {
  const latest = years.at(-1)
  if (latest?.year === year) latest.last = month
  else years.push({ year, first: month, last: month })
}
