import type { Lattice } from './lattice.ts'
import { type Slack, shift } from './shift.ts'

/** Months of one year, 1 to 12, both included. */
export interface Period {
  first: number
  last: number
}

/** Which figures of a period are hidden, by position in the lattice. */
export interface Decision extends Period {
  /** Respondents, by figure. */
  n: number[]
  hidden: boolean[]
}

export interface Rule {
  /** Fewest respondents that may be shown. */
  k: number
  /** Hidden for other reasons. */
  also?(figure: number, n: number): boolean
  /** Decided elsewhere: neither moved nor hidden here. */
  isFixed?(figure: number): boolean
  /** Kept from being worked out elsewhere. */
  isGuarded?(figure: number): boolean
}

export const isSmall = (n: number, k: number) => n > 0 && n < k

export const countsIn = ({ counts }: Lattice, { first, last }: Period) =>
  counts[first]!.map((_, i) => counts.slice(first, last + 1).reduce((sum, month) => sum + month[i]!, 0))

/**
 * Hides what is small in a period, and the cheapest others without which a small one, in the period or in one inside,
 * could be worked out to a range of less than k from all that is shown before and now.
 *
 * @param before the decisions on all periods that closed earlier in the year
 */
export function decide(lattice: Lattice, before: readonly Decision[], period: Period, rule: Rule): Decision {
  const n = countsIn(lattice, period)
  const decision = { ...period, n, hidden: n.map((count, i) => isSmall(count, rule.k) || !!rule.also?.(i, count)) }
  const parts = before.filter((part) => isWithin(part, period))
  const protect = protector(lattice, before, decision, rule)
  const isSafe = (i: number, part: Decision) =>
    !isSmall(part.n[i]!, rule.k) ||
    rule.isGuarded?.(i) ||
    // What hides it lies within a period that shows it, and so stays as it is whatever longer periods show.
    parts.some((longer) => longer !== part && isWithin(part, longer) && !longer.hidden[i]) ||
    protect(i, part)
  const safe = [...parts, decision].every((part) => n.every((_, i) => isSafe(i, part)))
  // A period of which nothing is shown tells nothing, and what was shown before it was safe.
  return safe ? decision : { ...decision, hidden: n.map(() => true) }
}

/**
 * Widens to k the range in which a figure of a part could lie, hiding more of the decision's period where it must:
 * respondents are moved in a month of the part, and back in a month outside it or in none, wherever every period that
 * would notice is hidden.
 *
 * @returns a function that says whether it came to k
 */
function protector(lattice: Lattice, before: readonly Decision[], decision: Decision, { k, isFixed }: Rule) {
  const unnoticed = memo((month: number, back: number) => {
    const between = before.filter((period) => holds(period, month) !== holds(period, back))
    return decision.n.map((_, i) => !isFixed?.(i) && between.every(({ hidden }) => hidden[i]))
  })
  // That nobody came may be known anyway, so an empty cell covers nothing.
  const mayHide = (n: number) => n > 0 || decision.first < decision.last

  function slackOf(month: number, back: number, hideMore: boolean, now: (month: number) => number[]): Slack {
    const free = unnoticed(month, back)
    const between = holds(decision, month) !== holds(decision, back)
    return {
      rise: (i) => (back === NEVER ? Infinity : now(back)[i]!),
      fall: (i) => now(month)[i]!,
      price(i) {
        if (!free[i]) return Infinity
        if (!between || decision.hidden[i]) return 0
        return hideMore && mayHide(decision.n[i]!) ? decision.n[i]! + 1 : Infinity
      },
      move(i, by) {
        now(month)[i]! += by
        if (back !== NEVER) now(back)[i]! -= by
        if (between) decision.hidden[i] = true
      },
    }
  }

  function reach(figure: number, part: Decision, up: boolean, limit: number, hideMore: boolean): number {
    const now = memo((month: number) => [...lattice.counts[month]!])
    const outside = part === decision ? [] : monthsOf({ first: 1, last: decision.last }).filter((m) => !holds(part, m))
    let reached = 0
    for (const month of monthsOf(part))
      for (const back of [NEVER, ...outside]) {
        if (reached >= limit) return reached
        const slack = slackOf(month, back, hideMore, now)
        if (slack.price(figure) < Infinity) reached += shift(lattice, figure, up, limit - reached, slack)
      }
    return reached
  }

  return (figure: number, part: Decision) =>
    [false, true].some((hideMore) => {
      const down = reach(figure, part, false, k, hideMore)
      return down + reach(figure, part, true, k - down, hideMore) >= k
    })
}

/** A month that no period holds. */
const NEVER = 0

const holds = ({ first, last }: Period, month: number) => first <= month && month <= last

const isWithin = (part: Period, whole: Period) => whole.first <= part.first && part.last <= whole.last

const monthsOf = ({ first, last }: Period) => Array.from({ length: last - first + 1 }, (_, i) => first + i)

function memo<A extends number[], T>(make: (...args: A) => T) {
  const made = new Map<string, T>()
  return (...args: A): T => {
    const key = args.join()
    if (!made.has(key)) made.set(key, make(...args))
    return made.get(key)!
  }
}
