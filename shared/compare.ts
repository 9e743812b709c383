import { LEVEL, type Interval } from './interval.ts'
import { intervalAt, type Basis, type Score } from './score.ts'

/** How the first stands to the second. "Not shown different" never means equal: more responses may yet show it. */
export type Verdict = 'higher' | 'lower' | 'not-shown-different'

/** The first index less the second, in percent points. */
export interface Difference {
  difference: number
  /** Null when one of the two has a single response. */
  se: number | null
  interval: Interval
  verdict: Verdict
}

/** A score that may be compared. */
export type Known = Score & { index: number; basis: Basis }

/** An incomplete figure averages other criteria, so a difference could come from the form and not from the service. */
export const isComparable = (score: Score): score is Known =>
  score.index !== null && score.basis !== null && score.complete

/**
 * Two units, or two periods. They must not share responses: compare a unit with the rest, not with the whole.
 *
 * @returns null when one of them has no index, or an incomplete one
 */
export function compare(first: Score, second: Score, level = LEVEL): Difference | null {
  if (!isComparable(first) || !isComparable(second)) return null
  const interval = differenceInterval(first, intervalAt(first, level), second, intervalAt(second, level))
  return {
    difference: first.index - second.index,
    se: first.se === null || second.se === null ? null : Math.hypot(first.se, second.se),
    interval,
    verdict: verdictOf(interval),
  }
}

/**
 * MOVER, the interval of a difference from the two intervals (Zou and Donner 2008).
 *
 * Not by asking whether the two overlap: at 95 % against 85 %, a hundred responses each, that misses a third of the
 * differences and this one in ten.
 */
function differenceInterval(
  first: { index: number },
  [low1, high1]: Interval,
  second: { index: number },
  [low2, high2]: Interval,
): Interval {
  const difference = first.index - second.index
  return [
    difference - Math.hypot(first.index - low1, high2 - second.index),
    difference + Math.hypot(high1 - first.index, second.index - low2),
  ]
}

const verdictOf = ([low, high]: Interval): Verdict => (low > 0 ? 'higher' : high < 0 ? 'lower' : 'not-shown-different')
