import type { Form } from './answers.ts'
import { getOr } from './maps.ts'
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

const shapes = new WeakMap<Questionnaire, Shape>()

/** The same one each time: what is worked out for a shape, such as its layout, is known by it. */
export const shapeOf = (questionnaire: Questionnaire): Shape =>
  getOr(shapes, questionnaire, () => makeShape(questionnaire))

const makeShape = ({ factors, scale: { levels, satisfiedFrom } }: Questionnaire): Shape => ({
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

/** Asked for by every sum of thousands, so without a function made for each. */
export const layoutOf = (shape: Shape): Layout => layouts.get(shape) ?? getOr(layouts, shape, () => makeLayout(shape))

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

/** Numbers in a vector that goes so far. */
export const lengthOf = ({ pools, head, brief, counts, length }: Layout, extent: Extent) =>
  ({ pools, head, brief, counts, whole: length })[extent]
