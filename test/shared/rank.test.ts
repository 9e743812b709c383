import { describe, expect, it } from 'vitest'
import { compare, type Verdict } from '../../shared/compare.ts'
import { seeded } from '../../shared/random.ts'
import { levelOf, ranksOf } from '../../shared/rank.ts'
import { type Score, scoreOf } from '../../shared/score.ts'
import { sumUp, times } from '../support/responses.ts'

const shape = { factors: [1], levels: 5, satisfiedFrom: 4 }
const unit = (satisfied: number, n: number) =>
  scoreOf(
    shape,
    sumUp(
      shape,
      times(n, (i) => (i < satisfied ? '5' : '2')),
    ),
    'pooled',
  )
const incomplete = scoreOf(
  { ...shape, factors: [2] },
  sumUp(
    { ...shape, factors: [2] },
    times(50, () => '5-'),
  ),
  'pooled',
)

describe('a comparison', () => {
  it('finds 95 against 85 of a hundred different where the two intervals overlap', () => {
    const [first, second] = [unit(95, 100), unit(85, 100)]
    expect(first.interval![0]).toBeLessThan(second.interval![1])
    expect(compare(first, second)).toMatchObject({ verdict: 'higher' })
    expect(compare(second, first)).toMatchObject({ verdict: 'lower' })
  })

  it('is the same seen from either side', () => {
    const [first, second] = [unit(90, 100), unit(106, 120)]
    const [there, back] = [compare(first, second)!, compare(second, first)!]
    expect(there.verdict).toBe('not-shown-different')
    expect(there.interval[0]).toBeCloseTo(-back.interval[1], 10)
    expect(there.difference).toBe(-back.difference)
  })

  it('is not made with an unknown or an incomplete score', () => {
    expect(compare(unit(0, 0), unit(9, 10))).toBeNull()
    expect(compare(incomplete, unit(9, 10))).toBeNull()
  })

  it('with a single response has no standard error', () => expect(compare(unit(1, 1), unit(9, 10))!.se).toBeNull())
})

describe('ranks', () => {
  it('span the places that the responses leave open', () => {
    expect(ranksOf([unit(198, 200), unit(150, 200), unit(152, 200), unit(60, 200)])).toEqual([
      [1, 1],
      [2, 3],
      [2, 3],
      [4, 4],
    ])
  })

  it('are no groups: the middle one is different from neither', () => {
    expect(ranksOf([unit(95, 100), unit(86, 100), unit(77, 100)])).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ])
  })

  it('leave out the few, the incomplete and the unknown', () => {
    expect(ranksOf([unit(29, 29), unit(30, 30), incomplete, unit(0, 0), unit(3, 40)])).toEqual([
      null,
      [1, 1],
      null,
      null,
      [2, 2],
    ])
  })

  it('count whom a comparison at the level of all pairs shows better or worse', () => {
    const random = seeded(8)
    const scores = Array.from({ length: 40 }, () => {
      const n = 30 + Math.floor(400 * random())
      return unit(Math.floor(n * (0.6 + 0.4 * random())), n)
    })
    const verdictOf = (one: Score, other: Score) => compare(one, other, levelOf(scores.length))!.verdict
    const count = (of: Score, verdict: Verdict) => scores.filter((other) => verdictOf(other, of) === verdict).length
    expect(ranksOf(scores)).toEqual(
      scores.map((score) => [1 + count(score, 'higher'), scores.length - count(score, 'lower')]),
    )
  })

  it('need somebody to be ranked with', () => expect(ranksOf([unit(40, 50)])).toEqual([null]))
})
