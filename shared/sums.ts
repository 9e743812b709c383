import { formOf } from './answers.ts'
import {
  type Extent,
  type FormLayout,
  type Layout,
  layoutOf,
  lengthOf,
  ordered,
  pair,
  type Products,
  type Shape,
} from './layout.ts'

/**
 * What a set of responses adds up to: one vector of integers, laid out by {@link layoutOf}. Every figure and its
 * uncertainty follow from it, and vectors only ever add: units, counters, days and what was ruled out need no response
 * to be read again. A period is the difference of two sums.
 *
 * A vector has beginnings that many figures need no more than: its pools (`layout.pools`) for an index that pools all
 * criteria, its head (`layout.head`) to know as well which of them were rated, brief sums (`layout.brief`) for what looks
 * into factors, and counts (`layout.counts`) for how criteria were rated. Only what weighs criteria one by one needs all.
 */
export type Sums = Float64Array

export const emptySums = (shape: Shape, extent: Extent = 'whole'): Sums =>
  new Float64Array(lengthOf(layoutOf(shape), extent))

/** What one response adds, and where: worked out once, then added to every sum that it belongs to. */
interface Trace {
  at: Uint16Array
  by: Uint32Array
  length: number
}

/** One for all, since each is done with before the next begins: made for each, they take longer than all additions. */
const trace: Trace = { at: new Uint16Array(2 ** 16), by: new Uint32Array(2 ** 16), length: 0 }

/**
 * Counts a response in several sums `times` over; a negative number takes it away. One that rates nothing adds nothing.
 *
 * @throws RangeError when `answers` belongs to another questionnaire
 */
export function countInAll(all: readonly Sums[], shape: Shape, answers: string, times = 1) {
  leaveTrace(shape, answers)
  const { at, by, length } = trace
  for (const sums of all) for (let i = 0; i < length; i++) sums[at[i]!]! += times * by[i]!
}

/** The same in one. */
export const count = (sums: Sums, shape: Shape, answers: string, times = 1) => countInAll([sums], shape, answers, times)

function leaveTrace(shape: Shape, answers: string) {
  const layout = layoutOf(shape)
  const K = layout.criteria
  if (answers.length !== K) throw new RangeError(`${answers.length} answers to ${K} criteria`)
  const at = layout.forms[formOf(answers)]
  const rated: number[] = []
  const satisfied: number[] = []
  trace.length = 0
  let total = 0
  for (let k = 0; k < K; k++) {
    // Without a rating the character is below '1'.
    const position = answers.charCodeAt(k) - 48
    if (position > shape.levels) throw new RangeError(`no level ${answers[k]} among ${shape.levels}`)
    if (position < 1) continue
    rated.push(k)
    total += position - 1
    mark(at.rated + k)
    mark(at.levels + k * shape.levels + position - 1)
    if (shape.satisfiedFrom !== null && position >= shape.satisfiedFrom) satisfied.push(k)
  }
  if (rated.length === 0) return
  mark(at.n)
  if (shape.satisfiedFrom !== null) markSatisfaction(layout, at, rated, satisfied)
  else if (rated.length === K) {
    mark(at.complete)
    mark(at.totals + total)
  }
}

function mark(at: number, by = 1) {
  if (by === 0) return
  trace.at[trace.length] = at
  trace.by[trace.length++] = by
}

function markSatisfaction({ factors, factorOf }: Layout, at: FormLayout, rated: number[], satisfied: number[]) {
  for (const k of satisfied) mark(at.satisfied + k)
  markCriteria(at.criteria, rated, satisfied)

  const a = Array<number>(factors.length).fill(0)
  const y = Array<number>(factors.length).fill(0)
  for (const k of rated) a[factorOf[k]!]!++
  for (const k of satisfied) y[factorOf[k]!]!++
  markFactors(at.factors, a, y)

  if (satisfied.length > 0) mark(at.pleased)
  if (satisfied.length < rated.length) mark(at.displeased)
  for (let f = 0; f < a.length; f++) {
    if (y[f]! > 0) mark(at.pleasedIn + f)
    if (y[f]! < a[f]!) mark(at.displeasedIn + f)
  }
  markOwn(at.all, 0, rated.length, satisfied.length)
  if (at.weighed === at.all) return
  const weigh = (numbers: number[], power = 1) =>
    numbers.reduce((sum, number, f) => sum + number * factors[f]! ** power, 0)
  markOwn(at.weighed, 0, weigh(a), weigh(y))
  mark(at.weighed.alone, weigh(a, 2))
}

function markOwn(at: Products, column: number, a: number, y: number) {
  mark(at.a + column, a)
  mark(at.y + column, y)
  mark(at.ownAA + column, a ** 2)
  mark(at.ownYY + column, y ** 2)
  mark(at.ownAY + column, a * y)
}

function markCriteria({ columns, aa, yy, ay }: Products, rated: number[], satisfied: number[]) {
  markPairs(aa, rated, columns)
  markPairs(yy, satisfied, columns)
  for (const k of rated) for (const l of satisfied) if (k !== l) mark(ay + ordered(k, l, columns))
}

function markPairs(table: number, which: number[], columns: number) {
  for (let i = 0; i < which.length; i++)
    for (let j = i + 1; j < which.length; j++) mark(table + pair(which[i]!, which[j]!, columns))
}

function markFactors(at: Products, a: number[], y: number[]) {
  for (let f = 0; f < at.columns; f++) {
    markOwn(at, f, a[f]!, y[f]!)
    for (let g = 0; g < at.columns; g++) {
      if (g === f) continue
      mark(at.ay + ordered(f, g, at.columns), a[f]! * y[g]!)
      if (g < f) continue
      mark(at.aa + pair(f, g, at.columns), a[f]! * a[g]!)
      mark(at.yy + pair(f, g, at.columns), y[f]! * y[g]!)
    }
  }
}

/**
 * Adds the one to the other, which may be a beginning.
 *
 * @throws RangeError when the one does not go as far as the other
 */
export function merge(into: Sums, from: Sums) {
  if (into.length > from.length) throw new RangeError(`${from.length} sums into ${into.length}`)
  for (let i = 0; i < into.length; i++) into[i]! += from[i]!
}

/** Responses of both forms. */
export function respondentsIn(shape: Shape, sums: Sums) {
  const { full, short } = layoutOf(shape).forms
  return sums[full.n]! + sums[short.n]!
}
