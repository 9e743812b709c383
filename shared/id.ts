import { addDays, type Day } from './calendar.ts'

/**
 * The id of a response: a UUID whose first eight digits are its day, `20261122-1f0c-8d6e-9b1a-c3d4e5f60718`.
 *
 * Version 8 of RFC 9562, which leaves its bits to us. Responses of one day lie together in the index of ids; with
 * wholly random ones each would touch a page of its own, which at ten million responses costs half of all writes a
 * second. It tells no more than the day, where version 7 would tell the millisecond at which someone stood there.
 *
 * @param random uniform in [0, 1), from a source that cannot be guessed
 */
export function responseId(day: Day, random: () => number): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => pick('0123456789abcdef', random)).join('')
  return `${day.replaceAll('-', '')}-${hex(4)}-8${hex(3)}-${pick('89ab', random)}${hex(3)}-${hex(12)}`
}

const pick = (characters: string, random: () => number) => characters[Math.floor(random() * characters.length)]!

/** The day that an id begins with; undefined when it was made in another way. */
export function dayIn(id: string): Day | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)-.{4}-8/.exec(id)
  const day = parts?.slice(1).join('-') as Day | undefined
  // Not every text of this form is a day: the 31st of February would go on as one of March.
  return day !== undefined && isDay(day) ? day : undefined
}

const isDay = (text: Day) => !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text
