import { isComparable, type Known } from './compare.ts'
import { LEVEL } from './interval.ts'
import { intervalAt, type Score } from './score.ts'

/** The best and the worst place that the responses leave open, such as 3 to 9. */
export type Rank = [best: number, worst: number]

/** Fewer responses than this have an index, but no rank. */
const FEWEST_TO_RANK = 30

/**
 * Rank intervals of units of one kind and level, in the order given; null where a score is incomplete, has too few
 * responses, or stands alone.
 *
 * "Not different" is not transitive, so there are no groups: 1 + those shown better, up to all less those shown worse.
 */
export function ranksOf(scores: Score[], fewest = FEWEST_TO_RANK): (Rank | null)[] {
  const ranked = scores.filter((score): score is Known => isComparable(score) && score.n >= fewest)
  if (ranked.length < 2) return scores.map(() => null)

  const { index, below, above } = limitsOf(ranked)
  const [better, worse] = [new Uint32Array(ranked.length), new Uint32Array(ranked.length)]
  for (let i = 0; i < ranked.length; i++)
    for (let j = 0; j < ranked.length; j++) {
      const difference = index[i]! - index[j]!
      // Only then can the whole interval of the difference lie above 0: see differenceInterval.
      if (difference <= 0 || difference ** 2 <= below[i]! ** 2 + above[j]! ** 2) continue
      worse[i]!++
      better[j]!++
    }
  const rankOf = new Map<Score, Rank>(ranked.map((score, i) => [score, [1 + better[i]!, ranked.length - worse[i]!]]))
  return scores.map((score) => rankOf.get(score) ?? null)
}

/** The indices, and how far their intervals reach below and above. Of two hundred units ten thousands are compared. */
function limitsOf(ranked: readonly Known[]) {
  const level = levelOf(ranked.length)
  const intervals = ranked.map((score) => intervalAt(score, level))
  const index = Float64Array.from(ranked, (score) => score.index)
  return {
    index,
    below: index.map((percent, i) => percent - intervals[i]![0]),
    above: index.map((percent, i) => intervals[i]![1] - percent),
  }
}

/**
 * Bonferroni's level for all pairs of `rows`. Forty units make 780 pairs, of which at 95 % about 39 would be called
 * different by chance alone.
 */
export const levelOf = (rows: number) => 1 - (1 - LEVEL) / ((rows * (rows - 1)) / 2)
