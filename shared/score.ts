import { estimate, type Cell, type Figure, type Part } from './estimate.ts'
import { LEVEL, steady, wilson, wilsonOf, type Interval, type Steadied } from './interval.ts'
import { quantile } from './quantile.ts'
import type { Method } from './questionnaire.ts'
import { type Extent, FORMS, type Layout, layoutOf, type Shape } from './layout.ts'
import { getOr } from './maps.ts'
import { respondentsIn, type Sums } from './sums.ts'

/** Why a figure is null: nobody responded, nobody who did rated this, or the form measures something else. */
export type Absence = 'no-responses' | 'no-answers' | 'not-a-satisfaction-form'

export interface Options {
  /** Of the interval, 0.95 unless said. */
  level?: number
  /**
   * N of the list that a designed random sample was drawn from. Never for an open survey: who answers chose to, and
   * the correction would claim knowledge of those who did not.
   *
   * Fewer than the responses is an error in the list, and throws a RangeError.
   */
  population?: number
}

/** An index and all that must be said with it. Percent, unrounded. */
export interface Score {
  /** Satisfied answers in a hundred, 0…100. */
  index: number | null
  /** Why there is none. */
  absence: Absence | null
  /** Responses with at least one rated criterion. */
  n: number
  /** In percent points; null with fewer than two responses, which show no spread. */
  se: number | null
  interval: Interval | null
  method: Method
  /** Whether nothing is missing. An incomplete figure is neither ranked nor compared: it averages other things. */
  complete: boolean
  used: number
  of: number
  /** Positions of the criteria without an answer; of the factors for an overall mean of factors. */
  missing: number[]
  /** Variance against that of as many independent answers; null where nothing varies. */
  deff: number | null
  /** Independent answers that would tell as much; null where nothing varies. */
  effectiveN: number | null
  /** What the interval was made of, so that another level needs no sums. */
  basis: Basis | null
}

export interface Basis extends Steadied {
  df: number
  n0: number
  n1: number
  mixed: number
}

/** One criterion's index, with Wilson's interval. */
export interface CriterionIndex {
  index: number | null
  absence: Absence | null
  /** Ratings of this criterion. */
  n: number
  satisfied: number
  /** Ratings by level, lowest first. */
  counts: number[]
  interval: Interval | null
}

export const scoreOf = (shape: Shape, sums: Sums, method: Method, options: Options = {}) =>
  scoreOver(shape, [cellOf(sums, options)], method, options)

/**
 * One factor by the method's own way of adding its criteria up: pooled, pooled by form, or their mean.
 *
 * @param factor its position
 */
export const factorScore = (shape: Shape, sums: Sums, factor: number, method: Method, options: Options = {}) =>
  scoreOver(shape, [cellOf(sums, options)], method, options, factor)

const cellOf = (sums: Sums, { population }: Options): Cell => ({ weight: 1, sums, spread: undefined, population })

/** @param criterion its position, in sums that go as far as counts */
export function criterionScore(shape: Shape, sums: Sums, criterion: number, options: Options = {}): CriterionIndex {
  const { full, short } = layoutOf(shape).forms
  const counts = Array.from({ length: shape.levels }, (_, i) => {
    const at = criterion * shape.levels + i
    return sums[full.levels + at]! + sums[short.levels + at]!
  })
  const n = sums[full.rated + criterion]! + sums[short.rated + criterion]!
  const satisfied =
    shape.satisfiedFrom === null ? 0 : sums[full.satisfied + criterion]! + sums[short.satisfied + criterion]!
  const absence = absenceIn(shape, [cellOf(sums, options)]) ?? (n === 0 ? 'no-answers' : null)
  return {
    index: absence ? null : (100 * satisfied) / n,
    absence,
    n,
    satisfied,
    counts,
    interval: absence ? null : percent(wilsonOf(satisfied, n, options.level, options.population)),
  }
}

/** The score over cells of unequal weight (see shared/weights.ts); all criteria, or those of one factor. */
export function scoreOver(shape: Shape, cells: Cell[], method: Method, { level }: Options, factor?: number): Score {
  const { coverage, absence, figure } = figureOver(shape, cells, method, factor)
  if (absence) return { ...coverage, ...unknown, absence, n: countOf(shape, cells) }
  return { ...coverage, ...measure(shape, cells, figure, level) }
}

/** What is scored, and what is missing of it. */
export function figureOver(shape: Shape, cells: Cell[], method: Method, factor?: number) {
  const rated = ratedIn(shape, cells)
  const { coverage, figure, isRated } = figureOf(layoutOf(shape), method, factor, rated)
  return { coverage, absence: absenceIn(shape, cells) ?? (isRated ? null : 'no-answers'), figure }
}

const figures = new WeakMap<Layout, Map<string, ReturnType<typeof makeFigure>>>()

/** Made once for all that miss nothing, as of two hundred units mostly every one. */
function figureOf(layout: Layout, method: Method, factor: number | undefined, rated: Uint8Array) {
  const make = () => makeFigure(layout, method, factor, rated)
  if (rated.includes(0)) return make()
  const known = getOr(figures, layout, () => new Map<string, ReturnType<typeof make>>())
  return getOr(known, `${method} ${factor}`, make)
}

function makeFigure({ positions }: Layout, method: Method, factor: number | undefined, ratings: Uint8Array) {
  const factors = factor === undefined ? positions : positions.slice(factor, factor + 1)
  const isAnswered = (k: number) => ratings[k] === 1
  const rated = factors.map((criteria) => criteria.filter(isAnswered))
  const asked = factors.flat()
  const byFactor = factor === undefined && method.startsWith('mean-of-factors')
  const missing = byFactor
    ? rated.flatMap((criteria, f) => (criteria.length === 0 ? [f] : []))
    : asked.filter((k) => !isAnswered(k))
  const of = byFactor ? factors.length : asked.length
  return {
    coverage: { method, complete: missing.length === 0, used: of - missing.length, of, missing },
    figure: { ...partsOf(method, rated, factor), formWeighted: method === 'pooled-form-weighted', factor },
    isRated: asked.some(isAnswered),
  }
}

const unknown = { index: null, se: null, interval: null, deff: null, effectiveN: null, basis: null }

function measure(shape: Shape, cells: Cell[], figure: Figure, level?: number) {
  const { value, variance, n, df, n0, n1, mixed, finite } = estimate(shape, cells, figure)
  const { rho, steadyRho, size } = steady({ value, variance, n0, n1, mixed })
  const basis: Basis = { df, n0, n1, mixed, rho, steadyRho, size: size / finite }
  const effectiveN = variance ? (value * (1 - value)) / variance : null
  return {
    index: 100 * value,
    absence: null,
    n,
    se: variance === null ? null : 100 * Math.sqrt(variance * finite),
    interval: intervalAt({ index: 100 * value, basis }, level),
    deff: effectiveN && n0 / effectiveN,
    effectiveN,
    basis,
  }
}

/** The stabilised interval of a known score at a level, in percent. */
export const intervalAt = ({ index, basis }: { index: number; basis: Basis }, level = LEVEL) =>
  percent(wilson(index / 100, basis.size, quantile(level, basis.df)))

/** How far sums are needed for an index by a method and its interval. */
export const extentOf = (method: Method): Extent =>
  POOLS_ALL.includes(method) ? 'head' : WEIGHS_CRITERIA.includes(method) ? 'whole' : 'brief'

/** The same where nobody needs to know what was rated and what was missing. */
export const leastExtentOf = (method: Method): Extent => (POOLS_ALL.includes(method) ? 'pools' : extentOf(method))

/** How far for its factors and criteria as well. */
export const fullExtentOf = (method: Method): Extent => (WEIGHS_CRITERIA.includes(method) ? 'whole' : 'counts')

const POOLS_ALL: readonly Method[] = ['pooled', 'pooled-form-weighted']
const WEIGHS_CRITERIA: readonly Method[] = ['mean-of-criteria', 'mean-of-factors-mean']

/**
 * What each method pools, and how much of the figure each pool is.
 *
 * @param factors their rated criteria
 * @param only the one factor that they are of
 */
function partsOf(method: Method, factors: number[][], only?: number): Pick<Figure, 'by' | 'parts'> {
  const first = only ?? 0
  const criteria = factors.flat()
  const rated = factors.flatMap((inFactor, f) => (inFactor.length > 0 ? [first + f] : []))
  const inRated = factors.filter(({ length }) => length > 0)
  switch (method) {
    case 'pooled':
    case 'pooled-form-weighted':
      return only === undefined
        ? { by: 'all', parts: [{ share: 1, columns: [0] }] }
        : { by: 'factors', parts: [{ share: 1, columns: rated }] }
    case 'mean-of-criteria':
      return { by: 'criteria', parts: meanOf(criteria, 1) }
    case 'mean-of-factors-pooled':
      return { by: 'factors', parts: meanOf(rated, 1) }
    case 'mean-of-factors-mean':
      return { by: 'criteria', parts: inRated.flatMap((inFactor) => meanOf(inFactor, 1 / inRated.length)) }
  }
}

const meanOf = (columns: number[], share: number): Part[] =>
  columns.map((k) => ({ share: share / columns.length, columns: [k] }))

const percent = ([low, high]: Interval): Interval => [100 * low, 100 * high]

function countOf(shape: Shape, cells: Cell[]) {
  let n = 0
  for (const { sums } of cells) n += respondentsIn(shape, sums)
  return n
}

const absenceIn = (shape: Shape, cells: Cell[]): Absence | null =>
  shape.satisfiedFrom === null ? 'not-a-satisfaction-form' : countOf(shape, cells) === 0 ? 'no-responses' : null

/** Of each criterion 1 where it was rated; of pools, which do not tell, each was. */
function ratedIn(shape: Shape, cells: Cell[]): Uint8Array {
  const { criteria, forms, pools } = layoutOf(shape)
  const rated = new Uint8Array(criteria)
  for (const { sums } of cells) {
    if (sums.length === pools) return rated.fill(1)
    for (const form of FORMS) {
      const from = forms[form].rated
      for (let k = 0; k < criteria; k++) if (sums[from + k]! > 0) rated[k] = 1
    }
  }
  return rated
}
