import type { Day } from '../../shared/calendar.ts'
import { decodeRespondent, encodeRespondent } from '../../shared/respondent.ts'
import type { ResponseRow, Cell, Tables } from './tables.ts'

// How a response lies in its table: a third of the bytes that its texts would take.

type Stored = Omit<Tables['response'], 'seq'>

/** @param cell the number of what it was about */
export const toStored = ({ id, day, answers, respondent, comment }: ResponseRow, cell: number): Stored => ({
  id: bytesOf(id),
  day: numberOf(day),
  cell,
  answers,
  respondent: respondent === null ? null : encodeRespondent(JSON.parse(respondent)),
  comment,
})

export const fromStored = (
  { id, day, answers, respondent, comment }: Omit<Stored, 'cell'>,
  { questionnaire, unit, counter, area, channel, origin }: Cell,
): ResponseRow => ({
  id: idOf(id),
  day: dayFrom(day),
  questionnaire,
  unit,
  counter,
  area,
  channel,
  answers,
  respondent: respondent === null ? null : JSON.stringify(decodeRespondent(respondent)),
  comment,
  origin,
})

/** The 16 bytes of a UUID. */
export const bytesOf = (id: string): Uint8Array => Buffer.from(id.replaceAll('-', ''), 'hex')

export const idOf = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** 20261123 */
export const numberOf = (day: Day) => Number(day.replaceAll('-', ''))

export const dayFrom = (number: number) => String(number).replace(/(....)(..)(..)/, '$1-$2-$3') as Day
