import { decide, finding, isSmall } from './decide.ts'
import { latticeOf } from './lattice.ts'
import { finish } from './steps.ts'

/**
 * Which rows of one breakdown to hide, so that none of fewer than k respondents is shown or is the total less the rows
 * shown. Enough where nothing but the total is published beside the rows; else see suppressYear.ts.
 *
 * With two rows hidden and k respondents in them, each could have any number from none to all of these.
 *
 * @param totalShown false where no total is published, nor anything to work it out from
 */
export function suppressOneWay(counts: readonly number[], k: number, totalShown = true): boolean[] {
  const hidden = counts.map((n) => isSmall(n, k))
  if (!totalShown) return hidden
  const isOpen = () => {
    const rows = counts.filter((_, i) => hidden[i])
    return rows.length === 1 || (rows.length > 1 && rows.reduce((sum, n) => sum + n, 0) < k)
  }
  while (isOpen()) {
    const next = findSmallest(counts.map((n, i) => (hidden[i] ? 0 : n)))
    // No row is left only where the total is small too, and so not shown.
    if (next === undefined) break
    hidden[next] = true
  }
  return hidden
}

/** Where the smallest number above 0 stands first. */
function findSmallest(counts: number[]): number | undefined {
  const least = Math.min(...counts.filter((n) => n > 0))
  return least === Infinity ? undefined : counts.indexOf(least)
}

/** Of one width, so that equal counts are taken in the table's order. */
const code = (i: number) => String(i).padStart(6, '0')

export interface HiddenTable {
  cells: boolean[][]
  rows: boolean[]
  columns: boolean[]
  total: boolean
}

/** Which cells of a table to hide, and which margins, when rows, columns and the total are published with it. */
export function suppressTwoWay(table: readonly (readonly number[])[], k: number): HiddenTable {
  const cells = table.flatMap((row, i) => row.map((n, j) => ({ place: [code(i)], column: code(j), month: 1, n })))
  const lattice = latticeOf(cells)
  const periods = [{ first: 1, last: 1 }]
  const empty = new Int32Array(lattice.names.length)
  const { hidden } = finish(decide({ lattice, periods, hidden: empty }, 0, { k }, finding({ k })))
  const hides = (row: number | null, column: number | null) => {
    const place = row === null ? [] : [code(row)]
    return !!hidden[lattice.find({ place, column: column === null ? null : code(column) }) ?? -1]
  }
  return {
    cells: table.map((row, i) => row.map((_, j) => hides(i, j))),
    rows: table.map((_, i) => hides(i, null)),
    columns: (table[0] ?? []).map((_, j) => hides(null, j)),
    total: hides(null, null),
  }
}
