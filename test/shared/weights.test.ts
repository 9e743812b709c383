import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../shared/layout.ts'
import { METHODS } from '../../shared/questionnaire.ts'
import { seeded } from '../../shared/random.ts'
import { scoreOf } from '../../shared/score.ts'
import { emptySums, merge } from '../../shared/sums.ts'
import { spreadingIn, weightedScore } from '../../shared/weights.ts'
import { SIXTEEN, someAnswers, sumUp } from '../support/responses.ts'

const random = seeded(5)
const stratum = (n: number, dossiers: number) => ({
  dossiers,
  sums: sumUp(SIXTEEN, someAnswers(SIXTEEN, random, n, 0.02)),
})

describe('the weighted score', () => {
  it('of one stratum is the unweighted one', () => {
    const only = stratum(50, 700)
    for (const method of METHODS) {
      const ours = weightedScore(SIXTEEN, [only], method)
      const plain = scoreOf(SIXTEEN, only.sums, method)
      expect(ours.score.index).toBeCloseTo(plain.index!, 10)
      expect(ours.score.se).toBeCloseTo(plain.se!, 10)
      expect(ours.score.interval![0]).toBeCloseTo(plain.interval![0], 10)
      expect(ours.deff).toBeCloseTo(1, 10)
    }
  })

  it('of equal weights is the unweighted index, with every response counting in full', () => {
    const strata = [stratum(40, 400), stratum(25, 250), stratum(60, 600)]
    const whole = emptySums(SIXTEEN)
    for (const { sums } of strata) merge(whole, sums)
    for (const method of METHODS) {
      const ours = weightedScore(SIXTEEN, strata, method)
      expect(ours.score.index).toBeCloseTo(scoreOf(SIXTEEN, whole, method).index!, 10)
      expect(ours).toMatchObject({ coveredShare: 100, standsForWhole: true, heavy: false })
      expect(ours.deff).toBeCloseTo(1, 10)
      expect(ours.effectiveN).toBeCloseTo(125, 10)
    }
  })

  it('does not stand for the whole when a fifth of the dossiers or more is out of sight', () => {
    const empty = { dossiers: 201, sums: emptySums(SIXTEEN) }
    const ours = weightedScore(SIXTEEN, [stratum(30, 799), empty], 'pooled')
    expect(ours.coveredShare).toBeCloseTo(79.9, 10)
    expect(ours.standsForWhole).toBe(false)
    expect(ours.score.index).not.toBeNull()
  })

  it('warns of a response that weighs more than ten times the mean', () => {
    expect(weightedScore(SIXTEEN, [stratum(100, 100), stratum(1, 13)], 'pooled').heavy).toBe(true)
    expect(weightedScore(SIXTEEN, [stratum(100, 100), stratum(1, 9)], 'pooled').heavy).toBe(false)
  })

  it('leaves responses without dossiers out, and says how many it used', () => {
    const ours = weightedScore(SIXTEEN, [stratum(20, 100), stratum(20, 0)], 'pooled')
    expect(ours.score.n).toBe(20)
    expect(ours.coveredShare).toBe(100)
  })

  it('is the same of strata with brief sums, each with the spread that its whole sums have', () => {
    const strata = [stratum(40, 900), stratum(1, 30), stratum(60, 600), stratum(20, 0), stratum(0, 50)]
    const { brief } = layoutOf(SIXTEEN)
    for (const method of METHODS) {
      const short = strata.map(({ dossiers, sums }) => ({ dossiers, sums: sums.slice(0, brief) }))
      const spreadOf = spreadingIn(SIXTEEN, short, method)!
      const spread = short.map((one, i) => ({ ...one, spread: spreadOf(strata[i]!.sums) }))
      expect(weightedScore(SIXTEEN, spread, method)).toEqual(weightedScore(SIXTEEN, strata, method))
    }
    expect(() =>
      weightedScore(SIXTEEN, [{ ...strata[0]!, sums: strata[0]!.sums.slice(0, brief) }], 'mean-of-criteria'),
    ).toThrow(RangeError)
    expect(spreadingIn(SIXTEEN, [stratum(0, 10)], 'mean-of-criteria')).toBeNull()
  })

  it('of nothing is null, without NaN', () => {
    expect(weightedScore(SIXTEEN, [], 'pooled')).toMatchObject({
      score: { index: null, absence: 'no-responses' },
      deff: null,
      effectiveN: null,
      coveredShare: null,
      standsForWhole: false,
      heavy: false,
    })
    const unanswered = [{ dossiers: 50, sums: emptySums(SIXTEEN) }]
    expect(weightedScore(SIXTEEN, unanswered, 'pooled')).toMatchObject({ deff: null, coveredShare: 0 })
  })
})
