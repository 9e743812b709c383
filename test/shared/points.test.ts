import { describe, expect, it } from 'vitest'
import { indexFor, moreSatisfiedFor, pointsOf, round2 } from '../../shared/points.ts'

describe('two decimals', () => {
  it.each([
    [9.9504, 9.95],
    [1.005, 1.01],
    [7.8, 7.8],
    [82.665, 82.67],
    [(16533 / 20000) * 100, 82.67],
    [0.005, 0.01],
    [100, 100],
    [6e-7, 0],
    [-1.005, -1.01],
    [-0.001, 0],
  ])('of %d are %d', (value, shown) => expect(round2(value)).toBe(shown))

  it('of every half hundredth go up', () => {
    for (let i = 0; i < 10_000; i++) expect(round2(Number(`${i}5e-3`))).toBe(Number(`${i + 1}e-2`))
  })
})

describe('points', () => {
  it('are unknown without an index', () => expect(pointsOf(null, 10)).toBeNull())

  it('ask for an index, unless there are not so many', () => {
    expect(indexFor(8.5, 10)).toBe(85)
    expect(indexFor(9.95, 12)).toBeCloseTo(82.9167, 4)
    expect(indexFor(10.01, 10)).toBeNull()
  })
})

describe('what it takes to reach points', () => {
  it('is told in answers that turn, and in answers to come', () => {
    expect(moreSatisfiedFor(8.5, 10, 800, 1000)).toEqual({ turned: 50, further: 334 })
  })

  it('is nothing once they are reached, and one answer when one is short', () => {
    expect(moreSatisfiedFor(8.5, 10, 850, 1000)).toEqual({ turned: 0, further: 0 })
    expect(moreSatisfiedFor(8.5, 10, 849, 1000)).toEqual({ turned: 1, further: 7 })
  })

  it('is always just enough', () => {
    for (let satisfied = 0; satisfied <= 400; satisfied += 7)
      for (const points of [0.01, 3.33, 8.29, 9.99]) {
        const { turned, further } = moreSatisfiedFor(points, 10, satisfied, 400)
        expect(pointsOf((100 * (satisfied + turned!)) / 400, 10)).toBeGreaterThanOrEqual(points - 1e-12)
        expect(pointsOf((100 * (satisfied + further!)) / (400 + further!), 10)).toBeGreaterThanOrEqual(points - 1e-12)
        if (turned! > 0) expect(pointsOf((100 * (satisfied + turned! - 1)) / 400, 10)).toBeLessThan(points)
      }
  })

  it('can be out of reach', () => {
    expect(moreSatisfiedFor(10, 10, 9, 10)).toEqual({ turned: 1, further: null })
    expect(moreSatisfiedFor(10.5, 10, 9, 10)).toEqual({ turned: null, further: null })
    expect(moreSatisfiedFor(8.5, 10, 0, 0)).toEqual({ turned: null, further: null })
  })
})
