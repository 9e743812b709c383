import type { Questionnaire, Text } from '../../../shared/questionnaire.ts'
import type { CriterionScore, FactorScore } from '../../../shared/scores.ts'

/** One line of the distribution: a factor's name, or a criterion with its bar. */
export interface Line {
  factor: boolean
  name: Text
  score: FactorScore | CriterionScore
  /** Percent of the answers at each level, lowest first; null for a factor, and where hidden or unanswered. */
  shares: number[] | null
}

/** The factors in the form's order, each followed by its criteria under the names that fit a chart. */
export function linesOf(factors: FactorScore[], questionnaire: Questionnaire): Line[] {
  const short = new Map(
    questionnaire.factors.flatMap((f) => f.criteria).map((criterion) => [criterion.key, criterion.short]),
  )
  return factors.flatMap((factor) => [
    { factor: true, name: factor.name, score: factor, shares: null },
    ...factor.criteria.map((criterion) => ({
      factor: false,
      name: short.get(criterion.key) ?? criterion.name,
      score: criterion,
      shares: sharesOf(criterion.counts),
    })),
  ])
}

export function sharesOf(counts: number[] | null): number[] | null {
  const total = counts?.reduce((sum, count) => sum + count, 0)
  return total ? counts!.map((count) => (100 * count) / total) : null
}

/** How many levels lie below satisfied: left of the zero line. None where the form measures no satisfaction. */
export const levelsBelow = ({ scale }: Questionnaire) =>
  scale.satisfiedFrom === null ? 0 : scale.levels.filter(({ value }) => value < scale.satisfiedFrom!).length

/** The fixed palette for a scale of any length: five levels take all, three take the ends and the middle. */
export const paletteOf = (levels: number) =>
  Array.from({ length: levels }, (_, i) => `--s${1 + Math.round((i * 4) / Math.max(1, levels - 1))}`)
