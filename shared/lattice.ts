/** Responses at the finest grain that anything is published at. */
export interface Cell {
  /** From the widest place below the whole to the finest: `[unit, counter]`. A place with places below has no cells. */
  place: readonly string[]
  /** A service area; where days are published, a day. */
  column: string
  /** 1 to 12. */
  month: number
  n: number
  /** What is counted of the n one by one, such as the ratings of each criterion; as many in every cell. */
  parts?: readonly number[]
}

/** One published count: a place (`[]` is the whole) in one column, or in all of them (null). */
export interface FigureName {
  place: readonly string[]
  column: string | null
}

export interface Figure extends FigureName {
  /** The two sums it stands in, by position: what it adds up from, and what it adds up into. */
  from: number
  to: number
}

export type Counts = number[][]

/**
 * Every published figure and how they add up. Places nest and columns do not, so each figure stands in just two sums:
 * with sums as nodes and figures as arcs, a change that no sum shows is a circulation, and what a reader can work out
 * is a question of flows.
 */
export interface Lattice {
  /** In the order of their codes, so that equals are taken in this order. */
  figures: Figure[]
  /** Respondents by month, 1 to 12, and by figure. */
  counts: Counts
  /** The same of each part. */
  parts: Counts[]
  /** The smallest of the parts. */
  least: Counts
  /** The figures that stand in each sum. */
  sums: number[][]
  /** The position of a figure; undefined where nobody has answered. */
  find(name: FigureName): number | undefined
}

/** @throws RangeError when a place with places below has responses of its own, so that nothing would add up */
export function latticeOf(cells: readonly Cell[]): Lattice {
  const finest = Map.groupBy(cells, ({ place, column }) => keyOf(place, column))
  const kinds = [...finest.values()].map(([cell]) => cell!)
  const inner = new Set(kinds.flatMap(({ place }) => above(place).map((name) => keyOf(name))))
  for (const { place } of kinds)
    if (inner.has(keyOf(place))) throw new RangeError(`${place.join('/')} has places below`)

  const names = new Map(kinds.flatMap(namesOf).map((name) => [keyOf(name.place, name.column), name]))
  const keys = [...names.keys()].toSorted()
  const position = new Map(keys.map((key, i) => [key, i]))
  const find = ({ place, column }: FigureName) => position.get(keyOf(place, column))

  const sums = new Map<string, number>()
  const sum = (key: string) => sums.get(key) ?? (sums.set(key, sums.size), sums.size - 1)
  const figures = keys.map((key) => {
    const { place, column } = names.get(key)!
    const parts = sum(inner.has(keyOf(place)) ? keyOf(place, column) : keyOf(place))
    const whole = sum(place.length > 0 ? keyOf(place.slice(0, -1), column) : 'whole')
    // In the sum over the columns of a place, its total is on the other side.
    return column === null ? { place, column, from: whole, to: parts } : { place, column, from: parts, to: whole }
  })

  const empty = () => Array.from({ length: 13 }, () => keys.map(() => 0))
  const counts = empty()
  const parts = (cells[0]?.parts ?? []).map(empty)
  for (const group of finest.values()) {
    const within = namesOf(group[0]!).map((name) => find(name)!)
    for (const { month, n, parts: some = [] } of group)
      for (const figure of within) {
        counts[month]![figure]! += n
        for (let part = 0; part < some.length; part++) parts[part]![month]![figure]! += some[part]!
      }
  }
  const least = counts.map((row, month) => row.map((_, i) => Math.min(...parts.map((part) => part[month]![i]!))))
  const members: number[][] = Array.from(sums, () => [])
  figures.forEach(({ from, to }, i) => [from, to].forEach((at) => members[at]!.push(i)))
  return { figures, counts, parts, least, sums: members, find }
}

/** The figures that a cell counts in: its place and all above, its column and all columns. */
const namesOf = ({ place, column }: Pick<Cell, 'place' | 'column'>): FigureName[] =>
  [place, ...above(place)].flatMap((at) => [
    { place: at, column },
    { place: at, column: null },
  ])

const above = (place: readonly string[]) => place.map((_, depth) => place.slice(0, depth))

const keyOf = (place: readonly string[], column: string | null = null) => JSON.stringify([place, column])
