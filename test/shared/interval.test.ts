import { describe, expect, it } from 'vitest'
import { finiteShare, wilsonOf } from '../../shared/interval.ts'

const shares = (limits: readonly number[]) => limits.map((limit) => Number(limit.toFixed(6)))

describe("Wilson's interval", () => {
  it.each([
    [10, 10, [0.722467, 1]],
    [0, 10, [0, 0.277533]],
    [1, 1, [0.206549, 1]],
    [0, 1, [0, 0.793451]],
  ])('of %d satisfied of %d is %o', (satisfied, answered, limits) =>
    expect(shares(wilsonOf(satisfied, answered))).toEqual(limits),
  )

  it('of ten of ten from a list of two hundred is narrower', () =>
    expect(shares(wilsonOf(10, 10, 0.95, 200))).toEqual([0.731651, 1]))

  it('of everybody on the list is a point', () => {
    expect(wilsonOf(3, 4, 0.95, 4)).toEqual([0.75, 0.75])
    expect(wilsonOf(1, 1, 0.95, 1)).toEqual([1, 1])
  })

  it('always holds the share itself', () => {
    for (let n = 1; n < 200; n++)
      for (const satisfied of [0, 1, n - 1, n]) {
        const [low, high] = wilsonOf(satisfied, n)
        expect(low).toBeLessThanOrEqual(satisfied / n)
        expect(high).toBeGreaterThanOrEqual(satisfied / n)
      }
  })
})

it('a list shorter than the responses is an error, not a correction', () => {
  expect(() => finiteShare(11, 10)).toThrow('11 responses from 10 dossiers')
  expect(() => wilsonOf(5, 11, 0.95, 10)).toThrow(RangeError)
})
