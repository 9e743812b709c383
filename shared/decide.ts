import type { Lattice } from './lattice.ts'
import { shift } from './shift.ts'
import type { Slack } from './way.ts'

/** Months of one year, 1 to 12, both included. */
export interface Period {
  first: number
  last: number
}

/** Which figures of a period are hidden, by their position in the lattice. */
export interface Decision extends Period {
  /** Respondents, by figure. */
  n: number[]
  hidden: boolean[]
  /** For each small figure, what a reader cannot rule out. Together it is a range of k or more. */
  doubts: Map<number, Doubt[]>
}

/** These figures may have been otherwise in a month, and the other way round in the month `back`, or in none. */
interface Doubt {
  month: number
  back: number
  figures: Set<number>
}

export interface Rule {
  /** Fewest respondents that may be shown. */
  k: number
  /** Hidden for other reasons. */
  also?(figure: number, n: number): boolean
  /** Totals that another rule shows or hides, and guards: left as they are. */
  isFixed?(figure: number): boolean
}

export const isSmall = (n: number, k: number) => n > 0 && n < k

/**
 * Hides what is small in a period, and the cheapest others without which a small one, in the period or in one inside,
 * could be worked out to a range of less than k from all that is shown before and now.
 *
 * @param before the decisions on all periods that closed earlier in the year
 */
export function decide(lattice: Lattice, before: readonly Decision[], period: Period, rule: Rule): Decision {
  const n = countsIn(lattice, period)
  const hidden = n.map((count, i) => isSmall(count, rule.k) || !!rule.also?.(i, count))
  const decision = { ...period, n, hidden, doubts: new Map() }
  const parts = before.filter((part) => period.first <= part.first && part.last <= period.last)
  const raise = doubter(lattice, before, decision, rule)
  const isSafe = (part: Decision, i: number) =>
    !part.hidden[i] ||
    !isSmall(part.n[i]!, rule.k) ||
    rule.isFixed?.(i) ||
    part.doubts.get(i)?.every((doubt) => remains(doubt, decision)) ||
    raise(i, part)
  const safe = [...parts, decision].every((part) => n.every((_, i) => isSafe(part, i)))
  // A period of which nothing is shown tells nothing, and what was shown before it was safe.
  return safe ? decision : { ...decision, hidden: n.map(() => true) }
}

/** A decision made before, on what the lattice holds now. */
export const decided = (lattice: Lattice, period: Period, isHidden: (figure: number) => boolean): Decision => ({
  ...period,
  n: countsIn(lattice, period),
  hidden: lattice.figures.map((_, i) => isHidden(i)),
  doubts: new Map(),
})

const countsIn = ({ counts }: Lattice, { first, last }: Period) =>
  counts[first]!.map((_, i) => counts.slice(first, last + 1).reduce((sum, month) => sum + month[i]!, 0))

const remains = ({ month, back, figures }: Doubt, { first, last, hidden }: Decision) =>
  holds({ first, last }, month) === holds({ first, last }, back) || [...figures].every((i) => hidden[i])

/**
 * Raises doubts of k about a figure of a part, and hides more of the decision's period where that takes it:
 * respondents are moved in a month of the part, and back in a month outside it or in none, wherever all periods that
 * would notice are hidden.
 *
 * @returns a function that says whether it came to k
 */
function doubter(lattice: Lattice, before: readonly Decision[], decision: Decision, { k, isFixed }: Rule) {
  const unnoticed = memo((month: number, back: number) => {
    const between = before.filter((period) => holds(period, month) !== holds(period, back))
    return decision.n.map((_, i) => !isFixed?.(i) && between.every(({ hidden }) => hidden[i]))
  })
  // That nobody came may be known anyway, so an empty cell covers nothing.
  const mayHide = (n: number) => n > 0 || decision.first < decision.last

  function slackOf({ month, back, figures }: Doubt, hideMore: boolean, now: (month: number) => number[]): Slack {
    const free = unnoticed(month, back)
    const between = holds(decision, month) !== holds(decision, back)
    const here = now(month)
    const there = back === NEVER ? undefined : now(back)
    return {
      rise: (i) => (there ? there[i]! : Infinity),
      fall: (i) => here[i]!,
      price(i) {
        if (!free[i]) return Infinity
        if (!between || decision.hidden[i]) return 0
        return hideMore && mayHide(decision.n[i]!) ? decision.n[i]! + 1 : Infinity
      },
      move(i, by) {
        here[i]! += by
        if (there) there[i]! -= by
        if (between) decision.hidden[i] = true
        figures.add(i)
      },
    }
  }

  function reach(figure: number, part: Decision, up: boolean, limit: number, hideMore: boolean, doubts: Doubt[]) {
    const now = memo((month: number) => [...lattice.counts[month]!])
    const outside = part === decision ? [] : monthsOf({ first: 1, last: decision.last }).filter((m) => !holds(part, m))
    let reached = 0
    for (const month of monthsOf(part))
      for (const back of [NEVER, ...outside]) {
        if (reached >= limit) return reached
        const doubt = { month, back, figures: new Set<number>() }
        const slack = slackOf(doubt, hideMore, now)
        if (slack.price(figure) < Infinity) reached += shift(lattice, figure, up, limit - reached, slack)
        if (doubt.figures.size > 0) doubts.push(doubt)
      }
    return reached
  }

  return (figure: number, part: Decision) =>
    [false, true].some((hideMore) => {
      const doubts: Doubt[] = []
      const down = reach(figure, part, false, k, hideMore, doubts)
      const up = reach(figure, part, true, k - down, hideMore, doubts)
      const enough = down + up >= k
      if (enough) part.doubts.set(figure, doubts)
      return enough
    })
}

/** A month that no period holds. */
const NEVER = 0

const holds = ({ first, last }: Period, month: number) => first <= month && month <= last

const monthsOf = ({ first, last }: Period) => Array.from({ length: last - first + 1 }, (_, i) => first + i)

function memo<A extends number[], T>(make: (...args: A) => T) {
  const made = new Map<string, T>()
  return (...args: A): T => {
    const key = args.join()
    if (!made.has(key)) made.set(key, make(...args))
    return made.get(key)!
  }
}
