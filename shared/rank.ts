import { differenceInterval, isComparable, verdictOf, type Known } from './compare.ts'
import { LEVEL } from './interval.ts'
import { intervalAt, type Score } from './score.ts'

/** The best and the worst place that the responses leave open, such as 3 to 9. */
export type Rank = [best: number, worst: number]

/** Fewer responses than this have an index, but no rank. */
export const FEWEST_TO_RANK = 30

/**
 * Rank intervals of units of one kind and level, in the order given; null where a score is incomplete, has too few
 * responses, or stands alone.
 *
 * "Not different" is not transitive, so there are no groups: 1 + those shown better, up to all less those shown worse.
 */
export function ranksOf(scores: Score[], fewest = FEWEST_TO_RANK): (Rank | null)[] {
  const ranked = scores.filter((score): score is Known => isComparable(score) && score.n >= fewest)
  if (ranked.length < 2) return scores.map(() => null)

  const level = levelOf(ranked.length)
  const rows = ranked.map((score) => ({ score, interval: intervalAt(score, level), better: 0, worse: 0 }))
  rows.forEach((first, i) => {
    for (const second of rows.slice(i + 1)) {
      const verdict = verdictOf(differenceInterval(first.score, first.interval, second.score, second.interval))
      if (verdict === 'not-shown-different') continue
      const [above, below] = verdict === 'higher' ? [first, second] : [second, first]
      above.worse++
      below.better++
    }
  })
  const rankOf = new Map<Score, Rank>(rows.map((row) => [row.score, [1 + row.better, rows.length - row.worse]]))
  return scores.map((score) => rankOf.get(score) ?? null)
}

/**
 * Bonferroni's level for all pairs of `rows`. Forty units make 780 pairs, of which at 95 % about 39 would be called
 * different by chance alone.
 */
export const levelOf = (rows: number) => 1 - (1 - LEVEL) / ((rows * (rows - 1)) / 2)
