import { type FormLayout, type Layout, layoutOf, type Shape } from '../../shared/layout.ts'
import type { Sums } from '../../shared/sums.ts'
import type { Steps } from '../../shared/steps.ts'
import type { Pile } from './pile.ts'
import { pool, type Pooling, poolingsOf } from './poolings.ts'

// The sums again, with none of the code that the fold uses but the list of where each sum stands. Responses are laid
// side by side, a bit each, so that every level of every criterion is a column of bits. How many responses answered two
// criteria is then how many bits two columns have in common.

/** Bits in a column. */
const WIDTH = 32
const NOT_ASKED = '.'.charCodeAt(0)
const LOWEST = '1'.charCodeAt(0)
/** Responses before others may get their turn, about. */
export const AT_ONCE = 1_000

/** Up to so many responses to one form. */
interface Sheaf {
  at: FormLayout
  size: number
  /** Who rated it so: K × levels columns, and from them who rated it at all, and who was satisfied: K each. */
  levels: Int32Array
  rated: Int32Array
  satisfied: Int32Array
  /** What of their sums is made of others; nothing where satisfaction is not measured. */
  poolings: Pooling[]
}

/** Adds some responses of a pile to sums. */
export type AddUp = (sums: Sums, pile: Pile, which: readonly number[]) => Steps<void>

/** What adds responses to sums. One at a time, since it lays them all in the same place. */
export function addingUp(shape: Shape): AddUp {
  const layout = layoutOf(shape)
  const [full, short] = [layout.forms.full, layout.forms.short].map((at) => sheafOf(layout, at)) as [Sheaf, Sheaf]
  return function* (sums, { answers }, which) {
    for (const i of which) {
      const from = i * layout.criteria
      const sheaf = isShort(answers, from, from + layout.criteria) ? short : full
      lay(sheaf, layout, answers, from)
      if (sheaf.size === WIDTH) count(sums, layout, sheaf)
      if (i % AT_ONCE === 0) yield
    }
    for (const sheaf of [full, short]) {
      if (sheaf.size > 0) count(sums, layout, sheaf)
      if (sums[sheaf.at.n]! > 0) for (const pooling of sheaf.poolings) pool(sums, pooling)
    }
  }
}

const sheafOf = (layout: Layout, at: FormLayout): Sheaf => ({
  at,
  size: 0,
  levels: new Int32Array(layout.criteria * layout.levels),
  rated: new Int32Array(layout.criteria),
  satisfied: new Int32Array(layout.criteria),
  poolings: layout.satisfiedFrom === null ? [] : poolingsOf(layout, at),
})

function isShort(answers: Uint8Array, from: number, to: number) {
  for (let i = from; i < to; i++) if (answers[i] === NOT_ASKED) return true
  return false
}

function lay(sheaf: Sheaf, { criteria, levels }: Layout, answers: Uint8Array, from: number) {
  const bit = 1 << sheaf.size++
  for (let k = 0; k < criteria; k++) {
    const level = answers[from + k]! - LOWEST
    if (level >= 0 && level < levels) sheaf.levels[k * levels + level]! |= bit
  }
}

/** Adds what was laid down, and clears it away. */
function count(sums: Sums, layout: Layout, sheaf: Sheaf) {
  const { levels, satisfiedFrom } = layout
  const { at, rated, satisfied } = sheaf
  let any = 0
  for (let k = 0; k < rated.length; k++) {
    rated[k] = satisfied[k] = 0
    for (let i = 0; i < levels; i++) {
      const column = sheaf.levels[k * levels + i]!
      sums[at.levels + k * levels + i]! += ones(column)
      rated[k]! |= column
      if (satisfiedFrom !== null && i + 1 >= satisfiedFrom) satisfied[k]! |= column
    }
    sums[at.rated + k]! += ones(rated[k]!)
    any |= rated[k]!
  }
  sums[at.n]! += ones(any)
  if (satisfiedFrom === null) countTotals(sums, layout, sheaf)
  else {
    countPairs(sums, sheaf)
    countPleased(sums, layout, sheaf)
  }
  sheaf.levels.fill(0)
  sheaf.size = 0
}

function countPairs(sums: Sums, { at, rated, satisfied }: Sheaf) {
  // One after another as they stand.
  let { aa, yy, ay } = at.criteria
  for (let k = 0; k < rated.length; k++) {
    const [a, y] = [rated[k]!, satisfied[k]!]
    sums[at.satisfied + k]! += ones(y)
    for (let l = 0; l < rated.length; l++) {
      if (l === k) continue
      sums[ay++]! += ones(a & satisfied[l]!)
      if (l < k) continue
      sums[aa++]! += ones(a & rated[l]!)
      sums[yy++]! += ones(y & satisfied[l]!)
    }
  }
}

function countPleased(sums: Sums, { factors }: Layout, { at, rated, satisfied }: Sheaf) {
  let [pleased, displeased, k] = [0, 0, 0]
  for (const [f, size] of factors.entries()) {
    let [inPleased, inDispleased] = [0, 0]
    for (const end = k + size; k < end; k++) {
      inPleased |= satisfied[k]!
      inDispleased |= rated[k]! & ~satisfied[k]!
    }
    sums[at.pleasedIn + f]! += ones(inPleased)
    sums[at.displeasedIn + f]! += ones(inDispleased)
    pleased |= inPleased
    displeased |= inDispleased
  }
  sums[at.pleased]! += ones(pleased)
  sums[at.displeased]! += ones(displeased)
}

function countTotals(sums: Sums, { levels }: Layout, { at, size, rated, levels: columns }: Sheaf) {
  for (let response = 0; response < size; response++) {
    const has = (column: number) => (column >>> response) & 1
    if (!rated.every(has)) continue
    let total = 0
    columns.forEach((column, i) => (total += has(column) * (i % levels)))
    sums[at.complete]! += 1
    sums[at.totals + total]! += 1
  }
}

/** How many bits are set: of every two, of every four, of every eight, and the four bytes added by multiplying. */
function ones(column: number) {
  column -= (column >>> 1) & 0x55555555
  column = (column & 0x33333333) + ((column >>> 2) & 0x33333333)
  return Math.imul((column + (column >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
