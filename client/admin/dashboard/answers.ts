import type { FactorScore } from '../../../shared/scores.ts'

/**
 * All answers behind a figure, and those of them that are satisfied; null where any is hidden. An index is the exact
 * share of a criterion's answers, so its product with their number is whole but for rounding.
 */
export function answersOf(factors: FactorScore[]) {
  const criteria = factors.flatMap((factor) => factor.criteria)
  if (criteria.some(({ n }) => n === null)) return { answered: null, satisfied: null }
  return {
    answered: criteria.reduce((total, { n }) => total + n!, 0),
    satisfied: criteria.reduce((total, { n, index }) => total + Math.round(((index ?? 0) * n!) / 100), 0),
  }
}
