import type { Cell } from './estimate.ts'
import type { Method } from './questionnaire.ts'
import { scoreOver, type Options, type Score } from './score.ts'
import type { Shape } from './layout.ts'
import { respondentsIn, type Sums } from './sums.ts'

/** The responses of one unit in one service area, and the dossiers handled there in the same days. */
export interface Stratum {
  dossiers: number
  sums: Sums
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
  const cells: Cell[] = []
  let [n, dossiers, squares, all] = [0, 0, 0, 0]
  for (const stratum of strata) {
    all += stratum.dossiers
    const size = respondentsIn(shape, stratum.sums)
    if (stratum.dossiers === 0 || size === 0) continue
    const weight = stratum.dossiers / size
    cells.push({ weight, sums: stratum.sums, ...(options.designed && { population: stratum.dossiers }) })
    n += size
    dossiers += stratum.dossiers
    squares += stratum.dossiers * weight
  }
  const coveredShare = all > 0 ? (100 * dossiers) / all : null
  return {
    score: scoreOver(shape, cells, method, options, options.factor),
    deff: n > 0 ? (n * squares) / dossiers ** 2 : null,
    effectiveN: n > 0 ? dossiers ** 2 / squares : null,
    coveredShare,
    standsForWhole: coveredShare !== null && coveredShare >= LEAST_COVERED,
    heavy: cells.some(({ weight }) => weight > (HEAVIEST * dossiers) / n),
  }
}
