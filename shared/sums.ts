import { type Form, formOf } from './answers.ts'
import type { Questionnaire } from './questionnaire.ts'

/** As much of a questionnaire as counting needs. */
export interface Shape {
  /** Criteria in each factor; their positions run on from factor to factor. */
  factors: number[]
  levels: number
  /** Position on the scale, counted from 1, from which a rating is satisfied; null where none is (tt01-2018). */
  satisfiedFrom: number | null
}

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

/**
 * Where the sums of some columns stand: criteria, or factors. With a_k how many answers a response gave in column k and
 * y_k how many of them were satisfied, the products are what keeps one person's answers together: without them sixteen
 * answers of one person would count as sixteen people, and intervals come out up to four times too narrow.
 */
export interface Products {
  columns: number
  /** Σ a_k and Σ y_k. */
  a: number
  y: number
  /** Σ a_k², Σ y_k², Σ a_k y_k. */
  ownAA: number
  ownYY: number
  ownAY: number
  /** Σ of the answers' squared weights where a column weighs them; Σ a_k where it does not. */
  alone: number
  /** Σ a_k a_l and Σ y_k y_l for k < l, row by row (see `pair`). */
  aa: number
  yy: number
  /** Σ a_k y_l for k ≠ l, row by row (see `ordered`). */
  ay: number
}

/** Where the sums of the responses to one form begin in a vector. Those of a satisfaction that is not measured are -1. */
export interface FormLayout {
  /** Responses with at least one rated criterion. */
  n: number
  /** Ratings by criterion. */
  rated: number
  /** Satisfied ratings by criterion. */
  satisfied: number
  factors: Products
  /** All criteria as one column: as they are, and with each answer on a short form weighing as its factor has criteria. */
  all: Products
  weighed: Products
  /** Responses with at least one satisfied answer: anywhere, and by factor. */
  pleased: number
  pleasedIn: number
  /** Responses with at least one rated but unsatisfied answer: anywhere, and by factor. */
  displeased: number
  displeasedIn: number
  /** Complete responses, where satisfaction is not measured. */
  complete: number
  /** Ratings by criterion and level, K × levels. */
  levels: number
  criteria: Products
  /** Complete responses by the total of their levels counted from 0, where satisfaction is not measured. */
  totals: number
}

export interface Layout extends Shape {
  /** K, the number of criteria. */
  criteria: number
  /** Of each criterion. */
  factorOf: number[]
  /** Of each factor's criteria. */
  positions: number[][]
  forms: Record<Form, FormLayout>
  /** Numbers in the pools: respondents and pooled products of both forms. */
  pools: number
  /** Numbers in the pools and after them the ratings of both forms. */
  head: number
  /** Numbers in the head and after it, until levels, totals and pairs of criteria. */
  brief: number
  /** Numbers in brief sums and after them the levels and totals of both forms. */
  counts: number
  length: number
  /** Where each kind of sum begins, and after the last the length: sums of one kind are of one size. */
  kinds: number[]
}

export const FORMS = ['full', 'short'] as const satisfies Form[]

export const shapeOf = ({ factors, scale: { levels, satisfiedFrom } }: Questionnaire): Shape => ({
  factors: factors.map(({ criteria }) => criteria.length),
  levels: levels.length,
  satisfiedFrom: satisfiedFrom === null ? null : levels.findIndex(({ value }) => value >= satisfiedFrom) + 1,
})

export const criteriaIn = ({ factors }: Shape) => factors.reduce((sum, size) => sum + size, 0)

/** Where columns k < l of `columns` meet in a table of pairs. */
export const pair = (k: number, l: number, columns: number) => (k * (2 * columns - k - 1)) / 2 + l - k - 1

/** Where column k meets another column l in a table of ordered pairs. */
export const ordered = (k: number, l: number, columns: number) => k * (columns - 1) + (l < k ? l : l - 1)

const layouts = new WeakMap<Shape, Layout>()

export function layoutOf(shape: Shape): Layout {
  const known = layouts.get(shape)
  if (known) return known
  const made = makeLayout(shape)
  layouts.set(shape, made)
  return made
}

function makeLayout(shape: Shape): Layout {
  const K = criteriaIn(shape)
  const F = shape.factors.length
  const measures = shape.satisfiedFrom !== null
  let length = 0
  const kinds = [0]
  const take = (numbers: number) => {
    length += numbers
    return length - numbers
  }
  const ifMeasured = (numbers: number) => (measures ? take(numbers) : -1)
  /** What is taken together is of one kind. */
  const kind = <T>(taken: T): T => {
    if (length > kinds.at(-1)!) kinds.push(length)
    return taken
  }
  const answersIn = (columns: number) => ({ a: ifMeasured(columns), y: ifMeasured(columns) })
  const squaresIn = (columns: number) => ({
    ownAA: ifMeasured(columns),
    ownYY: ifMeasured(columns),
    ownAY: ifMeasured(columns),
  })
  const pairsIn = (columns: number) => ({
    aa: ifMeasured((columns * (columns - 1)) / 2),
    yy: ifMeasured((columns * (columns - 1)) / 2),
    ay: ifMeasured(columns * (columns - 1)),
  })
  const poolsOf = (form: Form) => {
    // A full form has asked all of every factor, so nothing weighs.
    const weighs = form === 'short'
    const persons = kind({
      n: take(1),
      pleased: ifMeasured(1),
      displeased: ifMeasured(1),
      complete: measures ? -1 : take(1),
    })
    const one = { columns: 1, ...pairsIn(1) }
    const answers = kind({ all: answersIn(1), weighed: weighs ? answersIn(1) : null })
    const squares = kind({ all: squaresIn(1), weighed: weighs ? { ...squaresIn(1), alone: ifMeasured(1) } : null })
    const all = { ...one, ...answers.all, ...squares.all, alone: answers.all.a }
    const weighed = answers.weighed && squares.weighed ? { ...one, ...answers.weighed, ...squares.weighed } : all
    return { ...persons, all, weighed }
  }
  const headOf = (pools: ReturnType<typeof poolsOf>) => ({ ...pools, ...kind({ rated: take(K) }) })
  const briefOf = (head: ReturnType<typeof headOf>) => {
    const satisfied = kind(ifMeasured(K))
    const answers = kind(answersIn(F))
    const factors = { columns: F, ...answers, alone: answers.a, ...kind(squaresIn(F)), ...kind(pairsIn(F)) }
    const pleasedIn = kind(ifMeasured(F))
    return { ...head, satisfied, factors, pleasedIn, displeasedIn: kind(ifMeasured(F)) }
  }
  const countsOf = (brief: ReturnType<typeof briefOf>) => ({
    ...brief,
    levels: kind(take(K * shape.levels)),
    totals: measures ? -1 : kind(take(K * (shape.levels - 1) + 1)),
  })
  const restOf = (counts: ReturnType<typeof countsOf>) => ({
    ...counts,
    // A criterion is answered once or not at all, so its squares are its sums.
    criteria: {
      columns: K,
      a: counts.rated,
      alone: counts.rated,
      y: counts.satisfied,
      ownAA: counts.rated,
      ownYY: counts.satisfied,
      ownAY: counts.satisfied,
      aa: kind(ifMeasured((K * (K - 1)) / 2)),
      yy: kind(ifMeasured((K * (K - 1)) / 2)),
      ay: kind(ifMeasured(K * (K - 1))),
    },
  })
  const allPools = FORMS.map(poolsOf)
  const pools = length
  const heads = allPools.map(headOf)
  const head = length
  const briefs = heads.map(briefOf)
  const brief = length
  const allCounts = briefs.map(countsOf)
  const counts = length
  const [full, short] = allCounts.map(restOf) as [FormLayout, FormLayout]
  const forms = { full, short }
  const factorOf = shape.factors.flatMap((size, factor) => Array<number>(size).fill(factor))
  const positions = shape.factors.map((_, factor) => factorOf.flatMap((own, k) => (own === factor ? [k] : [])))
  return { ...shape, criteria: K, factorOf, positions, forms, pools, head, brief, counts, length, kinds }
}

/** How far a vector goes: to its end, or to that of one of its beginnings. */
export type Extent = 'pools' | 'head' | 'brief' | 'counts' | 'whole'

export const emptySums = (shape: Shape, extent: Extent = 'whole'): Sums =>
  new Float64Array(lengthOf(layoutOf(shape), extent))

/** Vectors made at once, at most. */
const AT_ONCE = 256

/** Makes empty sums, ever more at a time: thousands of arrays of their own take longer to make than to fill. */
export function sumsMaker(shape: Shape, extent: Extent): () => Sums {
  const length = lengthOf(layoutOf(shape), extent)
  let some = new Float64Array(0)
  let taken = 0
  let many = 1
  return () => {
    if (taken === some.length) {
      some = new Float64Array(length * many)
      taken = 0
      many = Math.min(2 * many, AT_ONCE)
    }
    return some.subarray(taken, (taken += length))
  }
}

const lengthOf = ({ pools, head, brief, counts, length }: Layout, extent: Extent) =>
  ({ pools, head, brief, counts, whole: length })[extent]

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
 * Adds `times` the one to the other, which may be a beginning.
 *
 * @throws RangeError when the two were counted by questionnaires of different shape
 */
export function merge(into: Sums, from: Sums, times = 1) {
  if (into.length > from.length) throw new RangeError(`${from.length} sums into ${into.length}`)
  for (let i = 0; i < into.length; i++) into[i]! += times * from[i]!
}

/** Responses of both forms. */
export function respondentsIn(shape: Shape, sums: Sums) {
  const { full, short } = layoutOf(shape).forms
  return sums[full.n]! + sums[short.n]!
}
