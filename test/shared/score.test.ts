import { describe, expect, it } from 'vitest'
import { METHODS } from '../../shared/questionnaire.ts'
import { seeded } from '../../shared/random.ts'
import { criterionScore, factorScore, intervalAt, scoreOf, type Score } from '../../shared/score.ts'
import { emptySums } from '../../shared/sums.ts'
import { SIXTEEN, someAnswers, sumUp, times } from '../support/responses.ts'

const random = seeded(11)
const allSatisfied = '5'.repeat(16)

describe('the score', () => {
  it('of ten of ten satisfied is 100 %, and leaves room for the eleventh', () => {
    const score = scoreOf(
      SIXTEEN,
      sumUp(
        SIXTEEN,
        times(10, () => allSatisfied),
      ),
      'pooled',
    )
    expect(score).toMatchObject({ index: 100, n: 10, se: 0, deff: null, effectiveN: null, complete: true })
    expect(score.interval!.map((limit) => limit.toFixed(2))).toEqual(['66.15', '100.00'])
  })

  it('of nobody is null with a reason', () => {
    for (const method of METHODS)
      expect(scoreOf(SIXTEEN, emptySums(SIXTEEN), method)).toMatchObject({
        index: null,
        absence: 'no-responses',
        n: 0,
        se: null,
        interval: null,
        complete: false,
      })
  })

  it('of one response has a value and an interval, but no standard error', () => {
    const score = scoreOf(SIXTEEN, sumUp(SIXTEEN, ['5555555555555551']), 'pooled')
    expect(score).toMatchObject({ index: 93.75, n: 1, se: null, deff: null })
    expect(score.interval![1]).toBeGreaterThan(score.interval![0])
  })

  it('says which criteria or factors nobody answered', () => {
    const sums = sumUp(
      SIXTEEN,
      times(12, () => '554-555555555---'),
    )
    expect(scoreOf(SIXTEEN, sums, 'pooled')).toMatchObject({
      complete: false,
      used: 12,
      of: 16,
      missing: [3, 13, 14, 15],
    })
    expect(scoreOf(SIXTEEN, sums, 'mean-of-factors-mean')).toMatchObject({ used: 4, of: 5, missing: [4] })
    expect(factorScore(SIXTEEN, sums, 4, 'pooled')).toMatchObject({ index: null, absence: 'no-answers', n: 12 })
    expect(criterionScore(SIXTEEN, sums, 3)).toMatchObject({ index: null, absence: 'no-answers', n: 0 })
  })

  it('never has a missing answer in a denominator', () => {
    const responses = [...times(8, () => `5${'-'.repeat(15)}`), `1${'0'.repeat(15)}`, `-5${'-'.repeat(14)}`]
    const criterion = criterionScore(SIXTEEN, sumUp(SIXTEEN, responses), 0)
    expect(criterion).toMatchObject({ n: 9, satisfied: 8, counts: [1, 0, 0, 0, 8] })
    expect(criterion.index).toBeCloseTo(88.89, 2)
  })

  it('weighted by form is the pooled one where everybody answered the full form', () => {
    const full = someAnswers(SIXTEEN, random, 80).filter((answers) => !answers.includes('.'))
    const { method: _, ...pooled } = scoreOf(SIXTEEN, sumUp(SIXTEEN, full), 'pooled')
    expect(scoreOf(SIXTEEN, sumUp(SIXTEEN, full), 'pooled-form-weighted')).toMatchObject(pooled)
  })

  it('weighted by form stays on target with short forms, where the plain pool drifts', () => {
    // The largest factor is the weak one: a full form asks four of sixteen there, a short form one of five.
    const full = '5551111555555555'
    const short = times(40, (i) => `5..${'.'.repeat(i % 4)}1${'.'.repeat(3 - (i % 4))}5..5..5..`)
    const sums = sumUp(SIXTEEN, [full, ...short])
    expect(scoreOf(SIXTEEN, sums, 'pooled-form-weighted').index).toBeCloseTo(75, 10)
    expect(scoreOf(SIXTEEN, sums, 'pooled').index).toBeGreaterThan(79)
  })

  it('widens with the level, from what it carries', () => {
    const sums = sumUp(SIXTEEN, someAnswers(SIXTEEN, random, 60))
    const score = scoreOf(SIXTEEN, sums, 'pooled')
    const wide = intervalAt({ index: score.index!, basis: score.basis! }, 0.999)
    expect(wide).toEqual(scoreOf(SIXTEEN, sums, 'pooled', { level: 0.999 }).interval)
    expect(wide[0]).toBeLessThan(score.interval![0])
  })

  it('refuses a list shorter than the responses', () => {
    const sums = sumUp(
      SIXTEEN,
      times(10, () => allSatisfied),
    )
    expect(() => scoreOf(SIXTEEN, sums, 'pooled', { population: 9 })).toThrow(RangeError)
    expect(scoreOf(SIXTEEN, sums, 'pooled', { population: 10 }).interval).toEqual([100, 100])
  })

  it('does not exist on a scale that measures no satisfaction', () => {
    const shape = { factors: [9], levels: 3, satisfiedFrom: null }
    const sums = sumUp(shape, ['333333333'])
    expect(scoreOf(shape, sums, 'pooled')).toMatchObject({ index: null, absence: 'not-a-satisfaction-form', n: 1 })
    expect(criterionScore(shape, sums, 0)).toMatchObject({ index: null, n: 1, counts: [0, 0, 1] })
  })
})

it('no figure of any sparse data is ever NaN, or outside its interval', () => {
  for (let round = 0; round < 400; round++) {
    const shape = {
      factors: times(1 + Math.floor(random() * 5), () => 1 + Math.floor(random() * 4)),
      levels: 5,
      satisfiedFrom: 4,
    }
    const sums = sumUp(shape, someAnswers(shape, random, Math.floor(random() ** 2 * 12), random()))
    for (const method of METHODS) {
      sound(scoreOf(shape, sums, method))
      for (const [factor] of shape.factors.entries()) sound(factorScore(shape, sums, factor, method))
    }
  }
})

function sound({ index, interval, se, basis, deff, effectiveN, absence }: Score) {
  for (const number of [index, se, deff, effectiveN, ...(interval ?? []), ...Object.values(basis ?? {})])
    if (number !== null) expect(number).toSatisfy(Number.isFinite)
  expect(index === null).toBe(absence !== null)
  if (index === null) return
  const [low, high] = interval!
  expect(low).toBeGreaterThanOrEqual(0)
  expect(low).toBeLessThanOrEqual(index + 1e-9)
  expect(high).toBeGreaterThanOrEqual(index - 1e-9)
  expect(high).toBeLessThanOrEqual(100)
}
