/** A published count: the cells that it adds up, by position, and what they come to. */
export interface Published {
  cells: readonly number[]
  sum: number
}

/** What a reader knows about a count that was not published. */
export interface Known {
  min: number
  /** Infinity when nothing published bounds it. */
  max: number
  /** The published sums alone give it: as one more equation it would not raise their rank. */
  byEquations: boolean
}

/**
 * Solves published tables for what they hide: cells are unknown numbers of 0 or more, every published sum is an
 * equation. In whole numbers throughout, and with no idea of how the hidden cells were chosen.
 *
 * @param targets the hidden counts, each as the cells that it adds up
 */
export function attack(published: readonly Published[], targets: readonly (readonly number[])[]): Known[] {
  const width = 1 + Math.max(-1, ...[...published.map(({ cells }) => cells), ...targets].flat())
  const row = (cells: readonly number[], sum: number) => {
    const values = Array<number>(width + 1).fill(0)
    for (const cell of cells) values[cell]! += 1
    values[width] = sum
    return values
  }
  const system = solved(published.map(({ cells, sum }) => row(cells, sum)))
  makeFeasible(system)
  return targets.map((cells) => {
    const target = row(cells, 0)
    const max = maximum(system, target)
    const least = maximum(
      system,
      target.map((value) => 0 - value),
    )
    return {
      min: 0 - least,
      max,
      byEquations: reduced(target, system)
        .slice(0, width)
        .every((value) => value === 0),
    }
  })
}

export const isExposed = ({ min, max, byEquations }: Known) => byEquations || min === max

/** An equation in whole numbers, the sum last. Where solved for a variable, that one's factor is above 0. */
type Row = number[]
interface Line {
  row: Row
  solvedFor: number
}

/** Gauss-Jordan: each line solved for a variable that no other line has; equations that follow from others are gone. */
function solved(rows: Row[]): Line[] {
  const lines: Line[] = []
  for (const row of rows) {
    const rest = reduced(row, lines)
    const solvedFor = rest.findIndex((value, i) => value !== 0 && i < rest.length - 1)
    if (solvedFor < 0) continue
    const line = { row: rest[solvedFor]! < 0 ? rest.map((value) => 0 - value) : rest, solvedFor }
    for (const other of lines) other.row = without(other.row, line)
    lines.push(line)
  }
  return lines
}

const reduced = (row: Row, lines: readonly Line[]) => lines.reduce(without, row)

/** Rids a row of the variable that a line is solved for. The row is multiplied only by a positive number. */
function without(row: Row, { row: line, solvedFor }: Line): Row {
  const factor = row[solvedFor]!
  if (factor === 0) return row
  const by = line[solvedFor]!
  const difference = row.map((value, i) => value * by - line[i]! * factor)
  const divisor = difference.reduce(commonDivisor, 0) || 1
  if (!difference.every(Number.isSafeInteger)) throw new RangeError('too large to be exact')
  return difference.map((value) => value / divisor)
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : commonDivisor(b, a % b)
}

function exchange(system: Line[], leaving: Line, entering: number) {
  const sign = Math.sign(leaving.row[entering]!)
  leaving.row = leaving.row.map((value) => value * sign)
  leaving.solvedFor = entering
  for (const line of system) if (line !== leaving) line.row = without(line.row, leaving)
}

/** The dual simplex method with Bland's rule: until no variable that a line is solved for is negative. */
function makeFeasible(system: Line[]) {
  for (;;) {
    const short = system.filter(({ row }) => row.at(-1)! < 0).toSorted((a, b) => a.solvedFor - b.solvedFor)[0]
    if (!short) return
    const entering = short.row.findIndex((value, i) => value < 0 && i < short.row.length - 1)
    if (entering < 0) throw new Error('what is published contradicts itself')
    exchange(system, short, entering)
  }
}

/** The simplex method with Bland's rule. Changes which variables the system is solved for, not what it says. */
function maximum(system: Line[], target: Row): number {
  // Without one more variable for the target itself, its scale would be lost on the way.
  const scaled = (row: Row, scale: number): Row => [...row.slice(0, -1), scale, row.at(-1)!]
  for (;;) {
    let goal = scaled(target, 1)
    for (const { row, solvedFor } of system) goal = without(goal, { row: scaled(row, 0), solvedFor })
    const entering = goal.findIndex((value, i) => value > 0 && i < goal.length - 2)
    // What remains is scale × (target − value) = 0 with the last entry as −scale × value.
    if (entering < 0) return 0 - goal.at(-1)! / goal.at(-2)!
    const bounding = system.filter(({ row }) => row[entering]! > 0)
    if (bounding.length === 0) return Infinity
    const ratio = ({ row }: Line) => row.at(-1)! / row[entering]!
    const least = Math.min(...bounding.map(ratio))
    const leaving = bounding.filter((line) => ratio(line) === least).toSorted((a, b) => a.solvedFor - b.solvedFor)[0]!
    exchange(system, leaving, entering)
  }
}
