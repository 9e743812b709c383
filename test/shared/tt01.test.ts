import { describe, expect, it } from 'vitest'
import { emptySums } from '../../shared/sums.ts'
import { classOf, nineOf } from '../../shared/tt01.ts'
import { sumUp } from '../support/responses.ts'

const shape = { factors: [9], levels: 3, satisfiedFrom: null }
/** A form with this total, of nine indicators with 0 to 2 points. */
const form = (total: number) =>
  Array.from({ length: 9 }, (_, k) => 1 + Math.min(2, Math.max(0, total - 2 * k))).join('')

describe('the nine-indicator form', () => {
  it.each([
    [18, 'excellent'],
    [15, 'excellent'],
    [14.999, 'good'],
    [12, 'good'],
    [11.999, 'fair'],
    [9, 'fair'],
    [8.999, 'average'],
    [6, 'average'],
    [5.999, 'weak'],
    [0, 'weak'],
  ])('puts %d of 18 into the class %s', (total, key) => expect(classOf(total)).toBe(key))

  it('takes the mean of complete responses, and its class without rounding', () => {
    expect(nineOf(shape, sumUp(shape, [form(15), form(14), form(16)]))).toMatchObject({
      n: 3,
      incomplete: 0,
      mean: 15,
      class: 'excellent',
      classes: { excellent: 200 / 3, good: 100 / 3, fair: 0, average: 0, weak: 0 },
    })
    expect(nineOf(shape, sumUp(shape, [form(15), form(14), form(15)])).class).toBe('good')
  })

  it('gives no total to a response that leaves an indicator out, but counts its ratings', () => {
    const nine = nineOf(shape, sumUp(shape, [form(18), '33333333-']))
    expect(nine).toMatchObject({ n: 1, incomplete: 1, mean: 18 })
    expect(nine.indicators[0]).toEqual({ n: 2, shares: [0, 0, 100] })
    expect(nine.indicators[8]).toEqual({ n: 1, shares: [0, 0, 100] })
    expect(nine.levels).toEqual({ n: 17, shares: [0, 0, 100] })
  })

  it('of nobody is null', () => {
    expect(nineOf(shape, emptySums(shape))).toMatchObject({
      n: 0,
      mean: null,
      class: null,
      classes: null,
      levels: { n: 0, shares: null },
    })
  })
})
