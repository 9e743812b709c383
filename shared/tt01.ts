import type { Text } from './questionnaire.ts'
import { layoutOf, type Shape } from './layout.ts'
import type { Sums } from './sums.ts'

/** Thông tư 01/2018/TT-VPCP: nine indicators of 0 to 2 points, in five classes by their total of 18. */
export const CLASSES = [
  { key: 'excellent', from: 15, name: { vi: 'Xuất sắc', en: 'Excellent' } },
  { key: 'good', from: 12, name: { vi: 'Tốt', en: 'Good' } },
  { key: 'fair', from: 9, name: { vi: 'Khá', en: 'Fair' } },
  { key: 'average', from: 6, name: { vi: 'Trung bình', en: 'Average' } },
  { key: 'weak', from: 0, name: { vi: 'Yếu', en: 'Weak' } },
] as const satisfies { key: string; from: number; name: Text }[]

export type Class = (typeof CLASSES)[number]['key']

/**
 * The class of a total, or of the mean of totals given as their sum and number: multiplied rather than divided, so that
 * a mean of exactly 15 is Xuất sắc.
 */
export const classOf = (sum: number, n = 1): Class => CLASSES.find(({ from }) => sum >= from * n)!.key

/** How a scope did on one indicator. */
export interface Indicator {
  /** Ratings. */
  n: number
  /** Percent of the ratings on each level, lowest first; null without ratings. */
  shares: number[] | null
}

/** The nine-indicator result. Never an index of satisfaction, and never averaged with one. */
export interface Nine {
  /** Complete responses. One that leaves an indicator out has no total: counting 0 for it would punish the unit. */
  n: number
  /** Responses without a total; their ratings still count under `indicators`. */
  incomplete: number
  /** Mean total; null without a complete response. */
  mean: number | null
  /** Class of the mean. */
  class: Class | null
  /** Percent of the complete responses in each class; null without any. */
  classes: Record<Class, number> | null
  /** All indicators together. */
  levels: Indicator
  indicators: Indicator[]
}

/** @param sums that go as far as counts */
export function nineOf(shape: Shape, sums: Sums): Nine {
  // No form of it is short: an indicator that was not asked leaves the response incomplete as one not answered does.
  const { criteria: K, forms } = layoutOf(shape)
  const both = (name: 'totals' | 'levels', numbers: number) =>
    Array.from({ length: numbers }, (_, i) => sums[forms.full[name] + i]! + sums[forms.short[name] + i]!)
  const totals = both('totals', K * (shape.levels - 1) + 1)
  const ratings = both('levels', K * shape.levels)
  const n = add(totals)
  const sum = add(totals.map((times, total) => times * total))
  const inClass = ({ key }: (typeof CLASSES)[number]) => add(totals.filter((_, total) => classOf(total) === key))
  const counts = Array.from({ length: ratings.length / shape.levels }, (_, k) =>
    ratings.slice(k * shape.levels, (k + 1) * shape.levels),
  )
  return {
    n,
    incomplete: sums[forms.full.n]! + sums[forms.short.n]! - n,
    mean: n > 0 ? sum / n : null,
    class: n > 0 ? classOf(sum, n) : null,
    classes:
      n > 0 ? (Object.fromEntries(CLASSES.map((c) => [c.key, (100 * inClass(c)) / n])) as Nine['classes']) : null,
    levels: indicatorOf(Array.from({ length: shape.levels }, (_, level) => add(counts.map((of) => of[level]!)))),
    indicators: counts.map(indicatorOf),
  }
}

function indicatorOf(counts: number[]): Indicator {
  const n = add(counts)
  return { n, shares: n > 0 ? counts.map((times) => (100 * times) / n) : null }
}

const add = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)
