import { describe, expect, it } from 'vitest'
import { floorOf, inOrder } from '../../client/admin/dashboard/ranking.ts'
import type { Row } from '../../shared/scores.ts'

const row = (key: string, changes: Partial<Row> = {}): Row => ({
  key,
  name: { vi: key, en: key },
  index: 80,
  n: 400,
  interval: [78, 82],
  se: 1,
  complete: true,
  suppressed: false,
  absence: null,
  points: 8,
  dossiers: 1000,
  required: 286,
  adequate: true,
  responseRate: 40,
  rank: [1, 3],
  ...changes,
})

const standings = (rows: Row[], placed: boolean) => inOrder(rows, placed).map((one) => `${one.row.key} ${one.standing}`)

describe('the order of units', () => {
  it('is by index, and those without a place stand at the end however high their index', () => {
    const rows = [
      row('empty', { index: null, n: 0, interval: null, absence: 'no-responses', rank: null }),
      row('hidden', { index: null, n: null, suppressed: true, absence: 'hidden', rank: null }),
      row('short', { index: 99, n: 64, adequate: false, rank: [1, 2] }),
      row('few', { index: 99, n: 29, adequate: null, rank: null }),
      row('low', { index: 75 }),
      row('high', { index: 90 }),
    ]
    expect(standings(rows, true)).toEqual([
      'high ranked',
      'low ranked',
      'few few',
      'short short',
      'hidden hidden',
      'empty empty',
    ])
  })

  it('tells a unit that cannot be ranked, however many answered, from one with few', () => {
    const rows = [row('alone', { n: 3192, rank: null }), row('few', { n: 29, rank: null, adequate: null })]
    expect(standings(rows, true)).toEqual(['alone unplaced', 'few few'])
  })

  it('asks counters for no rank, only for thirty responses', () => {
    const rows = [row('1', { n: 29, rank: null, adequate: null }), row('2', { n: 30, rank: null, adequate: null })]
    expect(standings(rows, false)).toEqual(['2 ranked', '1 few'])
  })

  it('puts equal units in the Vietnamese order of their names', () => {
    expect(standings([row('Đ'), row('E'), row('D')], true)).toEqual(['D ranked', 'Đ ranked', 'E ranked'])
  })
})

describe('the axis of intervals', () => {
  it('starts at the tens below the lowest, and leaves room even when all are near 100', () => {
    expect(floorOf([row('a', { interval: [72.4, 80] }), row('b')])).toBe(70)
    expect(floorOf([row('a', { index: 99, interval: [97, 100] })])).toBe(90)
  })

  it('has a start even when nothing is known', () => {
    expect(floorOf([])).toBe(90)
  })
})
