import type { Counts, Lattice } from './lattice.ts'
import { shift } from './shift.ts'
import type { Steps } from './steps.ts'
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
  /** What must not be worked out. */
  small: Small[]
}

/** A figure with too few respondents, or with too few in some parts. */
interface Small {
  figure: number
  /** What there is too little of. */
  of: Counts[]
}

export const isSmall = (n: number, k: number) => n > 0 && n < k

export interface Rule {
  /** Fewest respondents that may be shown. */
  k: number
  /** Hidden for other reasons. */
  also?(figure: number, n: number): boolean
  /** Totals that another rule shows or hides, and guards: left as they are. */
  isFixed?(figure: number): boolean
  /** Judges the parts of figures that have k or more respondents, and leaves smaller ones to a decision on these. */
  ofParts?: boolean
}

/**
 * Hides what is small in a period, and the cheapest others without which a small one, in the period or in one inside,
 * could be worked out to a range of less than k from all that is shown before and now.
 *
 * It depends on nothing but what has happened until then and what was hidden before, so it comes out the same whenever
 * it is made again.
 *
 * @param before the decisions on all periods that closed earlier in the year
 */
export function* decide(lattice: Lattice, before: readonly Decision[], period: Period, rule: Rule): Steps<Decision> {
  const decision = decided(lattice, period, rule, () => false)
  const { n, hidden, small } = decision
  n.forEach((count, i) => (hidden[i] = !!rule.also?.(i, count)))
  for (const { figure } of small) hidden[figure] = true
  const inside = before.filter((part) => period.first <= part.first && part.last <= period.last)
  // Where nobody has come yet there may be no such place: it covers nothing.
  const seen = countsIn(lattice.counts, { first: 1, last: period.last }).map((count) => count > 0)
  const isSafe = guardOf(lattice, before, decision, rule, seen)
  for (const part of [...inside, decision])
    for (const one of part.small) {
      if (!part.hidden[one.figure] || rule.isFixed?.(one.figure)) continue
      // A period of which nothing is shown tells nothing, and what was shown before it was safe.
      if (!isSafe(one, part)) return { ...decision, hidden: seen }
      yield
    }
  return decision
}

/** A decision made before, on what the lattice holds now. */
export function decided(
  { figures, counts, parts }: Lattice,
  period: Period,
  { k, ofParts }: Rule,
  isHidden: (figure: number) => boolean,
): Decision {
  const n = countsIn(counts, period)
  const judged = ofParts ? parts.map((part) => ({ part, few: countsIn(part, period) })) : [{ part: counts, few: n }]
  const small = n.flatMap((all, figure) => {
    if (all === 0 || (ofParts && all < k)) return []
    const of = judged.flatMap(({ part, few }) => (isSmall(few[figure]!, k) ? [part] : []))
    return of.length > 0 ? { figure, of } : []
  })
  return { ...period, n, hidden: figures.map((_, i) => isHidden(i)), small }
}

const countsIn = (counts: Counts, { first, last }: Period) =>
  counts[first]!.map((_, i) => {
    let sum = 0
    for (let month = first; month <= last; month++) sum += counts[month]![i]!
    return sum
  })

/**
 * Looks for a doubt of k about something small in a part, and hides more of the decision's period where that takes it:
 * respondents are moved in a month of the part, and back in a month outside it or in none, wherever all periods that
 * would notice are hidden.
 *
 * @returns a function that says whether it came to k
 */
function guardOf(
  lattice: Lattice,
  before: readonly Decision[],
  decision: Decision,
  { k, isFixed }: Rule,
  seen: boolean[],
) {
  const unnoticed = memo((month: number, back: number) => {
    const between = before.filter((period) => holds(period, month) !== holds(period, back))
    return decision.n.map((_, i) => !isFixed?.(i) && between.every(({ hidden }) => hidden[i]))
  })
  // That nobody came in a month may be known anyway.
  const mayHide = (i: number) => decision.n[i]! > 0 || (decision.first < decision.last && seen[i])

  function slackOf(month: number, back: number, hideMore: boolean, now: (month: number) => number[]): Slack {
    const free = unnoticed(month, back)
    const between = holds(decision, month) !== holds(decision, back)
    const here = now(month)
    const there = back === NEVER ? undefined : now(back)
    const [came, cameBack] = [lattice.counts[month]!, lattice.counts[back]!]
    return {
      rise: (i) => (came[i] === 0 ? 0 : there ? there[i]! : Infinity),
      fall: (i) => (there && cameBack[i] === 0 ? 0 : here[i]!),
      price(i) {
        if (!free[i]) return Infinity
        if (!between || decision.hidden[i]) return 0
        return hideMore && mayHide(i) ? decision.n[i]! + 1 : Infinity
      },
      move(i, by) {
        here[i]! += by
        if (there) there[i]! -= by
        if (between) decision.hidden[i] = true
      },
    }
  }

  function reach(figure: number, counts: Counts, part: Decision, up: boolean, limit: number, hideMore: boolean) {
    const now = memo((month: number) => [...counts[month]!])
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

  const isInDoubt = (figure: number, counts: Counts, part: Decision, hideMore: boolean) => {
    const down = reach(figure, counts, part, false, k, hideMore)
    return down + reach(figure, counts, part, true, k - down, hideMore) >= k
  }

  return ({ figure, of }: Small, part: Decision) =>
    // What can be moved of the smallest part can be moved of each: mostly this settles all of them.
    (of.length > 1 && isInDoubt(figure, lattice.least, part, false)) ||
    of.every((counts) => [false, true].some((hideMore) => isInDoubt(figure, counts, part, hideMore)))
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
