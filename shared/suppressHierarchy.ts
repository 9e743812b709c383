import { type Decision, decide, decided, type Period, type Rule } from './decide.ts'
import { type Cell, type FigureName, type Lattice, latticeOf } from './lattice.ts'
import { finish, type Steps } from './steps.ts'

/** What a closed period hides; it stays so whatever comes later, and may be kept as JSON. */
export interface Decided extends Period {
  hidden: FigureName[]
}

export interface Suppression {
  /**
   * Whether everything of a figure (n, index, criteria, distribution) stays hidden in the months `first` to `last` of
   * the year: they are no row of periods in which it is shown, or not decided yet.
   */
  isHidden(figure: FigureName, first: number, last: number): boolean
  /** The closed periods, in the order in which they closed. */
  decided: Decided[]
}

export interface Publication {
  /** Fewest respondents that may be shown. */
  k: number
  /** The last month to decide on; 12 unless the year still runs. */
  through?: number
  /** The last month still runs, and it, its quarter and the year are shown so far. Only inside the administration. */
  open?: boolean
  /** What a closer circle may see: hidden there is hidden here, or that circle could subtract one from the other. */
  inside?: Suppression
  /** The decision on respondents, when the parts of their figures are decided on: hidden there is hidden here. */
  whole?: Suppression
  /** Decisions of an earlier call, taken over as they are: they save the time, and outlast corrections of the data. */
  earlier?: readonly Decided[]
}

/** A place in one column is shown by month only above this many times the largest number that is too few. */
const STEADY = 2

/**
 * Decides once, for all questions, what of a calendar year may be shown: places, columns and places in each column, by
 * month, quarter, six months, nine months and year. A tab, a filter, an export and the API only look their figures up
 * here, so that the same cell is hidden in each of them.
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
 * That nobody came to a place for an area in a month is taken as known, whether or not it is shown.
 *
 * Not guarded against: what else is known from elsewhere (that nobody came on a day); a group that answered all alike
 * (100 % satisfied tells of each one in it); watching an open period while responses arrive, or copies of it from an
 * earlier month; copies from before units changed, since all is decided on anew by the units of today; figures that mix
 * cells otherwise than by adding them (show a weighted index only where all its cells are shown, the others as one);
 * sums over questionnaires, which are decided on one by one.
 */
export const suppressHierarchy = (cells: readonly Cell[], publication: Publication): Suppression =>
  finish(suppress(cells, publication))

/**
 * The same with pauses.
 *
 * With `whole` it decides where respondents may be divided by criterion: nowhere in a figure where one criterion has
 * answers of fewer than k, nor where such a number could be worked out. All criteria of a figure are shown or none, as
 * factors and indices are sums over them. The index over all of them is left, and says how many ratings there were in all.
 */
export function* suppress(cells: readonly Cell[], publication: Publication): Steps<Suppression> {
  const { k, through = 12, open = false, inside, whole, earlier = [] } = publication
  const lattice = latticeOf(cells.filter(({ month }) => month <= through))
  yield
  const decisions: Decision[] = []
  for (const period of periodsUntil(through, open)) {
    const { first, last } = period
    const known = earlier.find((past) => past.first === first && past.last === last)
    const before = first === last ? decisions.filter((decision) => decision.last === last - 1) : []
    const goesOn = (i: number) => before.length > 0 && before.every(({ hidden }) => hidden[i])
    const also = (i: number, n: number) =>
      goesOn(i) ||
      (first === last && n > 0 && n <= STEADY * (k - 1) && isCrossed(lattice.figures[i]!)) ||
      [inside, whole].some((other) => other?.isHidden(lattice.figures[i]!, first, last))
    const rule = { k, also, ofParts: !!whole }
    decisions.push(known ? takeOver(lattice, known, rule) : yield* decide(lattice, decisions, period, rule))
    yield
  }
  return {
    isHidden(name, first, last) {
      const figure = lattice.find(name)
      if (figure === undefined) return last > through
      const shown = decisions.filter(({ hidden }) => !hidden[figure])
      const reaches = (month: number): boolean =>
        month > last ||
        shown.some((period) => period.first === month && period.last <= last && reaches(period.last + 1))
      return !reaches(first)
    },
    decided: decisions
      .filter(({ last }) => last < through || !open)
      .map(({ first, last, hidden }) => ({
        first,
        last,
        hidden: lattice.figures.filter((_, i) => hidden[i]).map(nameOf),
      })),
  }
}

const isCrossed = ({ place, column }: FigureName) => place.length > 0 && column !== null

const nameOf = ({ place, column }: FigureName): FigureName => ({ place, column })

function takeOver(lattice: Lattice, { first, last, hidden }: Decided, rule: Rule): Decision {
  const positions = new Set(hidden.map(lattice.find))
  return decided(lattice, { first, last }, rule, (i) => positions.has(i))
}

/** In the order in which they close. The official reports are on quarters, six months, nine months and the year. */
function periodsUntil(through: number, open: boolean): Period[] {
  const periods: Period[] = []
  const add = (first: number, last: number) => {
    if (!periods.some((period) => period.first === first && period.last === last)) periods.push({ first, last })
  }
  for (let month = 1; month <= through; month++) {
    add(month, month)
    if (month % 3 > 0 && !(open && month === through)) continue
    add(month - ((month - 1) % 3), month)
    add(1, month)
  }
  return periods
}
