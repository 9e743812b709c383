import type { Interval } from './interval.ts'

/** Five percent, in basis points so that no rounding can move the result by a response. */
export const MARGIN = 500

const ONE = 10_000n

/**
 * Responses needed from N dossiers, ⌈N / (1 + N e²)⌉: 400 at most for e = 5 %, 80 of 100, 334 of 2 000.
 *
 * Of each unit that is reported on, not of the whole only. Multiply by the design effect of weighting.
 *
 * @param margin e in basis points, above 0
 * @throws RangeError when N is not a whole number from 0 up
 */
export function requiredN(dossiers: number, margin = MARGIN) {
  if (!Number.isSafeInteger(dossiers) || dossiers < 0) throw new RangeError(`${dossiers} dossiers`)
  const N = BigInt(dossiers)
  const square = ONE * ONE
  const below = square + N * BigInt(margin) ** 2n
  return Number((N * square + below - 1n) / below)
}

/** Whether enough people answered. Nothing is known without the dossiers. */
export interface Adequacy {
  required: number | null
  adequate: boolean | null
  /** Responses in a hundred dossiers. */
  responseRate: number | null
  /** There are more responses than dossiers: one of the two is wrong, so nothing is said. */
  contradiction: boolean
}

/** @param dossiers handled in the same scope and days; null when not known */
export function adequacyOf(n: number, dossiers: number | null, margin = MARGIN): Adequacy {
  const contradiction = dossiers !== null && n > dossiers
  if (dossiers === null || contradiction) return { required: null, adequate: null, responseRate: null, contradiction }
  const required = requiredN(dossiers, margin)
  return {
    required,
    adequate: n >= required,
    responseRate: dossiers > 0 ? (100 * n) / dossiers : null,
    contradiction,
  }
}

/**
 * Where the index of all could lie if nothing is assumed about those who did not answer: none of them satisfied, or
 * all. 400 responses to 5 000 dossiers at 95 % leave 7.6 to 99.6 %.
 *
 * @param responseRate percent
 */
export const boundsOf = (index: number, responseRate: number): Interval => [
  (index * responseRate) / 100,
  (index * responseRate) / 100 + 100 - responseRate,
]
