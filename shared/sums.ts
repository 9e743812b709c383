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
 * What a set of responses adds up to. Every figure and its uncertainty follow from these integers, and they only
 * ever add: units, counters, days and deletions need no response to be read again.
 *
 * K is the number of criteria. With a_k = 1 where criterion k was rated and y_k = 1 where that rating was satisfied,
 * the tables of products are what keeps one person's answers together: without them sixteen answers of one person
 * would count as sixteen people, and intervals come out up to four times too narrow.
 */
export interface Sums {
  /** Responses with at least one rated criterion. */
  n: number
  /** Ratings by criterion and level, K × levels. */
  levels: number[]
  /** Σ a_k a_l for k ≤ l, row by row (see `pair`). Empty on a scale without satisfaction, as the next four. */
  aa: number[]
  /** Σ y_k y_l for k ≤ l. */
  yy: number[]
  /** Σ a_k y_l, K × K. */
  ay: number[]
  /** Responses with at least one satisfied answer: anywhere, then in each factor. */
  pleased: number[]
  /** Responses with at least one rated but unsatisfied answer: anywhere, then in each factor. */
  displeased: number[]
  /** Complete responses by the total of their levels counted from 0. Only on a scale without satisfaction. */
  totals: number[]
}

/** A short form's answers weigh otherwise, so its sums are kept apart. */
export type FormSums = Record<Form, Sums>

const TABLES = ['levels', 'aa', 'yy', 'ay', 'pleased', 'displeased', 'totals'] as const

export const shapeOf = ({ factors, scale: { levels, satisfiedFrom } }: Questionnaire): Shape => ({
  factors: factors.map(({ criteria }) => criteria.length),
  levels: levels.length,
  satisfiedFrom: satisfiedFrom === null ? null : levels.findIndex(({ value }) => value >= satisfiedFrom) + 1,
})

export const criteriaIn = ({ factors }: Shape) => factors.reduce((sum, size) => sum + size, 0)

/** Where criteria k ≤ l meet in the tables `aa` and `yy` of K criteria. */
export const pair = (k: number, l: number, K: number) => k * K - (k * (k - 1)) / 2 + l - k

const zeros = (length: number) => Array<number>(length).fill(0)

export function emptySums(shape: Shape): Sums {
  const K = criteriaIn(shape)
  const satisfaction = shape.satisfiedFrom === null ? 0 : 1
  return {
    n: 0,
    levels: zeros(K * shape.levels),
    aa: zeros((satisfaction * K * (K + 1)) / 2),
    yy: zeros((satisfaction * K * (K + 1)) / 2),
    ay: zeros(satisfaction * K * K),
    pleased: zeros(satisfaction * (1 + shape.factors.length)),
    displeased: zeros(satisfaction * (1 + shape.factors.length)),
    totals: zeros(satisfaction ? 0 : K * (shape.levels - 1) + 1),
  }
}

/**
 * Adds `times` equal responses; a negative number takes them away. A response that rates nothing is not counted.
 *
 * @throws RangeError when `answers` belongs to another questionnaire
 */
export function count(sums: Sums, shape: Shape, answers: string, times = 1) {
  const K = criteriaIn(shape)
  if (answers.length !== K) throw new RangeError(`${answers.length} answers to ${K} criteria`)

  const positions = positionsIn(answers, shape.levels)
  const rated: number[] = []
  for (let k = 0; k < K; k++) if (positions[k]! > 0) rated.push(k)
  if (rated.length === 0) return

  sums.n += times
  for (const k of rated) sums.levels[k * shape.levels + positions[k]! - 1]! += times
  if (shape.satisfiedFrom === null) countTotal(sums, positions, rated, times)
  else countSatisfaction(sums, shape, positions, rated, times)
}

/** Positions on the scale counted from 1; 0 where there is no rating. */
function positionsIn(answers: string, levels: number) {
  const positions: number[] = []
  for (let k = 0; k < answers.length; k++) {
    const position = Math.max(0, answers.charCodeAt(k) - 48)
    if (position > levels) throw new RangeError(`no level ${answers[k]} among ${levels}`)
    positions.push(position)
  }
  return positions
}

function countTotal(sums: Sums, positions: number[], rated: number[], times: number) {
  if (rated.length < positions.length) return
  sums.totals[positions.reduce((sum, position) => sum + position - 1, 0)]! += times
}

function countSatisfaction(sums: Sums, shape: Shape, positions: number[], rated: number[], times: number) {
  const K = positions.length
  const satisfied = rated.filter((k) => positions[k]! >= shape.satisfiedFrom!)
  addPairs(sums.aa, rated, K, times)
  addPairs(sums.yy, satisfied, K, times)
  for (const k of rated) for (const l of satisfied) sums.ay[k * K + l]! += times

  if (satisfied.length > 0) sums.pleased[0]! += times
  if (satisfied.length < rated.length) sums.displeased[0]! += times
  let k = 0
  for (let f = 1; f <= shape.factors.length; f++) {
    let pleased = false
    let displeased = false
    for (const end = k + shape.factors[f - 1]!; k < end; k++) {
      if (positions[k]! >= shape.satisfiedFrom!) pleased = true
      else if (positions[k]! > 0) displeased = true
    }
    if (pleased) sums.pleased[f]! += times
    if (displeased) sums.displeased[f]! += times
  }
}

function addPairs(table: number[], criteria: number[], K: number, times: number) {
  for (let i = 0; i < criteria.length; i++) {
    const row = pair(criteria[i]!, 0, K)
    for (let j = i; j < criteria.length; j++) table[row + criteria[j]!]! += times
  }
}

/** @throws RangeError when the two were counted by questionnaires of different shape */
export function merge(into: Sums, from: Sums) {
  into.n += from.n
  for (const table of TABLES) {
    const to = into[table]
    const source = from[table]
    if (to.length !== source.length) throw new RangeError(`${table}: ${source.length} sums into ${to.length}`)
    for (let i = 0; i < to.length; i++) to[i]! += source[i]!
  }
}

/** JSON, so that every database can keep it and a person can read it. */
export const encodeSums = (sums: Sums) => JSON.stringify(sums)
export const decodeSums = (text: string) => JSON.parse(text) as Sums

export const emptyFormSums = (shape: Shape): FormSums => ({ full: emptySums(shape), short: emptySums(shape) })

/** Adds `times` equal responses to the form that they answered. */
export const countForm = (sums: FormSums, shape: Shape, answers: string, times = 1) =>
  count(sums[formOf(answers)], shape, answers, times)

export function mergeForms(into: FormSums, from: FormSums) {
  merge(into.full, from.full)
  merge(into.short, from.short)
}

export function mergeAll(shape: Shape, all: Iterable<FormSums>): FormSums {
  const total = emptyFormSums(shape)
  for (const sums of all) mergeForms(total, sums)
  return total
}
