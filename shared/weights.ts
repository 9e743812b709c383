import { type Cell, type Spread, spreading } from './estimate.ts'
import type { Method } from './questionnaire.ts'
import { figureOver, scoreOver, type Options, type Score } from './score.ts'
import type { Shape } from './layout.ts'
import { respondentsIn, type Sums } from './sums.ts'

/** The responses of one unit in one service area, and the dossiers handled there in the same days. */
export interface Stratum {
  dossiers: number
  /** As far as the method needs; brief ones suffice where the spread is known. */
  sums: Sums
  spread?: Spread
}

/** The index with each stratum counting as its dossiers do, whoever happened to answer (post-stratification). */
export interface WeightedScore {
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

export function weightedScore(
  shape: Shape,
  strata: Stratum[],
  method: Method,
  options: WeightOptions = {},
): WeightedScore {
  const cells = cellsOf(shape, strata, options)
  let [n, dossiers, squares, heaviest, all] = [0, 0, 0, 0, 0]
  for (const stratum of strata) {
    all += stratum.dossiers
    if (!isUsed(shape, stratum)) continue
    const size = respondentsIn(shape, stratum.sums)
    n += size
    dossiers += stratum.dossiers
    squares += stratum.dossiers ** 2 / size
    heaviest = Math.max(heaviest, stratum.dossiers / size)
  }
  const coveredShare = all > 0 ? (100 * dossiers) / all : null
  return {
    score: scoreOver(shape, cells, method, options, options.factor),
    deff: n > 0 ? (n * squares) / dossiers ** 2 : null,
    effectiveN: n > 0 ? dossiers ** 2 / squares : null,
    coveredShare,
    standsForWhole: coveredShare !== null && coveredShare >= LEAST_COVERED,
    heavy: heaviest > (HEAVIEST * dossiers) / n,
  }
}

/**
 * What works out the spread of each of the strata from longer sums than they have; null where there is no score.
 *
 * @param strata with sums as far as brief
 */
export function spreadingIn(shape: Shape, strata: Stratum[], method: Method): ((sums: Sums) => Spread) | null {
  const cells = cellsOf(shape, strata, {})
  const { absence, figure } = figureOver(shape, cells, method)
  return absence ? null : spreading(shape, cells, figure)
}

/** With dossiers, and responses to stand for them. */
const isUsed = (shape: Shape, { dossiers, sums }: Stratum) => dossiers > 0 && respondentsIn(shape, sums) > 0

function cellsOf(shape: Shape, strata: Stratum[], { designed }: WeightOptions): Cell[] {
  const cells: Cell[] = []
  for (const stratum of strata) {
    if (!isUsed(shape, stratum)) continue
    const { dossiers, sums, spread } = stratum
    const weight = dossiers / respondentsIn(shape, sums)
    cells.push({ weight, sums, spread, population: designed ? dossiers : undefined })
  }
  return cells
}
