import type { Cell } from './estimate.ts'
import type { Method } from './questionnaire.ts'
import { scoreOver, type Options, type Score } from './score.ts'
import type { FormSums, Shape } from './sums.ts'

/** The responses of one unit in one service area, and the dossiers handled there in the same days. */
export interface Stratum {
  dossiers: number
  sums: FormSums
}

/** The index with each stratum counting as its dossiers do, whoever happened to answer (post-stratification). */
export interface Weighted {
  /** `n` leaves out responses from strata without dossiers. */
  score: Score
  /** Kish's design effect of unequal weights, 1 or more; null without responses. */
  deff: number | null
  /** Responses of equal weight that would tell as much. */
  effectiveN: number | null
  /** Percent of all dossiers that lie in strata with responses; null without dossiers. */
  coveredShare: number | null
  /** Whether it may be shown as the index of the whole: at least 80 % of the dossiers are covered. */
  standsForWhole: boolean
  /** One response weighs more than ten times the mean. Said, never trimmed in silence. */
  heavy: boolean
  /**
   * The mean of the strata's own indices by dossiers. It differs where people answered more questions in one stratum
   * than in another. Null where a stratum lacks a part of the figure.
   */
  separate: { index: number; se: number | null } | null
}

export interface WeightOptions extends Pick<Options, 'level'> {
  /** Position of the one factor to score; all of them unless said. */
  factor?: number
  /** The responses are a designed random sample of the dossiers. Never for an open survey. */
  designed?: boolean
}

const LEAST_COVERED = 80
const HEAVIEST = 10

export function weightedScore(shape: Shape, strata: Stratum[], method: Method, options: WeightOptions = {}): Weighted {
  const used = strata.filter((stratum) => stratum.dossiers > 0 && sizeOf(stratum) > 0)
  const dossiers = dossiersOf(used)
  const all = dossiersOf(strata)
  const n = used.reduce((sum, stratum) => sum + sizeOf(stratum), 0)
  const squares = used.reduce((sum, stratum) => sum + stratum.dossiers ** 2 / sizeOf(stratum), 0)
  const coveredShare = all > 0 ? (100 * dossiers) / all : null
  const cells = used.map((stratum) => cellOf(stratum, options))
  return {
    score: scoreOver(shape, cells, method, options, options.factor),
    deff: n > 0 ? (n * squares) / dossiers ** 2 : null,
    effectiveN: n > 0 ? dossiers ** 2 / squares : null,
    coveredShare,
    standsForWhole: coveredShare !== null && coveredShare >= LEAST_COVERED,
    heavy: cells.some(({ weight }) => weight > (HEAVIEST * dossiers) / n),
    separate: separateOf(shape, used, method, options),
  }
}

const dossiersOf = (strata: Stratum[]) => strata.reduce((sum, stratum) => sum + stratum.dossiers, 0)

const sizeOf = ({ sums }: Stratum) => sums.full.n + sums.short.n

const cellOf = (stratum: Stratum, { designed }: WeightOptions): Cell => ({
  weight: stratum.dossiers / sizeOf(stratum),
  sums: stratum.sums,
  ...(designed && { population: stratum.dossiers }),
})

function separateOf(shape: Shape, strata: Stratum[], method: Method, { factor }: WeightOptions): Weighted['separate'] {
  if (strata.length === 0) return null
  const dossiers = dossiersOf(strata)
  let index = 0
  let variance: number | null = 0
  for (const stratum of strata) {
    const score = scoreOver(shape, [{ weight: 1, sums: stratum.sums }], method, {}, factor)
    if (score.index === null || (!score.complete && !method.startsWith('pooled'))) return null
    const share = stratum.dossiers / dossiers
    index += share * score.index
    variance = variance === null || score.se === null ? null : variance + (share * score.se) ** 2
  }
  return { index, se: variance === null ? null : Math.sqrt(variance) }
}
