import { describe, expect, it } from 'vitest'
import { compare } from '../../shared/compare.ts'
import { levelOf, ranksOf } from '../../shared/rank.ts'
import { scoreOf } from '../../shared/score.ts'
import { respondentsIn } from '../../shared/sums.ts'
import { weightedScore } from '../../shared/weights.ts'
import { separateScore } from '../support/separate.ts'
import {
  compareFigure,
  compareMoments,
  compareScope,
  figureNamed,
  goldens,
  rowsIn,
  sizesIn,
  sumsOf,
  type Golden,
} from '../support/golden.ts'
import { Comparison, field, list, type Json } from '../support/reference.ts'

const sets = goldens()

it('there are twelve sets of reference data', () => expect(sets).toHaveLength(12))

describe.each(sets)('$name agrees with R', (set) => {
  const scopes = list(field(set.expected, 'scopes')).map((scope) => [String(field(scope, 'scope')), scope] as const)
  // What a set must contain follows from its rows, so that a section left out of the reference fails.
  const compared = (['agency', 'month'] as const).filter(
    (by) => scopes.filter(([name, scope]) => name.startsWith(by) && Number(field(scope, 'n')) >= 2).length > 1,
  )
  const flagged = set.rows.some((row) => row.flagged) ? [field(set.expected, 'allWithFlagged')] : []
  const weighted = set.strata.length > 0 ? list(field(set.expected, 'weighted')) : []

  it.each(scopes)('in every value of %s', (name, scope) => {
    expect(compareScope(name, scope, sumsIn(set, name), set.shape)).toBeGreaterThan(30)
  })
  it.each(compared)('in differences and ranks by %s', (by) => {
    agreeOnDifferences(set, field(set.expected, { agency: 'differencesAgency', month: 'differencesMonth' }[by]))
  })
  it.each(flagged)('with flagged responses left in', (expected) => agreeWithFlagged(set, expected))
  it.each(weighted.map((expected) => [String(field(expected, 'scope')), expected] as const))(
    'in %s weighted by dossiers',
    (scope, expected) => agreeOnWeights(set, scope, expected),
  )
})

const sumsIn = (set: Golden, scope: string) => sumsOf(set.shape, rowsIn(set, scope))

function agreeOnDifferences(set: Golden, expected: Json) {
  const to = new Comparison('differences')
  const { method } = figureNamed(String(field(expected, 'figure')))
  const scoreIn = (scope: Json) => scoreOf(set.shape, sumsIn(set, String(scope)), method)
  const ranks = list(field(expected, 'rankInterval'))
  const pairs = list(field(expected, 'pairs'))
  to.same('pairCount', pairs.length, field(expected, 'pairCount'))

  for (const pair of pairs) {
    const [first, second] = [scoreIn(field(pair, 'first')), scoreIn(field(pair, 'second'))]
    const ours = compare(first, second)!
    to.number('value', ours.difference, field(pair, 'value'), 100)
    to.number('se', ours.se, field(pair, 'se'), 100)
    to.interval('mover95', ours.interval, field(pair, 'mover95'), 100)
    to.same('different95', ours.verdict !== 'not-shown-different', field(pair, 'different95'))
    const strict = compare(first, second, levelOf(ranks.length))!
    to.interval('moverBonferroni', strict.interval, field(pair, 'moverBonferroni'), 100)
    to.same('differentBonferroni', strict.verdict !== 'not-shown-different', field(pair, 'differentBonferroni'))
  }

  const scores = ranks.map((rank) => scoreIn(field(rank, 'scope')))
  ranksOf(scores, 2).forEach((rank, i) => {
    to.number('rank value', scores[i]!.index, field(ranks[i]!, 'value'), 100)
    to.same('rank', rank, [field(ranks[i]!, 'best'), field(ranks[i]!, 'worst')])
  })
}

function agreeWithFlagged({ shape, rows }: Golden, expected: Json) {
  const to = new Comparison('with flagged')
  const sums = sumsOf(shape, rows)
  const sizes = sizesIn(shape)
  to.number('n', respondentsIn(shape, sums), field(expected, 'n'))
  compareMoments(to, field(expected, 'moments'), sums, shape, () => 1)
  compareMoments(to, field(expected, 'momentsDW'), sums, shape, (k) => sizes[k]!)
}

function agreeOnWeights(set: Golden, scope: string, expected: Json) {
  const { shape } = set
  const to = new Comparison(`weighted ${scope}`)
  const strata = set.strata
    .filter(({ agency }) => scope === 'all' || scope === `agency:${agency}`)
    .map(({ agency, area, dossiers }) => {
      const rows = rowsIn(set, 'all').filter((row) => row.agency === agency && row.area === area)
      return { dossiers, sums: sumsOf(shape, rows) }
    })
  const overall = weightedScore(shape, strata, 'pooled-form-weighted')
  to.same('n', overall.score.n, field(expected, 'n'))
  to.number('coveredShare', overall.coveredShare, field(expected, 'coveredShare'), 100)
  to.number('kishDeff', overall.deff, field(expected, 'kishDeff'))
  to.number('kishNeff', overall.effectiveN, field(expected, 'kishNeff'))
  const separate = field(expected, 'separatePooledDW')
  const separately = separateScore(shape, strata, 'pooled-form-weighted')!
  to.number('separate', separately.index, field(separate, 'value'), 100)
  to.number('separate se', separately.se, field(separate, 'se'), 100)

  const figures = Object.entries(field(expected, 'figures') as Record<string, Json>)
  to.same('figures', figures.length, 5 + 2 * shape.factors.length)
  for (const [name, figure] of figures) {
    const { method, ...which } = figureNamed(name)
    const at = new Comparison(`weighted ${scope} ${name}`)
    compareFigure(at, figure, weightedScore(shape, strata, method, which).score)
    const designed = weightedScore(shape, strata, method, { ...which, designed: true }).score
    at.number('seFpc', designed.se, field(figure, 'seFpc'), 100)
  }
}
