import { getOr } from './maps.ts'

// Student's t distribution by its two power series, all of whose terms are positive: no cancellation, no table,
// exact to rounding from one degree of freedom on, and for the normal distribution as its limit; in between, where
// degrees of freedom are many, its expansion by them.

/** ∏ and Σ of a series that starts at 1 and whose terms multiply by `ratio(j)`. */
function series(ratio: (j: number) => number) {
  let sum = 0
  let term = 1
  for (let j = 0; term > sum * Number.EPSILON; j++) {
    sum += term
    term *= ratio(j)
  }
  return sum
}

/** Γ(a + ½) / Γ(a), by Stirling's series where it is exact and by Γ(a + 1) = a Γ(a) below. */
function gammaRatio(a: number): number {
  if (a < 10) return (gammaRatio(a + 1) * a) / (a + 0.5)
  const q = 1 / (a * a)
  return Math.sqrt(a) * Math.exp((-1 / 8 + q * (1 / 192 + q * (-1 / 640 + q * (17 / 14336 - q * (31 / 18432))))) / a)
}

const normalDensity = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI)

function density(t: number, df: number) {
  if (df === Infinity) return normalDensity(t)
  return (gammaRatio(df / 2) / Math.sqrt(Math.PI * df)) * Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df))
}

/** P(|T| > t) for t ≥ 0: the regularised incomplete beta function I(df/(df+t²); df/2, ½). */
function tails(t: number, df: number) {
  const twice = 2 * t * density(t, df)
  if (t * t <= df) {
    const step = df === Infinity ? () => (t * t) / 2 : (j: number) => ((t * t) / (df + t * t)) * (0.5 + df / 2 + j)
    return 1 - twice * series((j) => step(j) / (1.5 + j))
  }
  const x = df / (df + t * t)
  return (twice / df) * series((j) => (x * (df / 2 + 0.5 + j)) / (df / 2 + 1 + j))
}

/**
 * The t beyond which ±t leaves 1 − `level` outside: 2.262157 for 0.95 and 9 degrees of freedom, 1.959964 for Infinity.
 *
 * @param df degrees of freedom; below 1 there is no estimate of spread to allow for, and the normal quantile serves
 */
export function quantile(level: number, df = Infinity) {
  const normal = getOr(normals, level, () => newton(level, Infinity, 0))
  if (df < 1 || df === Infinity) return normal
  return df < MANY ? newton(level, df, below(normal, df)) : expanded(normal, df)
}

/** From so many degrees of freedom on the expansion is as near as the steps, to ten digits. */
const MANY = 1_000

/** By the normal quantile: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5. */
function expanded(z: number, df: number) {
  const square = z * z
  const first = (square + 1) / 4
  const second = ((5 * square + 16) * square + 3) / 96
  const third = (((3 * square + 19) * square + 17) * square - 15) / 384
  const fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160
  return z * (1 + (first + (second + (third + fourth / df) / df) / df) / df)
}

/**
 * Below the quantile and near it where there are many degrees of freedom: the first terms of its expansion by them
 * (Cornish and Fisher), which are all positive from the normal quantile 1 on, as those left out are. Below that, the
 * normal quantile itself: every t distribution has more in its tails.
 */
function below(z: number, df: number) {
  if (z < 1) return z
  return z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2)
}

const normals = new Map<number, number>()

/** Newton's steps from below never pass the answer, because the tails are convex. */
function newton(level: number, df: number, start: number) {
  let t = start
  for (let step = 1; step > t * 1e-13;) {
    step = (tails(t, df) - (1 - level)) / (2 * density(t, df))
    t += Math.max(0, step)
  }
  return t
}
