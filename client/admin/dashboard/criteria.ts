import type { Questionnaire, Text } from '../../../shared/questionnaire.ts'
import type { FactorScore, Figure } from '../../../shared/scores.ts'
import type { Nine } from '../../../shared/tt01.ts'

/** One line of the distribution: a heading, or a criterion with its bar. */
export interface Line {
  key: string
  heading: boolean
  name: Text
  /** Answers. */
  n: number | null
  /** Percent of the answers at each level, lowest first; null for a factor, and where hidden or unanswered. */
  shares: number[] | null
  /** Null where the form has no index. */
  score: Pick<Figure, 'index' | 'interval' | 'suppressed'> | null
}

/** The factors in the form's order, each followed by its criteria under the names that fit a chart. */
export function linesOf(factors: FactorScore[]): Line[] {
  return factors.flatMap((factor) => [
    { key: factor.key, heading: true, name: factor.name, n: factor.n, shares: null, score: factor },
    ...factor.criteria.map((criterion) => ({
      key: `${factor.key} ${criterion.key}`,
      heading: false,
      name: criterion.name,
      n: criterion.n,
      shares: sharesOf(criterion.counts),
      score: criterion,
    })),
  ])
}

/** All indicators together, then each of the nine. */
export function nineLines({ levels, indicators }: Nine, factors: FactorScore[], all: Text): Line[] {
  const criteria = factors.flatMap((factor) => factor.criteria)
  return [
    { key: '', heading: true, name: all, ...levels, score: null },
    ...indicators.map(({ n, shares }, i) => {
      const { key, name, suppressed } = criteria[i]!
      return { key, heading: false, name, score: null, ...(suppressed ? { n: null, shares: null } : { n, shares }) }
    }),
  ]
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
