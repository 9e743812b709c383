import { compare } from './compare.ts'
import { pointsOf } from './points.ts'
import type { Method, Questionnaire } from './questionnaire.ts'
import { adequacyOf } from './sample.ts'
import { criterionScore, factorScore, type Score, scoreOf } from './score.ts'
import type { Compared, CriterionScore, FactorScore, Figure, Measured, Weighted } from './scores.ts'
import { type Shape, shapeOf } from './layout.ts'
import type { Sums } from './sums.ts'
import { type Nine, nineOf } from './tt01.ts'
import { type Stratum, weightedScore } from './weights.ts'

/** How a set of sums is to be read. */
export interface Reading {
  questionnaire: Questionnaire
  shape: Shape
  method: Method
  /** What a full index is worth in the year of the period's last day. */
  maxPoints: number
  /** e of the sample size, in basis points. */
  margin: number
}

export const readingOf = (
  questionnaire: Questionnaire,
  as: Pick<Reading, 'maxPoints' | 'margin'> & { method?: Method | undefined },
): Reading => ({
  questionnaire,
  shape: shapeOf(questionnaire),
  method: as.method ?? questionnaire.method,
  maxPoints: as.maxPoints,
  margin: as.margin,
})

export const overall = ({ shape, method }: Reading, sums: Sums): Score => scoreOf(shape, sums, method)

/** @param dossiers handled in the same scope and days; null when not known */
export function measured({ maxPoints, margin }: Reading, score: Score, dossiers: number | null): Measured {
  const { required, adequate, responseRate } = adequacyOf(score.n, dossiers, margin)
  return { ...figureOf(score), points: pointsOf(score.index, maxPoints), dossiers, required, adequate, responseRate }
}

export function factorScores(reading: Reading, sums: Sums): FactorScore[] {
  let position = 0
  return reading.questionnaire.factors.map(({ key, name, criteria }, f) => ({
    key,
    name,
    ...figureOf(factorScore(reading.shape, sums, f, reading.method)),
    criteria: criteria.map((criterion) => ({
      key: criterion.key,
      name: criterion.short,
      ...criterionFigure(reading, sums, position++),
    })),
  }))
}

function criterionFigure({ shape }: Reading, sums: Sums, position: number): Omit<CriterionScore, 'key' | 'name'> {
  const { index, n, interval, absence, counts } = criterionScore(shape, sums, position)
  const se = index === null ? null : Math.sqrt((index * (100 - index)) / n)
  return { index, n, interval, se, absence, counts, complete: n > 0, suppressed: false }
}

const figureOf = ({ index, n, interval, se, complete, absence }: Score): Figure => ({
  index,
  n,
  interval,
  se,
  complete,
  absence,
  suppressed: false,
})

/** The nine-indicator form has totals and classes in place of an index; other forms have none of these. */
export const nine = ({ shape }: Reading, sums: Sums): Nine | null =>
  shape.satisfiedFrom === null ? nineOf(shape, sums) : null

/** @param strata of unit × area; null when no dossiers are known */
export function weighted({ shape, method }: Reading, strata: Stratum[]): Weighted | null {
  if (strata.every(({ dossiers }) => dossiers === 0)) return null
  const { score, standsForWhole, ...rest } = weightedScore(shape, strata, method)
  // Below 80 % covered it would speak for dossiers nobody answered about.
  const { index, interval } = standsForWhole ? score : { index: null, interval: null }
  return { index, interval, ...rest }
}

/** Another period or unit, and what may be said of the difference. */
export function compared(score: Score, other: Score): Compared | null {
  const { index, interval, n } = other
  if (index === null) return null
  const found = compare(score, other)
  return {
    index,
    interval,
    n,
    difference: found && { points: found.difference, interval: found.interval },
    verdict: found && found.verdict !== 'not-shown-different' ? found.verdict : 'undecided',
  }
}

const NOTHING = {
  index: null,
  n: null,
  interval: null,
  se: null,
  complete: false,
  suppressed: true,
  absence: 'hidden',
} as const

/** Too few respondents: not the index, nor how many, nor how they answered. */
export const hidden = <F extends Figure>(figure: F): F => ({
  ...figure,
  ...NOTHING,
  ...('counts' in figure && { counts: null }),
  ...('criteria' in figure && { criteria: (figure as unknown as FactorScore).criteria.map(hidden) }),
  ...('points' in figure && { points: null, adequate: null, responseRate: null }),
})
