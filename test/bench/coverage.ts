import { quantile } from '../../shared/quantile.ts'
import { seeded } from '../../shared/random.ts'
import { criterionScore, scoreOf } from '../../shared/score.ts'
import type { Shape } from '../../shared/layout.ts'
import { count, emptySums } from '../../shared/sums.ts'

/**
 * How often a 95 % interval holds the truth, in percent of samples, and its mean width in points.
 *
 * From 10 000 samples each with seed 41: full forms of 16, answers of one respondent correlated by 0.5, 5 % missing.
 */
const REFERENCE = [
  // p, n, Wilson of one criterion, Wald z, Wald t, stabilised, width of Wald t, width of stabilised
  [0.5, 10, 97.7, 91.3, 94.5, 97.3, 51.8, 47.5],
  [0.5, 30, 96.1, 93.8, 94.7, 96.0, 27.2, 26.7],
  [0.5, 100, 94.5, 95.1, 95.3, 95.6, 14.5, 14.4],
  [0.5, 400, 94.9, 95.0, 95.0, 95.2, 7.2, 7.2],
  [0.8, 10, 96.8, 86.1, 88.8, 97.5, 37.7, 40.1],
  [0.8, 30, 96.4, 92.3, 93.1, 95.8, 21.5, 21.8],
  [0.8, 100, 93.8, 94.1, 94.4, 95.2, 11.6, 11.6],
  [0.8, 400, 94.8, 94.9, 95.0, 95.3, 5.7, 5.8],
  [0.95, 10, 90.9, 61.3, 63.5, 98.5, 13.2, 31.4],
  [0.95, 30, 93.9, 82.0, 82.5, 97.5, 10.2, 13.4],
  [0.95, 100, 96.8, 90.8, 91.1, 94.6, 6.2, 6.6],
  [0.95, 400, 95.2, 94.0, 94.1, 94.8, 3.1, 3.2],
  [0.99, 10, 90.5, 28.2, 28.2, 96.6, 3.1, 32.6],
  [0.99, 30, 96.0, 51.8, 51.8, 96.9, 2.7, 11.1],
  [0.99, 100, 92.1, 75.6, 75.6, 97.3, 2.2, 3.7],
  [0.99, 400, 93.4, 89.8, 89.9, 94.0, 1.4, 1.5],
] as const

const REFERENCE_SAMPLES = 10_000
const FACTORS: Shape = { factors: [3, 4, 3, 3, 3], levels: 5, satisfiedFrom: 4 }
const SINGLE: Shape = { factors: [1], levels: 5, satisfiedFrom: 4 }
const RHO = 0.5
const MISSING = 0.05

const METHODS = ['wilson', 'waldZ', 'waldT', 'stabilised'] as const
type Method = (typeof METHODS)[number]

export interface CoverageRow {
  p: number
  n: number
  /** Percent of samples, ours and the reference's, and their difference in standard errors of the two simulations. */
  coverage: Record<Method, { ours: number; reference: number; deviation: number }>
  /** Mean width in points. */
  width: Record<'waldT' | 'stabilised', { ours: number; reference: number }>
}

/** Simulates and prints the table; the rows are for a test. */
export function coverage({ samples = 2000, seed = 41 } = {}): CoverageRow[] {
  const random = seeded(seed)
  console.log(`Coverage of nominal 95 % over ${samples} samples: ours / reference (difference in standard errors)\n`)
  console.log(
    ['p', 'n', 'Wilson, one', 'Wald z', 'Wald t', 'stabilised', 'width Wald t', 'stabilised'].map(cell).join(''),
  )
  return REFERENCE.map(([p, n, wilson, waldZ, waldT, stabilised, widthT, widthStabilised]) => {
    const ours = simulate(p, n, samples, random)
    const beside = (method: Method, reference: number) => ({
      ours: ours.held[method],
      reference,
      deviation: (ours.held[method] - reference) / noise(reference, samples),
    })
    const row: CoverageRow = {
      p,
      n,
      coverage: {
        wilson: beside('wilson', wilson),
        waldZ: beside('waldZ', waldZ),
        waldT: beside('waldT', waldT),
        stabilised: beside('stabilised', stabilised),
      },
      width: {
        waldT: { ours: ours.width.waldT, reference: widthT },
        stabilised: { ours: ours.width.stabilised, reference: widthStabilised },
      },
    }
    console.log(line(row))
    return row
  })
}

/** Standard error of the difference of two simulated percentages. */
const noise = (percent: number, samples: number) =>
  Math.sqrt(percent * (100 - percent) * (1 / samples + 1 / REFERENCE_SAMPLES))

const cell = (text: string | number) => String(text).padEnd(23)
const line = ({ p, n, coverage: { wilson, waldZ, waldT, stabilised }, width }: CoverageRow) =>
  [
    p,
    n,
    ...[wilson, waldZ, waldT, stabilised].map(
      ({ ours, reference, deviation }) => `${ours.toFixed(1)} / ${reference.toFixed(1)} (${deviation.toFixed(1)})`,
    ),
    ...[width.waldT, width.stabilised].map(({ ours, reference }) => `${ours.toFixed(1)} / ${reference.toFixed(1)}`),
  ]
    .map(cell)
    .join('')

function simulate(p: number, n: number, samples: number, random: () => number) {
  const held: Record<Method, number> = { wilson: 0, waldZ: 0, waldT: 0, stabilised: 0 }
  const width = { waldT: 0, stabilised: 0 }
  const share = 100 / samples
  const note = (method: Method, low: number, high: number) => {
    if (low <= 100 * p + 1e-10 && 100 * p <= high + 1e-10) held[method] += share
    if (method === 'waldT' || method === 'stabilised')
      width[method] += (Math.min(100, high) - Math.max(0, low)) / samples
  }
  for (let sample = 0; sample < samples; sample++) {
    const single = emptySums(SINGLE)
    const sums = emptySums(FACTORS)
    for (let i = 0; i < n; i++) {
      count(single, SINGLE, random() < p ? '5' : '1')
      count(sums, FACTORS, respondent(p, random))
    }
    note('wilson', ...criterionScore(SINGLE, single, 0).interval!)
    const { index, se, interval, basis } = scoreOf(FACTORS, sums, 'pooled')
    note('stabilised', ...interval!)
    const [z, t] = [quantile(0.95) * se!, quantile(0.95, basis!.df) * se!]
    note('waldZ', index! - z, index! + z)
    note('waldT', index! - t, index! + t)
  }
  return { held, width }
}

/** Sixteen answers of one person, satisfied with a chance of their own: beta-binomial, so that answers correlate. */
function respondent(p: number, random: () => number) {
  const chance = beta(p * (1 / RHO - 1), (1 - p) * (1 / RHO - 1), random)
  let answers = ''
  for (let k = 0; k < 16; k++) answers += random() < MISSING ? '-' : random() < chance ? '5' : '1'
  return answers
}

function beta(a: number, b: number, random: () => number) {
  const [x, y] = [gamma(a, random), gamma(b, random)]
  return x + y === 0 ? Number(random() < a / (a + b)) : x / (x + y)
}

/** Marsaglia and Tsang (2000). */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
