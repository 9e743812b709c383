import type { Sums } from '../../shared/sums.ts'
import type { Packing } from './pack.ts'

// Pairs of criteria are written as how far they are below what they can be at most. Of a full form that is few: nearly
// who rates one criterion rates the other. Of a short form it would be many, so those are written as they are.

const NOWHERE = { from: 0, to: 0 }

/** Where the pairs stand of which that is so. */
export function foretoldIn({ forms, satisfiedFrom }: Packing): { from: number; to: number } {
  if (!forms || satisfiedFrom === null) return NOWHERE
  const { aa, columns } = forms.full.criteria
  return { from: aa, to: aa + 2 * columns * (columns - 1) }
}

/** Adds to the pairs what they can be at most, `times` over, by the single sums of the same or of another vector. */
export function addForetold(sums: Sums, by: Sums, { forms, satisfiedFrom }: Packing, times: number) {
  if (!forms || satisfiedFrom === null) return
  let { columns, a, y, aa, yy, ay } = forms.full.criteria
  for (let k = 0; k < columns; k++)
    for (let l = 0; l < columns; l++) {
      if (l === k) continue
      // Pairs stand one after another, so that their places need not be worked out.
      sums[ay++]! += times * by[y + l]!
      if (l < k) continue
      sums[aa++]! += times * Math.min(by[a + k]!, by[a + l]!)
      sums[yy++]! += times * Math.min(by[y + k]!, by[y + l]!)
    }
}

/** From pairs to what is written of them. */
export function leaveForetold(sums: Sums, packing: Packing) {
  const { from, to } = foretoldIn(packing)
  for (let i = from; i < to; i++) sums[i] = -sums[i]!
  addForetold(sums, sums, packing, 1)
}
