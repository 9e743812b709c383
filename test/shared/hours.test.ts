import { expect, it } from 'vitest'
import { isOpen, readHours, sayHours } from '../../shared/hours.ts'

const NAMES = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']
const WEEK = readHours('T2-T6 07:30-11:30 13:30-17:00; T7 07:30-11:30')!

it.each([
  ['2026-11-23T07:29:59', false],
  ['2026-11-23T07:30:00', true],
  ['2026-11-23T11:30:00', false],
  ['2026-11-23T16:59:59', true],
  ['2026-11-28T09:00:00', true],
  ['2026-11-28T14:00:00', false],
  ['2026-11-29T09:00:00', false],
])('is open in Vietnam at %s: %s', (local, expected) => {
  expect(isOpen(WEEK, Date.parse(`${local}+07:00`))).toBe(expected)
})

it('says days and times, one day by its own name', () => {
  expect(sayHours(WEEK, NAMES)).toBe('Mo – Fr 7:30–11:30, 13:30–17:00; Sa 7:30–11:30')
})

it.each([
  '',
  'T2',
  'T8 07:30-11:30',
  'T6-T2 07:30-11:30',
  'T2 11:30-07:30',
  'T2 07:70-08:00',
  'T2 7:30-8:00',
  'T2 07:30-11:30;',
])('is not read from “%s”', (text) => {
  expect(readHours(text)).toBeNull()
})
