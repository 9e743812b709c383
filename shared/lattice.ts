import type { Period } from './periods.ts'

/** Responses at the finest grain that one division of places is published at. */
export interface Cell {
  /** From the widest place below the whole to the finest. A place with places below has no cells. */
  place: readonly string[]
  /** What places are divided by: a service area, a counter or a day. */
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

/** By month, 1 to 12, and by figure; month 0 is of nobody. */
export type Counts = readonly Int32Array[]

/**
 * How figures add up. Places nest and columns do not, so each figure stands in just two sums: with sums as nodes and
 * figures as arcs, a change that no sum shows is a circulation, and what a reader can work out is a question of flows.
 */
export interface Graph {
  /** The two sums of each figure: what it adds up from, and what it adds up into. */
  from: Int32Array
  to: Int32Array
  /** The figures of a sum are those from `start[sum]` until `start[sum + 1]`. */
  start: Int32Array
  members: Int32Array
}

/** Every published figure of a year, by position, with its respondents. */
export interface Lattice extends Graph {
  /** In the order of their codes, so that equals are taken in this order. */
  names: readonly FigureName[]
  /** What they hang together with: where nothing less helps, all with the same number are hidden. */
  group: Int32Array
  /** Respondents. */
  counts: Counts
  /** The same of each part. */
  parts: readonly Counts[]
  /** The smallest of the parts. */
  least: Counts
  /** The position of a figure; undefined where nobody has answered. */
  find(name: FigureName): number | undefined
  /** The one that a cell is; undefined where nobody has answered. */
  finest(cell: CellName): number | undefined
  /** Gives `act` every figure that one of the finest counts in, itself among them. */
  within(finest: number, act: (figure: number) => void): void
}

/** @throws RangeError when a place with places below has responses of its own, so that nothing would add up */
export const latticeOf = (cells: readonly Cell[]): Lattice => withChanges(emptyLattice(cells, partsIn(cells)), cells)!

/** The figure that a cell is. */
export type CellName = Pick<Cell, 'place' | 'column'>

export const partsIn = (cells: readonly Cell[]) => cells[0]?.parts?.length ?? 0

/**
 * Of nobody.
 *
 * @param finest figures of which there are to be all sums
 * @param parts how many each has
 */
export function emptyLattice(finest: readonly CellName[], parts: number): Lattice {
  const { places, positions, parents, isInner } = placesIn(finest)
  const columns = [...new Set(finest.map(({ column }) => column))].toSorted()
  const width = columns.length + 1
  const columnAt = new Map<string | null, number>([[null, 0], ...columns.map((name, c) => [name, c + 1] as const)])
  const names = places.flatMap((place) => [null, ...columns].map((column) => ({ place, column })))

  // The columns of an inner place are sums over the places below; those of a finest one only add up to its total.
  let sums = 1
  const first = places.map((_, p) => {
    const own = sums
    sums += isInner[p] ? width : 1
    return own
  })
  const from = new Int32Array(names.length)
  const to = new Int32Array(names.length)
  names.forEach((_, i) => {
    const [p, c] = [Math.floor(i / width), i % width]
    const below = first[p]! + (isInner[p] ? c : 0)
    const above = p > 0 ? first[parents[p]!]! + c : 0
    // In the sum over the columns of a place, its total is on the other side.
    from[i] = c === 0 ? above : below
    to[i] = c === 0 ? below : above
  })

  // Cells of one place mostly bring the same array.
  const seen = new WeakMap<readonly string[], number>()
  const positionOf = (place: readonly string[]) => {
    const known = seen.get(place)
    if (known !== undefined) return known
    const p = positions.get(keyOf(place))
    if (p !== undefined) seen.set(place, p)
    return p
  }
  const find = ({ place, column }: FigureName) => {
    const [p, c] = [positionOf(place), columnAt.get(column)]
    return p === undefined || c === undefined ? undefined : p * width + c
  }
  const chainOf = (p: number): number[] => (p > 0 ? [...chainOf(parents[p]!), p] : [p])
  const chains = places.map((_, p) => chainOf(p))
  const within: Lattice['within'] = (figure, act) => {
    const [p, c] = [Math.floor(figure / width), figure % width]
    for (const at of chains[p]!) {
      act(at * width)
      act(at * width + c)
    }
  }
  const finestAt = (cell: CellName) => {
    const figure = find(cell)
    return figure === undefined || isInner[Math.floor(figure / width)] ? undefined : figure
  }
  const group = new Int32Array(names.length)
  return emptied({ names, group, ...graphOf(from, to, sums), find, finest: finestAt, within }, parts)
}

function placesIn(cells: readonly CellName[]) {
  const finest = new Map(cells.map(({ place }) => [keyOf(place), place]))
  const all = new Map<string, readonly string[]>([[keyOf([]), []]])
  const inner = new Set<string>()
  for (const place of finest.values())
    for (let depth = place.length; depth >= 0; depth--) {
      const above = place.slice(0, depth)
      all.set(keyOf(above), above)
      if (depth < place.length) inner.add(keyOf(above))
    }
  for (const [key, place] of finest) if (inner.has(key)) throw new RangeError(`${place.join('/')} has places below`)
  const keys = [...all.keys()].toSorted()
  const positions = new Map(keys.map((key, p) => [key, p]))
  const places = keys.map((key) => all.get(key)!)
  const parents = places.map((place) => positions.get(keyOf(place.slice(0, -1)))!)
  return { places, positions, parents, isInner: keys.map((key) => inner.has(key)) }
}

/** Sorts each place before those below it. */
export const keyOf = (place: readonly string[]) => place.map((name) => `${name}\n`).join('')

export function graphOf(from: Int32Array, to: Int32Array, sums: number): Graph {
  const start = new Int32Array(sums + 1)
  const ends = [from, to]
  for (const end of ends) for (const sum of end) start[sum + 1]!++
  for (let sum = 0; sum < sums; sum++) start[sum + 1]! += start[sum]!
  const next = start.slice()
  const members = new Int32Array(2 * from.length)
  from.forEach((_, figure) => ends.forEach((end) => (members[next[end[figure]!]!++] = figure)))
  return { from, to, start, members }
}

export function sumOf(counts: Counts, figure: number, { first, last }: Period): number {
  let sum = 0
  for (let month = first; month <= last; month++) sum += counts[month]![figure]!
  return sum
}

type Names = Omit<Lattice, 'counts' | 'parts' | 'least'>

/**
 * Of nobody: the same row of noughts for every month. Whoever counts in one copies it first (`withChanges`), and a guard
 * moves nobody in a month in which nobody came.
 */
export function emptied(names: Names, parts: number): Lattice {
  const noughts = new Int32Array(names.names.length)
  const counts: Counts = Array.from({ length: 13 }, () => noughts)
  return { ...names, counts, parts: Array.from({ length: parts }, () => counts), least: counts }
}

/**
 * The lattice with some responses more, or less.
 *
 * @param cells what is added; below 0 what is taken away
 * @returns undefined when they are of figures that it does not have
 */
export function withChanges(lattice: Lattice, cells: readonly Cell[]): Lattice | undefined {
  const months = new Set(cells.map(({ month }) => month))
  const copied = (counts: Counts) => counts.map((row, month) => (months.has(month) ? row.slice() : row))
  const next = { counts: copied(lattice.counts), parts: lattice.parts.map(copied), least: copied(lattice.least) }
  for (const [month, some] of Map.groupBy(cells, (cell) => cell.month)) {
    const rows = next.parts.map((counts) => counts[month]!)
    const [counts, least] = [next.counts[month]!, next.least[month]!]
    const changed = new Set<number>()
    for (const cell of some) {
      const { n, parts = [] } = cell
      const finest = lattice.finest(cell)
      if (finest === undefined || parts.length !== rows.length) return undefined
      lattice.within(finest, (figure) => {
        counts[figure]! += n
        for (let part = 0; part < rows.length; part++) rows[part]![figure]! += parts[part]!
        changed.add(figure)
      })
    }
    for (const figure of changed) least[figure] = leastOf(rows, figure)
  }
  return { ...lattice, ...next }
}

function leastOf(parts: readonly Int32Array[], figure: number): number {
  let least = Infinity
  for (const part of parts) least = Math.min(least, part[figure]!)
  return least < Infinity ? least : 0
}
