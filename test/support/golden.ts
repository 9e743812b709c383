import { readdirSync, readFileSync } from 'node:fs'
import { estimate } from '../../shared/estimate.ts'
import { quantile } from '../../shared/quantile.ts'
import type { Method } from '../../shared/questionnaire.ts'
import { criterionScore, factorScore, scoreOf, type Options, type Score } from '../../shared/score.ts'
import { criteriaIn, FORMS, layoutOf, ordered, pair, type Shape } from '../../shared/layout.ts'
import { count, emptySums, respondentsIn, type Sums } from '../../shared/sums.ts'
import { Comparison, field, list, type Json } from './reference.ts'

export interface GoldenRow {
  agency: string
  area: string
  counter: string
  day: string
  flagged: boolean
  /** See shared/answers.ts. What a short form left out reads as not asked. */
  answers: string
}

export interface Golden {
  name: string
  shape: Shape
  rows: GoldenRow[]
  /** Dossiers by agency and area; empty where the data set has none. */
  strata: { agency: string; area: string; dossiers: number }[]
  expected: Json
}

const folder = new URL('../golden/', import.meta.url)
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const csv = (name: string) =>
  text(name)
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')))

/** Every data set of the folder, read. */
export function goldens(): Golden[] {
  const files = readdirSync(folder)
  return files
    .filter((file) => /^a\d\d-.*\.json$/.test(file))
    .toSorted()
    .map((file) => {
      const name = file.replace('.json', '')
      const expected = JSON.parse(text(file)) as Json
      const shape = { factors: list(field(expected, 'split')) as number[], levels: 5, satisfiedFrom: 4 }
      const strata = files.includes(`${name}.strata.csv`) ? csv(`${name}.strata.csv`).slice(1) : []
      return {
        name,
        shape,
        rows: csv(`${name}.csv`).slice(1).map(rowOf),
        strata: strata.map(([agency, area, N]) => ({ agency: agency!, area: area!, dossiers: Number(N) })),
        expected,
      }
    })
}

function rowOf([, agency, area, counter, day, form, flagged, , ...ratings]: string[]): GoldenRow {
  const none = form === 'short' ? '.' : '-'
  const answers = ratings.map((rating) => rating || none).join('')
  return { agency: agency!, area: area!, counter: counter!, day: day!, flagged: flagged === '1', answers }
}

export function sumsOf(shape: Shape, rows: GoldenRow[]): Sums {
  const sums = emptySums(shape)
  for (const { answers } of rows) count(sums, shape, answers)
  return sums
}

/** The rows that a scope such as `all`, `agency:A1` or `month:2026-07` counts. Flagged ones are left out. */
export function rowsIn({ rows }: Golden, scope: string) {
  const [by, value = ''] = scope.split(':')
  const inside = (row: GoldenRow) =>
    by === 'all' ||
    (by === 'agency' && row.agency === value) ||
    (by === 'area' && row.area === value) ||
    (by === 'month' && row.day.startsWith(value))
  return rows.filter((row) => !row.flagged && inside(row))
}

const METHOD_OF: Record<string, Method> = {
  POOLED: 'pooled',
  POOLED_DW: 'pooled-form-weighted',
  MEAN_OF_CRITERIA: 'mean-of-criteria',
  MEAN_OF_FACTORS_POOLED: 'mean-of-factors-pooled',
  MEAN_OF_FACTORS_MEAN: 'mean-of-factors-mean',
  FACTOR_POOLED: 'pooled',
  FACTOR_MEAN: 'mean-of-criteria',
}

/** `q03` and `F3` count from 1. */
const positionOf = (name: Json) => Number(String(name).slice(1)) - 1

/** `POOLED` or `FACTOR_MEAN:F2` as a method and a factor. */
export function figureNamed(name: string) {
  const [kind, factor] = name.split(':') as [string, string?]
  const method = METHOD_OF[kind]
  if (!method) throw new Error(`the reference data has an unknown figure ${name}`)
  return { method, ...(factor !== undefined && { factor: positionOf(factor) }) }
}

/**
 * Compares everything that one scope of a data set expects with what the sums give.
 *
 * @param sums of the scope's unflagged responses, however they were added up
 * @returns how many numbers were compared
 */
export function compareScope(path: string, expected: Json, sums: Sums, shape: Shape): number {
  const to = new Comparison(path)
  const N = field(expected, 'N') as number | null
  const n = field(expected, 'n') as number
  const sizes = sizesIn(shape)
  to.same('n', respondentsIn(shape, sums), n)
  compareCriteria(to, expected, sums, shape, N)
  const figures = field(expected, 'figures')
  if (n === 0) {
    to.same('figures', Object.keys(figures as object), [])
    for (const method of Object.values(METHOD_OF)) to.same(method, scoreOf(shape, sums, method).index, null)
    return to.compared
  }
  compareMoments(to, field(expected, 'moments'), sums, shape, () => 1)
  compareMoments(to, field(expected, 'momentsDW'), sums, shape, (k) => sizes[k]!)
  for (const [name, figure] of Object.entries(figures as Record<string, Json>)) {
    const score = (options: Options = {}) => {
      const { method, factor } = figureNamed(name)
      return factor === undefined
        ? scoreOf(shape, sums, method, options)
        : factorScore(shape, sums, factor, method, options)
    }
    const at = new Comparison(`${path} ${name}`)
    compareFigure(at, figure, score())
    if (N !== null && N >= n && n >= 2) {
      const designed = score({ population: N })
      at.number('seFpc', designed.se, field(figure, 'seFpc'), 100)
      at.interval('ci95Fpc', designed.interval, field(figure, 'ci95Fpc'), 100)
    }
    to.compared += at.compared
  }
  // Every factor with answers must have been there, or a misnamed figure would be passed over.
  const rated = shape.factors.filter((_, f) => factorScore(shape, sums, f, 'pooled').index !== null)
  to.same('figures', Object.keys(figures as object).length, 5 + 2 * rated.length)
  if (n >= 10) compareWithin(to, field(expected, 'withinDifference'), sums, shape)
  return to.compared
}

export function compareFigure(to: Comparison, figure: Json, score: Score) {
  const basis = score.basis!
  to.number('value', score.index, field(figure, 'value'), 100)
  to.number('se', score.se, field(figure, 'se'), 100)
  to.number('df', basis.df, field(figure, 'df'))
  to.number('used', score.used, field(figure, 'used'))
  to.number('of', score.of, field(figure, 'of'))
  to.same('complete', score.complete, field(figure, 'complete'))
  to.same('missing', score.missing, list(field(figure, 'missing')).map(positionOf))
  to.number('deffVsAnswers', score.deff, field(figure, 'deffVsAnswers'))
  to.number('nEffRaw', score.effectiveN, field(figure, 'nEffRaw'))
  to.number('n0', basis.n0, field(figure, 'n0'))
  to.number('n1', basis.n1, field(figure, 'n1'))
  to.number('d', basis.mixed, field(figure, 'd'))
  to.number('rhoHat', basis.rho, field(figure, 'rhoHat'))
  to.number('rhoStab', basis.steadyRho, field(figure, 'rhoStab'))
  to.number('nEffStab', basis.size, field(figure, 'nEffStab'))
  to.interval('ci95', score.interval, field(figure, 'ci95'), 100)
}

function compareCriteria(to: Comparison, expected: Json, sums: Sums, shape: Shape, N: number | null) {
  const criteria = list(field(expected, 'criteria'))
  to.same('criteria', criteria.length, criteriaIn(shape))
  const ratings = Array<number>(shape.levels).fill(0)
  criteria.forEach((criterion, k) => {
    const ours = criterionScore(shape, sums, k)
    const answered = field(criterion, 'answered') as number
    to.number(`criterion ${k} answered`, ours.n, answered)
    to.number(`criterion ${k} satisfied`, ours.satisfied, field(criterion, 'satisfied'))
    to.number(`criterion ${k} index`, ours.index, field(criterion, 'index'), 100)
    to.interval(`criterion ${k} wilson95`, ours.interval, field(criterion, 'wilson95'), 100)
    if (N !== null && answered > 0 && N >= answered) {
      const designed = criterionScore(shape, sums, k, { population: N })
      to.interval(`criterion ${k} wilsonFpc95`, designed.interval, field(criterion, 'wilsonFpc95'), 100)
    }
    ours.counts.forEach((times, level) => (ratings[level]! += times))
  })
  if (respondentsIn(shape, sums) > 0)
    ratings.forEach((times, level) =>
      to.number(`ratings ${level + 1}`, times, field(field(expected, 'ratings'), String(level + 1))),
    )
}

/** The size of each criterion's factor, which an answer on a short form stands for. */
export const sizesIn = ({ factors }: Shape) => factors.flatMap((size) => Array<number>(size).fill(size))

/** ΣA, ΣY, ΣA², ΣAY and ΣY² over respondents, with a weight for answers on short forms. */
export function compareMoments(
  to: Comparison,
  expected: Json,
  sums: Sums,
  shape: Shape,
  onShort: (k: number) => number,
) {
  const parts = FORMS.map((form) => momentsOf(sums, shape, form, form === 'full' ? () => 1 : onShort))
  const total = (name: keyof ReturnType<typeof momentsOf>) => parts[0]![name] + parts[1]![name]
  for (const name of ['n', 'sumA', 'sumY', 'sumAA', 'sumAY', 'sumYY'] as const)
    to.number(`moments ${name}`, total(name), field(expected, name))
}

function momentsOf(sums: Sums, shape: Shape, form: (typeof FORMS)[number], weight: (k: number) => number) {
  const { n, criteria } = layoutOf(shape).forms[form]
  const { columns: K, a, y, ownAA, ownYY, ownAY, aa, yy, ay } = criteria
  const moments = { n: sums[n]!, sumA: 0, sumY: 0, sumAA: 0, sumAY: 0, sumYY: 0 }
  for (let k = 0; k < K; k++) {
    moments.sumA += weight(k) * sums[a + k]!
    moments.sumY += weight(k) * sums[y + k]!
    for (let l = 0; l < K; l++) {
      const both = weight(k) * weight(l)
      const at = k === l ? 0 : pair(Math.min(k, l), Math.max(k, l), K)
      moments.sumAA += both * sums[k === l ? ownAA + k : aa + at]!
      moments.sumYY += both * sums[k === l ? ownYY + k : yy + at]!
      moments.sumAY += both * sums[k === l ? ownAY + k : ay + ordered(k, l, K)]!
    }
  }
  return moments
}

/** The difference of the first two factors, whose answers come from the same people. */
function compareWithin(to: Comparison, expected: Json, sums: Sums, shape: Shape) {
  to.same('withinDifference', field(expected, 'what'), 'FACTOR_POOLED:F1 - FACTOR_POOLED:F2')
  const parts = [
    { share: 1, columns: [0] },
    { share: -1, columns: [1] },
  ]
  const figure = { by: 'factors' as const, parts, formWeighted: false, at: 0 }
  const { value, variance, df } = estimate(shape, [{ weight: 1, sums }], figure)
  const se = Math.sqrt(variance!)
  const margin = quantile(0.95, df) * se
  to.number('withinDifference value', value, field(expected, 'value'))
  to.number('withinDifference se', se, field(expected, 'se'))
  to.interval('withinDifference waldT95', [value - margin, value + margin], field(expected, 'waldT95'))
}
