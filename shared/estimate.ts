import type { Form } from './answers.ts'
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
  /** As far as the figure needs; brief ones suffice where its spread is known. */
  sums: Sums
  spread?: Spread | undefined
  /** The N of a designed random sample; absent for an open survey. */
  population?: number | undefined
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
  of: Record<Form, number[]>
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
  const { value, slope } = linearise(layout, answered, figure)
  const scratch = nothingSpread()
  let [n, variance, finiteVariance, population] = [0, 0, 0, 0]
  let [alone, together, pleased, displeased] = [0, 0, 0, 0]
  for (const cell of answered) {
    const { weight, sums } = cell
    const size = sums[full.n]! + sums[short.n]!
    const spread = cell.spread ?? spreadInto(scratch, sums, layout, figure, slope)
    const { sum, square } = spread
    const its = weight * weight * (size > 1 ? (size / (size - 1)) * (square - (sum * sum) / size) : square)
    n += size
    variance += its
    finiteVariance += its * (cell.population === undefined ? 1 : finiteShare(size, cell.population))
    population += cell.population ?? Infinity
    alone += weight * weight * spread.alone
    together += weight * weight * spread.together
    pleased += sums[pleasedAt(full, figure)]! + sums[pleasedAt(short, figure)]!
    displeased += sums[displeasedAt(full, figure)]! + sums[displeasedAt(short, figure)]!
  }
  // Where nothing varies the double sum leaves rounding noise of either sign.
  const varies = variance > 1e-13 * together
  return {
    value,
    variance: n < 2 ? null : varies ? variance : 0,
    n,
    df: n - answered.length,
    finite: varies ? finiteVariance / variance : 1 - n / population,
    n0: 1 / alone,
    n1: 1 / together,
    mixed: Math.min(pleased, displeased),
  }
}

const pleasedAt = ({ pleased, pleasedIn }: FormLayout, { factor }: Figure) =>
  factor === undefined ? pleased : pleasedIn + factor

const displeasedAt = ({ displeased, displeasedIn }: FormLayout, { factor }: Figure) =>
  factor === undefined ? displeased : displeasedIn + factor

function linearise(layout: Layout, cells: Cell[], figure: Figure) {
  const { by, parts, formWeighted } = figure
  const { columns } = layout.forms.full[by]
  const zeros = () => Array<number>(columns).fill(0)
  const sizeOf = (k: number) => layout.factors[by === 'factors' ? k : layout.factorOf[k]!]!
  // The one column of all has its weights in it.
  const weightOf = (form: Form, k: number) => (form === 'short' && formWeighted && by !== 'all' ? sizeOf(k) : 1)
  const slope: Slope = { of: { full: zeros(), short: zeros() }, ratio: zeros() }
  let value = 0
  for (const { share, columns: own } of parts) {
    let [answered, satisfied] = [0, 0]
    for (const form of FORMS) {
      const { a, y } = productsOf(layout.forms[form], figure)
      for (const k of own) {
        const its = weightOf(form, k)
        for (const { weight, sums } of cells) {
          answered += weight * its * sums[a + k]!
          satisfied += weight * its * sums[y + k]!
        }
      }
    }
    const ratio = satisfied / answered
    value += share * ratio
    for (const k of own) {
      slope.ratio[k] = ratio
      for (const form of FORMS) slope.of[form][k] = (share * weightOf(form, k)) / answered
    }
  }
  // Shares of a sixth do not add up to 1 in floating point; all satisfied is 100 % all the same.
  const all = parts.every((part) => slope.ratio[part.columns[0]!] === 1)
  return { value: all ? Math.round(value) : value, slope }
}

/** Σu and Σu² of a cell, and what Σu² would be if all answers of a person, or of all persons, stood alone. */
export interface Spread {
  sum: number
  square: number
  alone: number
  together: number
}

const nothingSpread = (): Spread => ({ sum: 0, square: 0, alone: 0, together: 0 })

/**
 * What works out the spread of any of the cells, so that their whole sums need not all be in memory at once: those of
 * four thousand strata are 43 MB.
 *
 * @param cells with sums as far as brief
 */
export function spreading(shape: Shape, cells: Cell[], figure: Figure): (sums: Sums) => Spread {
  const layout = layoutOf(shape)
  const { slope } = linearise(layout, cells, figure)
  return (sums) => spreadInto(nothingSpread(), sums, layout, figure, slope)
}

/** @throws RangeError when the sums do not go as far as the figure needs */
function spreadInto(spread: Spread, sums: Sums, layout: Layout, figure: Figure, slope: Slope): Spread {
  const { forms, pools, brief, length } = layout
  if (sums.length < { all: pools, factors: brief, criteria: length }[figure.by])
    throw new RangeError(`no sums by ${figure.by}`)
  spread.sum = spread.square = spread.alone = spread.together = 0
  for (const form of FORMS)
    if (sums[forms[form].n] !== 0) addSpread(spread, sums, productsOf(forms[form], figure), slope.of[form], slope.ratio)
  return spread
}

const productsOf = (at: FormLayout, { by, formWeighted }: Figure) => at[by === 'all' && formWeighted ? 'weighed' : by]

/** Goes over hundreds of thousands of pairs for one answer, so it takes no pair of them apart: that left 10 MB behind. */
function addSpread(
  spread: Spread,
  sums: Sums,
  { columns, a, y, ownAA, ownYY, ownAY, alone, aa, yy, ay }: Products,
  e: number[],
  ratio: number[],
) {
  for (let k = 0; k < columns; k++) {
    const ek = e[k]!
    if (ek === 0) continue
    const rk = ratio[k]!
    spread.sum += ek * (sums[y + k]! - rk * sums[a + k]!)
    spread.alone += ek * ek * sums[alone + k]!
    let square = ek * (sums[ownYY + k]! - 2 * rk * sums[ownAY + k]! + rk * rk * sums[ownAA + k]!)
    let together = ek * sums[ownAA + k]!
    for (let l = k + 1; l < columns; l++) {
      const el = 2 * e[l]!
      if (el === 0) continue
      const rl = ratio[l]!
      const both = pair(k, l, columns)
      const akyl = sums[ay + ordered(k, l, columns)]!
      const alyk = sums[ay + ordered(l, k, columns)]!
      square += el * (sums[yy + both]! - rk * akyl - rl * alyk + rk * rl * sums[aa + both]!)
      together += el * sums[aa + both]!
    }
    spread.square += ek * square
    spread.together += ek * together
  }
}
