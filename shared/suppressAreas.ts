import type { Decision, Rule } from './decide.ts'
import { endingWith, isHiddenOver } from './periods.ts'
import type { FigureName } from './lattice.ts'

export interface Publication {
  /** Fewest respondents that may be shown. */
  k: number
  /** The decision on respondents, when the parts of their figures are decided on: hidden there is hidden here. */
  whole?: Decision
  /** What a closer circle may see: hidden there is hidden here, or that circle could subtract one from the other. */
  inside?: Decision
}

/** A place in one column is shown by month only above this many times the largest number that is too few. */
const STEADY = 2

/**
 * How a year of places (khối, units) × service areas is decided on.
 *
 * - A figure of 0 < n < k is hidden, and with it so much else that, given every shown figure of the year, it could lie
 *   anywhere in a range of k or more.
 * - Periods are decided in the order in which they close, from what happened until then: no published figure is ever
 *   withdrawn, and old copies give nothing away.
 * - A month goes on hiding what the month before hid until a longer period can show the sum: hidden in one month only,
 *   it would be the quarter less the other two. For the same reason a place in one column is shown by month
 *   only where it is well above k: what hovers about k costs the longer periods, which matter more.
 * - Any other range is shown where it is a row of shown periods.
 *
 * With `whole` it decides where respondents may be divided by criterion: nowhere in a figure where one criterion has
 * answers of fewer than k, nor where such a number could be worked out. All criteria of a figure are shown or none, as
 * factors and indices are sums over them. The index over all of them is left, and says how many ratings there were in all.
 *
 * That nobody came to a place for an area in a month is taken as known, whether or not it is shown.
 *
 * Not guarded against: what else is known from elsewhere (that nobody came on a day); a group that answered all alike
 * (100 % satisfied tells of each one in it); watching an open period while responses arrive, or copies of it from an
 * earlier month; copies from before units changed, since all is decided on anew by the units of today; figures that mix
 * cells otherwise than by adding them (show a weighted index only where all its cells are shown, the others as one);
 * sums over questionnaires, which are decided on one by one.
 */
export const areaRule = (publication: Publication): Rule => {
  const { also, ...rule } = ruleOf(publication)
  return {
    ...rule,
    also: (draft, p, i, n) =>
      also(draft, p, i) ||
      (isMonth(draft, p) && n > 0 && n <= STEADY * (publication.k - 1) && isCrossed(draft.lattice.names[i]!)),
  }
}

const isCrossed = ({ place, column }: FigureName) => place.length > 0 && column !== null

/** What places by area and by counter have in common. */
export const ruleOf = ({ k, whole, inside }: Publication) => ({
  k,
  ofParts: !!whole,
  ...(whole && { base: whole.hidden }),
  also(draft: Decision, p: number, i: number) {
    const { first, last } = draft.periods[p]!
    if (inside && isHidden(inside, draft.lattice.names[i]!, first, last)) return true
    const before = isMonth(draft, p) ? endingWith(draft.periods, first - 1) : 0
    return before !== 0 && (before & ~draft.hidden[i]!) === 0
  },
})

const isMonth = ({ periods }: Decision, p: number) => periods[p]!.first === periods[p]!.last

/**
 * Whether everything of a figure (n, index, criteria, distribution) stays hidden in the months `first` to `last`: they
 * are no row of periods in which it is shown, or not decided yet.
 */
export function isHidden({ lattice, periods, hidden }: Decision, name: FigureName, first: number, last: number) {
  const figure = lattice.find(name)
  const bits = figure === undefined ? 0 : hidden[figure]!
  // Each month is a period of its own.
  if (bits === 0) return last > (periods.at(-1)?.last ?? 0)
  return isHiddenOver(periods, bits, first, last)
}
