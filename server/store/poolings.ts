import { type FormLayout, type Layout, ordered, pair, type Products } from '../../shared/layout.ts'
import type { Sums } from '../../shared/sums.ts'

// Of the second implementation of sums: see bitColumns.ts.

/** `times` what stands at one place is added into another, for each of many. */
export interface Pooling {
  at: Uint16Array
  into: Uint16Array
  times: Float64Array
}

/** All that are pooled: criteria into factors, and these into one column, as they are and weighed. */
export function poolingsOf({ factors, factorOf }: Layout, { all, weighed, factors: byFactor, criteria }: FormLayout) {
  const first = factors.map(() => 0)
  const poolings = [
    poolingOf(criteria, byFactor, factorOf, alike(factorOf)),
    poolingOf(byFactor, all, first, alike(factors)),
  ]
  if (weighed !== all) poolings.push(poolingOf(byFactor, weighed, first, factors))
  return poolings
}

const alike = (some: readonly number[]) => some.map(() => 1)

/**
 * A column of several others has sums of theirs: Σ (a_1 + a_2) y_3 = Σ a_1 y_3 + Σ a_2 y_3, and its squares have each
 * pair in them twice and each of the others once. Where all these stand is worked out once: done for each of hundreds of
 * thousands of vectors, it was two fifths of checking a million responses.
 *
 * @param columnOf each one's column
 * @param weights of each one's answers in it
 */
function poolingOf(from: Products, to: Products, columnOf: readonly number[], weights: readonly number[]): Pooling {
  const { columns } = to
  const moves: [at: number, into: number, times: number][] = []
  let { aa, yy, ay } = from
  for (const [k, f] of columnOf.entries()) {
    const weight = weights[k]!
    moves.push([from.a + k, to.a + f, weight], [from.y + k, to.y + f, weight])
    if (to.alone !== to.a) moves.push([from.a + k, to.alone + f, weight ** 2])
    for (const own of ['ownAA', 'ownYY', 'ownAY'] as const) moves.push([from[own] + k, to[own] + f, weight ** 2])
    for (const [l, g] of columnOf.entries()) {
      if (l === k) continue
      const [isOwn, both] = [f === g, weight * weights[l]!]
      moves.push([ay++, isOwn ? to.ownAY + f : to.ay + ordered(f, g, columns), both])
      if (l < k) continue
      const times = isOwn ? 2 * both : both
      moves.push([aa++, isOwn ? to.ownAA + f : to.aa + pair(f, g, columns), times])
      moves.push([yy++, isOwn ? to.ownYY + f : to.yy + pair(f, g, columns), times])
    }
  }
  return {
    at: Uint16Array.from(moves, ([at]) => at),
    into: Uint16Array.from(moves, ([, into]) => into),
    times: Float64Array.from(moves, ([, , times]) => times),
  }
}

export function pool(sums: Sums, { at, into, times }: Pooling) {
  for (let i = 0; i < at.length; i++) sums[into[i]!] = 0
  for (let i = 0; i < at.length; i++) sums[into[i]!]! += times[i]! * sums[at[i]!]!
}
