import { expect, it } from 'vitest'
import { addDays, type Day, lastDayOf, monthOf } from '../../shared/calendar.ts'

const DAY = 86_400_000
const dayAt = (instant: number) => new Date(instant).toISOString().slice(0, 10) as Day

it('goes from any day of two centuries to another as the calendar does', () => {
  for (let instant = Date.UTC(1999, 0, 1); instant < Date.UTC(2201, 0, 1); instant += DAY)
    for (const days of [-400, -31, -1, 0, 1, 27, 366])
      if (addDays(dayAt(instant), days) !== dayAt(instant + days * DAY))
        expect.fail(`${dayAt(instant)} and ${days} days: ${addDays(dayAt(instant), days)}`)
})

it('knows the last day of each of their months', () => {
  for (let month = 0; month < 12 * 202; month++) {
    const last = dayAt(Date.UTC(1999, month + 1, 0))
    expect(lastDayOf(monthOf(last))).toBe(last)
  }
})
