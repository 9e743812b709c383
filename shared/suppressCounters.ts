import { type Decision, type Find, findIn, type Found, isAmong, type Only, type Rule } from './decide.ts'
import { type CellName, type Counts, type FigureName, emptied, graphOf, keyOf, type Lattice } from './lattice.ts'
import { monthsOf } from './periods.ts'
import { type Publication, ruleOf } from './suppressAreas.ts'

/**
 * Counters of places, without the totals of these: a counter can give to another of its place alone. With none of
 * their responses.
 *
 * @param cells with counters as columns
 * @param parts how many each has
 */
export function emptyCounters(cells: readonly CellName[], parts: number): Lattice {
  const keyed = new Map(cells.map(({ place, column }) => [keyOf([...place, column]), { place, column }]))
  const keys = [...keyed.keys()].toSorted()
  const names = keys.map((key) => keyed.get(key)!)
  const positions = new Map(keys.map((key, i) => [key, i]))
  const groups = new Map<string, number>()
  for (const { place } of names) if (!groups.has(keyOf(place))) groups.set(keyOf(place), groups.size)
  const group = Int32Array.from(names, ({ place }) => groups.get(keyOf(place))!)
  const [from, to] = [group.map((g) => 2 * g), group.map((g) => 2 * g + 1)]
  const find = ({ place, column }: FigureName) =>
    column === null ? undefined : positions.get(keyOf([...place, column]))
  const graph = graphOf(from, to, 2 * groups.size)
  return emptied({ names, group, ...graph, find, finest: find, within }, parts)
}

/** Nothing is above a counter. */
const within: Lattice['within'] = (finest, act) => act(finest)

/** What the decision on places says of those that counters belong to. */
export interface Totals {
  places: Decision
  /** By counter the position of its place; -1 where it has none. */
  of: Int32Array
}

export function totalsOf({ names }: Lattice, places: Decision): Totals {
  const all = places.lattice.names
  const known = totals.get(names)
  if (known?.all === all) return { places, of: known.of }
  const of = Int32Array.from(names, ({ place }) => places.lattice.find({ place, column: null }) ?? -1)
  totals.set(names, { all, of })
  return { places, of }
}

const totals = new WeakMap<object, { all: unknown; of: Int32Array }>()

/** A counter is hidden wherever its place is. */
export function counterRule({ places, of }: Totals, publication: Publication): Rule {
  const { base, ...rule } = ruleOf(publication)
  return { ...rule, base: of.map((total, i) => (total < 0 ? -1 : places.hidden[total]!) | (base?.[i] ?? 0)) }
}

/**
 * Finds what is small of counters where their place is shown, in periods of which the totals are known: the months in
 * which a place is hidden are taken together, as the rest of the shown period that holds them.
 */
export function findingCounters(rule: Rule, { places, of }: Totals, only: Only = {}): Find {
  const asked = only.figures && new Set(only.figures)
  const askedTotals = only.figures && new Set(only.figures.map((figure) => of[figure]))
  const groups = [...groupsOf(of)].filter(([total]) => total >= 0 && (!askedTotals || askedTotals.has(total)))
  const told = new Map(groups.map(([total]) => [total, 0]))
  return (draft, p) => {
    const { periods } = draft
    const found: Found[] = []
    for (const [total, all] of groups) {
      if ((places.hidden[total]! & (1 << p)) !== 0) continue
      const months = monthsOf(periods[p]!)
      const rest = months.filter((month) => (told.get(total)! & (1 << month)) === 0)
      for (const month of rest) told.set(total, told.get(total)! | (1 << month))
      if (rest.length > 1) joinMonths(draft, all, rest)
      const figures = asked ? all.filter((figure) => asked.has(figure)) : all
      if (!isAmong(months, only)) continue
      found.push(...findIn(draft, p, rule, figures))
      const slot = periods.findIndex(({ first, last }) => first === rest[0] && last === rest[0])
      if (rest.length > 0 && rest.length < months.length && isAmong(rest, only))
        found.push(...findIn(draft, slot, rule, figures))
    }
    return found
  }
}

const groups = new WeakMap<Int32Array, Map<number, number[]>>()

/** The counters of each total. */
function groupsOf(of: Int32Array): Map<number, number[]> {
  const known = groups.get(of) ?? Map.groupBy(of.keys(), (figure) => of[figure]!)
  groups.set(of, known)
  return known
}

const copies = new WeakSet<Lattice>()

/** Counts months as one, the first, in a copy of the draft's own. */
function joinMonths(draft: Decision, figures: readonly number[], [first, ...others]: readonly number[]) {
  if (!copies.has(draft.lattice)) draft.lattice = copyOf(draft.lattice)
  const { counts, parts, least } = draft.lattice
  for (const rows of [counts, least, ...parts])
    for (const month of others)
      for (const figure of figures) {
        rows[first!]![figure]! += rows[month]![figure]!
        rows[month]![figure] = 0
      }
}

const copied = (counts: Counts) => counts.map((row) => row.slice())

function copyOf(lattice: Lattice): Lattice {
  const { counts, parts, least } = lattice
  const copy = { ...lattice, counts: copied(counts), parts: parts.map(copied), least: copied(least) }
  copies.add(copy)
  return copy
}
