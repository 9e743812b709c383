import { Guard, RESPONDENTS, type Small } from './guard.ts'
import { type Lattice, sumOf } from './lattice.ts'
import { isWithin, monthsOf, type Period } from './periods.ts'
import type { Steps } from './steps.ts'

/** Which figures are hidden in which periods. */
export interface Decision {
  lattice: Lattice
  /** In the order in which they close. */
  periods: readonly Period[]
  /** For each figure a bit for each period. */
  hidden: Int32Array
}

export interface Rule {
  /** Fewest respondents that may be shown. */
  k: number
  /** Judges the parts of figures instead of all respondents. */
  ofParts?: boolean
  /** What another decision hides: hidden there is hidden here. */
  base?: Int32Array
  /** Hidden for other reasons when it is decided on. */
  also?(draft: Decision, p: number, figure: number, n: number): boolean
  /** Totals that another rule shows or hides, and guards: left as they are. */
  isFixed?(figure: number): boolean
}

/** Something small, and the position of the period in which it is. */
export interface Found extends Small {
  part: number
  /** No longer period can give it away. */
  isSettled?: boolean
}

/** Finds what must not be worked out from a period on; asked for each in turn. It may change the draft's counts. */
export type Find = (draft: Decision, p: number) => Found[]

export const isSmall = (n: number, k: number) => n > 0 && n < k

/**
 * Decides on periods one after the other: hides what is small, and the cheapest others without which a small one, in
 * the period or in one inside, could be worked out to a range of less than k from all that is shown before and now.
 *
 * It depends on nothing but what has happened until then and what was hidden before, so it comes out the same whenever
 * it is made again.
 *
 * @param start the first period to decide on; those before are taken as they are
 */
export function* decide(decision: Decision, start: number, rule: Rule, find: Find): Steps<Decision> {
  const draft = { ...decision, hidden: decision.hidden.map((bits) => bits & bitsBefore(start)) }
  const found: Found[] = []
  for (let p = 0; p < draft.periods.length; p++) {
    const own = find(draft, p)
    yield
    found.push(...own)
    if (p < start) continue
    hideOthers(draft, p, rule)
    hideSmall(draft, p, own)
    yield
    yield* settle(draft, p, rule, found)
    yield
  }
  return draft
}

/**
 * Brings a decision after its lattice: hides what has become small, and more where that takes it. Nothing is shown
 * that it did not show.
 *
 * While counts only grow and nothing new is small, a decision is as safe as it was. A figure shown with none or with k
 * and more still has none or k and more. What is small was small before, and in doubt by so many respondents that could
 * be moved between hidden figures: they are all still there, with others beside them, and what was empty and has come
 * to k leaves more room, not less.
 *
 * @param find what has to be looked at: what is small now and was not, or everything when counts fell
 */
export function* extend(decision: Decision, rule: Rule, find: Find): Steps<Decision> {
  const draft = { ...decision, hidden: decision.hidden.map((bits, i) => bits | (rule.base?.[i] ?? 0)) }
  const found: Found[] = []
  for (let p = 0; p < draft.periods.length; p++) {
    const own = find(draft, p)
    found.push(...own)
    hideSmall(draft, p, own)
    yield* settle(draft, p, rule, found)
  }
  return draft.hidden.every((bits, i) => bits === decision.hidden[i]) ? decision : draft
}

/**
 * Shows what need not be hidden any longer, and hides nothing that is shown: what is shown before and after together
 * is what is shown after.
 *
 * @param start the first period that still runs; those before are taken as they are
 * @returns the same decision where it finds none that shows more
 */
export function* relax(decision: Decision, start: number, rule: Rule, find: Find): Steps<Decision> {
  const closed = bitsBefore(start)
  const draft = { ...decision, hidden: decision.hidden.map((bits) => bits & closed) }
  const may = decision.hidden.map((bits) => bits & ~closed)
  const found: Found[] = []
  for (let p = 0; p < draft.periods.length; p++) {
    const own = find(draft, p)
    found.push(...own)
    if (p < start) continue
    hideOthers(draft, p, rule)
    hideSmall(draft, p, own)
    for (let i = 0; i < may.length; i++) draft.hidden[i]! &= decision.hidden[i]!
    if (!(yield* settle(draft, p, rule, found, may))) return decision
    yield
  }
  return draft
}

const bitsBefore = (p: number) => (1 << p) - 1

function hideOthers(draft: Decision, p: number, { base, also }: Rule) {
  const { hidden, lattice, periods } = draft
  for (let i = 0; i < hidden.length; i++)
    if (((base?.[i] ?? 0) & (1 << p)) !== 0 || also?.(draft, p, i, sumOf(lattice.counts, i, periods[p]!)))
      hidden[i]! |= 1 << p
}

function hideSmall({ hidden }: Decision, p: number, own: readonly Found[]) {
  for (const { figure, part } of own) if (part === p) hidden[figure]! |= 1 << p
}

/**
 * Guards what was found inside a period. Where that cannot be done, all of it is hidden with its group: a period of
 * which nothing is shown tells nothing, and what was shown before it was safe.
 *
 * @param may the only bits that may be hidden, if given
 * @returns whether everything could be guarded
 */
function* settle(
  draft: Decision,
  p: number,
  { k, isFixed }: Rule,
  found: readonly Found[],
  may?: Int32Array,
): Steps<boolean> {
  const { lattice, periods, hidden } = draft
  const whole = periods[p]!
  const inside = found.filter(
    ({ part, figure, isSettled }) =>
      !isSettled && isWithin(periods[part]!, whole) && (hidden[figure]! & (1 << part)) !== 0 && !isFixed?.(figure),
  )
  if (inside.length === 0) return true
  const n = hidden.map((_, i) => sumOf(lattice.counts, i, whole))
  const seen = hidden.map((_, i) => sumOf(lattice.counts, i, { first: 1, last: whole.last }))
  // Where nobody has come yet there may be no such place: it covers nothing. That nobody came in a month may be known.
  const mayHide = (i: number) => !isFixed?.(i) && (n[i]! > 0 || (whole.first < whole.last && seen[i]! > 0))
  const price = n.map((count) => count + 1)
  const guard = new Guard(
    lattice,
    periods,
    { hidden, may: may ?? n.map((_, i) => (mayHide(i) ? 1 << p : 0)), price },
    k,
  )
  const failed = new Set<number>()
  for (const one of inside) {
    const group = lattice.group[one.figure]!
    if (failed.has(group)) continue
    const doubt = guard.doubtOf(one, periods[one.part]!, p)
    if (doubt === 'none') {
      if (may) return false
      failed.add(group)
      for (let i = 0; i < hidden.length; i++) if (lattice.group[i] === group && seen[i]! > 0) hidden[i]! |= 1 << p
    } else one.isSettled = doubt === 'for good'
    yield
  }
  return failed.size === 0
}

/** What to look at, if not at everything. */
export interface Only {
  figures?: readonly number[]
  /** In periods that hold one of these. */
  months?: readonly number[]
}

/** Finds what is small in each period. */
export const finding =
  (rule: Rule, only: Only = {}): Find =>
  (draft, p) =>
    isAmong(monthsOf(draft.periods[p]!), only) ? findIn(draft, p, rule, only.figures) : []

export const isAmong = (all: readonly number[], { months }: Only) =>
  !months || all.some((month) => months.includes(month))

export function findIn({ lattice, periods }: Decision, part: number, rule: Rule, figures?: readonly number[]): Found[] {
  const found: Found[] = []
  for (const figure of figures ?? lattice.names.keys()) {
    const of = tooFew(lattice, figure, periods[part]!, rule)
    if (of.length > 0) found.push({ figure, of, part })
  }
  return found
}

/** What a figure has too little of in a period. */
export function tooFew(lattice: Lattice, figure: number, period: Period, { k, ofParts }: Rule): number[] {
  if (!ofParts) return isSmall(sumOf(lattice.counts, figure, period), k) ? [RESPONDENTS] : []
  // Where the smallest parts of all months come to k, so does every part: mostly this settles it.
  if (sumOf(lattice.least, figure, period) >= k) return []
  return [...lattice.parts.keys()].filter((part) => isSmall(sumOf(lattice.parts[part]!, figure, period), k))
}
