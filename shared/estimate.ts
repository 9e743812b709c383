import type { Evidence } from './interval.ts'
import { finiteShare } from './interval.ts'
import { criteriaIn, pair, type FormSums, type Shape, type Sums } from './sums.ts'

/** Criteria whose answers are pooled into one ratio, and the share of the figure that the ratio makes up. */
export interface Part {
  share: number
  criteria: number[]
}

/**
 * A figure is Σ share × satisfied / answered over its parts, which have no criterion in common. Shares of 1 and −1 make
 * the difference of two factors, with what the same respondents' answers have in common accounted for.
 */
export interface Figure {
  parts: Part[]
  /** Whether an answer on a short form stands for all criteria of its factor. */
  formWeighted: boolean
  /** Where the figure's criteria are counted in `pleased` and `displeased`: 0 for all, 1 + factor for one. */
  at: number
}

/** Responses that count alike: all of them (weight 1), or a stratum of a weighted figure. */
export interface Cell {
  weight: number
  sums: FormSums
  /** The N of a designed random sample; absent for an open survey. */
  population?: number
}

export interface Estimate extends Evidence {
  n: number
  /** Degrees of freedom: responses less strata. */
  df: number
  /** Share of the variance that the finite population leaves, 1 without one. */
  finite: number
}

/** What changes in the figure when criterion k of a response changes: ∂figure/∂y, and the ratio taken from it. */
interface Slope {
  of: Record<keyof FormSums, number[]>
  ratio: number[]
}

const FORMS = ['full', 'short'] as const

/**
 * A figure and its linearised variance with respondents as clusters, from sums alone.
 *
 * Each respondent moves the figure by u = Σ_k e_k (y_k − R_k a_k). Σu² needs only the tables of products, so every
 * method and every weighting is this one function with other parts. Checked against R's survey package (svyratio,
 * svycontrast, strata, fpc, lonely.psu = "adjust").
 *
 * @param figure with at least one answer in each part
 */
export function estimate(shape: Shape, cells: Cell[], figure: Figure): Estimate {
  const answered = cells.filter(({ sums }) => sums.full.n + sums.short.n > 0)
  const { value, slope } = linearise(shape, answered, figure)
  const total = {
    n: 0,
    variance: 0,
    finiteVariance: 0,
    population: 0,
    alone: 0,
    together: 0,
    pleased: 0,
    displeased: 0,
  }
  for (const { weight, sums, population } of answered) {
    const n = sums.full.n + sums.short.n
    const spread = spreadOf(sums, slope)
    const variance = weight ** 2 * (n > 1 ? (n / (n - 1)) * (spread.square - spread.sum ** 2 / n) : spread.square)
    total.n += n
    total.variance += variance
    total.finiteVariance += variance * (population === undefined ? 1 : finiteShare(n, population))
    total.population += population ?? Infinity
    total.alone += weight ** 2 * spread.alone
    total.together += weight ** 2 * spread.together
    for (const form of FORMS) {
      total.pleased += sums[form].pleased[figure.at]!
      total.displeased += sums[form].displeased[figure.at]!
    }
  }
  // Where nothing varies the double sum leaves rounding noise of either sign.
  const varies = total.variance > 1e-13 * total.together
  return {
    value,
    variance: total.n < 2 ? null : varies ? total.variance : 0,
    n: total.n,
    df: total.n - answered.length,
    finite: varies ? total.finiteVariance / total.variance : 1 - total.n / total.population,
    n0: 1 / total.alone,
    n1: 1 / total.together,
    mixed: Math.min(total.pleased, total.displeased),
  }
}

function linearise(shape: Shape, cells: Cell[], { parts, formWeighted }: Figure) {
  const K = criteriaIn(shape)
  const sizes = shape.factors.flatMap((size) => Array<number>(size).fill(size))
  const weightOn = { full: () => 1, short: (k: number) => (formWeighted ? sizes[k]! : 1) }
  const slope: Slope = { of: { full: Array(K).fill(0), short: Array(K).fill(0) }, ratio: Array(K).fill(0) }
  let value = 0
  for (const { share, criteria } of parts) {
    let answered = 0
    let satisfied = 0
    for (const { weight, sums } of cells)
      for (const form of FORMS)
        for (const k of criteria) {
          const at = pair(k, k, K)
          answered += weight * weightOn[form](k) * sums[form].aa[at]!
          satisfied += weight * weightOn[form](k) * sums[form].yy[at]!
        }
    const ratio = satisfied / answered
    value += share * ratio
    for (const k of criteria) {
      slope.ratio[k] = ratio
      for (const form of FORMS) slope.of[form][k] = (share * weightOn[form](k)) / answered
    }
  }
  // Shares of a sixth do not add up to 1 in floating point; all satisfied is 100 % all the same.
  const all = parts.every(({ criteria }) => slope.ratio[criteria[0]!] === 1)
  return { value: all ? Math.round(value) : value, slope }
}

/** Σu and Σu² of a cell, and what Σu² would be if all answers of a person, or of all persons, stood alone. */
function spreadOf(sums: FormSums, slope: Slope) {
  const spread = { sum: 0, square: 0, alone: 0, together: 0 }
  for (const form of FORMS) if (sums[form].n !== 0) addSpread(spread, sums[form], slope.of[form], slope.ratio)
  return spread
}

function addSpread(spread: ReturnType<typeof spreadOf>, { aa, yy, ay }: Sums, e: number[], ratio: number[]) {
  const K = e.length
  for (let k = 0; k < K; k++) {
    const [ek, rk, own] = [e[k]!, ratio[k]!, pair(k, k, K)]
    if (ek === 0) continue
    spread.sum += ek * (yy[own]! - rk * aa[own]!)
    spread.alone += ek * ek * aa[own]!
    for (let l = k; l < K; l++) {
      const [el, rl, at] = [e[l]!, ratio[l]!, own + l - k]
      const both = (l === k ? 1 : 2) * ek * el
      spread.square += both * (yy[at]! - rk * ay[k * K + l]! - rl * ay[l * K + k]! + rk * rl * aa[at]!)
      spread.together += both * aa[at]!
    }
  }
}
