import type { Evidence } from './interval.ts'
import { finiteShare } from './interval.ts'
import { FORMS, layoutOf, ordered, pair, type FormLayout, type Layout, type Products, type Shape } from './layout.ts'
import type { Sums } from './sums.ts'

/** Columns whose answers are pooled into one ratio, and the share of the figure that the ratio makes up. */
export interface Part {
  share: number
  columns: number[]
}

/**
 * A figure is Σ share × satisfied / answered over its parts, which have no column in common. Shares of 1 and −1 make
 * the difference of two factors, with what the same respondents' answers have in common accounted for.
 */
export interface Figure {
  /**
   * What a column is. Where the criteria of a factor are only ever pooled, sums by factor tell the same and are brief;
   * where all are, the one column of all is in the pools of every vector.
   */
  by: 'all' | 'factors' | 'criteria'
  parts: Part[]
  /** Whether an answer on a short form stands for all criteria of its factor. */
  formWeighted: boolean
  /** The one factor that it is about. */
  factor?: number | undefined
}

/** Responses that count alike: all of them (weight 1), or a stratum of a weighted figure. */
export interface Cell {
  weight: number
  sums: Sums
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

/** What changes in the figure when an answer in column k of a response changes: ∂figure/∂y, and the ratio taken from it. */
interface Slope {
  of: Record<(typeof FORMS)[number], number[]>
  ratio: number[]
}

/**
 * A figure and its linearised variance with respondents as clusters, from sums alone.
 *
 * Each respondent moves the figure by u = Σ_k e_k (y_k − R_k a_k). Σu² needs only the products, so every method and
 * every weighting is this one function with other parts. Checked against R's survey package (svyratio, svycontrast,
 * strata, fpc, lonely.psu = "adjust").
 *
 * @param figure with at least one answer in each part
 * @throws RangeError when sums do not go as far as the figure needs
 */
export function estimate(shape: Shape, cells: Cell[], figure: Figure): Estimate {
  const layout = layoutOf(shape)
  const { full, short } = layout.forms
  const answered = cells.filter(({ sums }) => sums[full.n]! + sums[short.n]! > 0)
  const needed = { all: layout.pools, factors: layout.brief, criteria: layout.length }[figure.by]
  if (answered.some(({ sums }) => sums.length < needed)) throw new RangeError(`no sums by ${figure.by}`)
  const { value, slope } = linearise(layout, answered, figure)
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
    const n = sums[full.n]! + sums[short.n]!
    const spread = spreadOf(sums, layout, figure, slope)
    const variance = weight ** 2 * (n > 1 ? (n / (n - 1)) * (spread.square - spread.sum ** 2 / n) : spread.square)
    total.n += n
    total.variance += variance
    total.finiteVariance += variance * (population === undefined ? 1 : finiteShare(n, population))
    total.population += population ?? Infinity
    total.alone += weight ** 2 * spread.alone
    total.together += weight ** 2 * spread.together
    for (const form of FORMS) {
      const { pleased, pleasedIn, displeased, displeasedIn } = layout.forms[form]
      const { factor } = figure
      total.pleased += sums[factor === undefined ? pleased : pleasedIn + factor]!
      total.displeased += sums[factor === undefined ? displeased : displeasedIn + factor]!
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

function linearise(layout: Layout, cells: Cell[], figure: Figure) {
  const { by, parts, formWeighted } = figure
  const columns = layout.forms.full[by].columns
  const sizeOf = (k: number) => layout.factors[by === 'factors' ? k : layout.factorOf[k]!]!
  // The one column of all has its weights in it.
  const weightOn = { full: () => 1, short: (k: number) => (formWeighted && by !== 'all' ? sizeOf(k) : 1) }
  const zeros = () => Array<number>(columns).fill(0)
  const slope: Slope = { of: { full: zeros(), short: zeros() }, ratio: zeros() }
  let value = 0
  for (const part of parts) {
    let answered = 0
    let satisfied = 0
    for (const { weight, sums } of cells)
      for (const form of FORMS) {
        const { a, y } = productsOf(layout.forms[form], figure)
        for (const k of part.columns) {
          answered += weight * weightOn[form](k) * sums[a + k]!
          satisfied += weight * weightOn[form](k) * sums[y + k]!
        }
      }
    const ratio = satisfied / answered
    value += part.share * ratio
    for (const k of part.columns) {
      slope.ratio[k] = ratio
      for (const form of FORMS) slope.of[form][k] = (part.share * weightOn[form](k)) / answered
    }
  }
  // Shares of a sixth do not add up to 1 in floating point; all satisfied is 100 % all the same.
  const all = parts.every((part) => slope.ratio[part.columns[0]!] === 1)
  return { value: all ? Math.round(value) : value, slope }
}

/** Σu and Σu² of a cell, and what Σu² would be if all answers of a person, or of all persons, stood alone. */
function spreadOf(sums: Sums, { forms }: Layout, figure: Figure, slope: Slope) {
  const spread = { sum: 0, square: 0, alone: 0, together: 0 }
  for (const form of FORMS)
    if (sums[forms[form].n] !== 0) addSpread(spread, sums, productsOf(forms[form], figure), slope.of[form], slope.ratio)
  return spread
}

const productsOf = (at: FormLayout, { by, formWeighted }: Figure) => at[by === 'all' && formWeighted ? 'weighed' : by]

function addSpread(
  spread: ReturnType<typeof spreadOf>,
  sums: Sums,
  { columns, a, y, ownAA, ownYY, ownAY, alone, aa, yy, ay }: Products,
  e: number[],
  ratio: number[],
) {
  for (let k = 0; k < columns; k++) {
    const [ek, rk] = [e[k]!, ratio[k]!]
    if (ek === 0) continue
    spread.sum += ek * (sums[y + k]! - rk * sums[a + k]!)
    spread.alone += ek * ek * sums[alone + k]!
    spread.together += ek * ek * sums[ownAA + k]!
    spread.square += ek * ek * (sums[ownYY + k]! - 2 * rk * sums[ownAY + k]! + rk * rk * sums[ownAA + k]!)
    for (let l = k + 1; l < columns; l++) {
      const [el, rl, both] = [e[l]!, ratio[l]!, pair(k, l, columns)]
      if (el === 0) continue
      const [akyl, alyk] = [sums[ay + ordered(k, l, columns)]!, sums[ay + ordered(l, k, columns)]!]
      spread.square += 2 * ek * el * (sums[yy + both]! - rk * akyl - rl * alyk + rk * rl * sums[aa + both]!)
      spread.together += 2 * ek * el * sums[aa + both]!
    }
  }
}
