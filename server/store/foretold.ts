import { getOr } from '../../shared/maps.ts'
import type { Sums } from '../../shared/sums.ts'
import { NONE, type Range } from './bits.ts'
import type { Packing } from './pack.ts'

// Pairs of criteria are written as how far they are below what they can be at most. Of a full form that is few: nearly
// who rates one criterion rates the other. Of a short form it would be many, so those are written as they are.

const ranges = new WeakMap<Packing, Range>()

/** Where the pairs stand of which that is so. */
export const foretoldIn = (packing: Packing): Range =>
  ranges.get(packing) ?? getOr(ranges, packing, () => rangeIn(packing))

function rangeIn({ forms, satisfiedFrom }: Packing): Range {
  if (!forms || satisfiedFrom === null) return NONE
  const { aa, columns } = forms.full.criteria
  return { from: aa, to: aa + 2 * columns * (columns - 1) }
}

/** Adds to the pairs what they can be at most, `times` over, by the single sums of the same or of another vector. */
export function addForetold(sums: Sums, by: Sums, { forms, satisfiedFrom }: Packing, times: number) {
  if (!forms || satisfiedFrom === null || by[forms.full.n] === 0) return
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

/** From pairs to what is written of them; of nobody they stay, so that one below nought is still found. */
export function leaveForetold(sums: Sums, packing: Packing) {
  if (packing.forms && sums[packing.forms.full.n] === 0) return
  const { from, to } = foretoldIn(packing)
  for (let i = from; i < to; i++) sums[i] = -sums[i]!
  addForetold(sums, sums, packing, 1)
}
