import { describe, expect, it } from 'vitest'
import { indexFor, pointsOf, round2 } from '../../shared/points.ts'
import { METHODS } from '../../shared/questionnaire.ts'
import { count, emptySums, merge } from '../../shared/sums.ts'
import { scoreOf } from '../../shared/score.ts'
import { separateScore } from '../support/separate.ts'

const sum = (numbers: number[]) => round2(numbers.reduce((total, number) => total + number, 0))

describe('PAR INDEX of Thừa Thiên Huế', () => {
  it('2019: an index of 78 % is 7.80 of 10 points', () => {
    expect(round2(pointsOf(78, 10)!)).toBe(7.8)
    expect(indexFor(7.8, 10)).toBe(78)
  })

  it('2018: 9.95 points are 82.92 % of 12, for of 10 they would be more than the best province had', () => {
    expect(round2(indexFor(9.95, 12)!)).toBe(82.92)
    expect(round2(pointsOf(82.92, 12)!)).toBe(9.95)
    expect(indexFor(9.95, 10)).toBeGreaterThan(97.88)
  })

  it.each([
    ['2019', 83.06, [53.32, 7.8, 18.94, 3]],
    ['2018', 78.9, [47.93, 9.95, 18.52, 2.5]],
    ['2018 from the gain of 2019', 78.9, [83.06, -4.16]],
    ['the impact of 2019', 29.74, [7.8, 18.94, 3]],
    ['people and economy 2019', 10.8, [7.8, 3]],
    ['people and economy 2018', 12.45, [9.95, 2.5]],
    ['the surveys of 2019', 26.74, [7.8, 18.94]],
  ])('%s: the parts add up to %d', (_, whole, parts) => expect(sum(parts)).toBe(whole))
})

describe('the pilot of 2015 in Thừa Thiên Huế', () => {
  const shape = { factors: [1], levels: 5, satisfiedFrom: 4 }
  const province = [95.1, 88.9, 98.3]
  const districts = [95.8, 98.8, 95.3, 91.7]

  const unit = (index: number, n = 1000) => {
    const sums = emptySums(shape)
    const satisfied = Math.round((index * n) / 100)
    count(sums, shape, '5', satisfied)
    count(sums, shape, '2', n - satisfied)
    return sums
  }
  /** The mean of the units' own indices, each counting alike. */
  const meanOf = (indices: number[]) =>
    separateScore(
      shape,
      indices.map((index) => ({ dossiers: 1, sums: unit(index) })),
      'pooled',
    )!.index

  it('averaged the units of a level without weights', () => {
    expect(meanOf(province).toFixed(1)).toBe('94.1')
    expect(meanOf(districts).toFixed(1)).toBe('95.4')
  })

  it('did not get its overall 94.41 % as the mean of the seven units, nor of the two levels', () => {
    expect(round2(meanOf([...province, ...districts]))).toBe(94.84)
    expect(round2((meanOf(province) + meanOf(districts)) / 2)).toBe(94.75)
    expect(round2((94.1 + 95.4) / 2)).toBe(94.75)
  })

  it('nor does any method reach 94.41 % when each unit has as many answers as the next', () => {
    const whole = emptySums(shape)
    for (const index of [...province, ...districts]) merge(whole, unit(index))
    for (const method of METHODS) expect(round2(scoreOf(shape, whole, method).index!)).toBe(94.84)
  })

  it('can have pooled its 363 forms, in some split between the levels that was not published', () => {
    const split = Array.from({ length: 362 }, (_, i) => i + 1)
    const pooled = split.map((n) => round2((meanOf(province) * n + meanOf(districts) * (363 - n)) / 363))
    expect(pooled).toContain(94.41)
  })
})
