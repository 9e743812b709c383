import { getOr } from '../../shared/maps.ts'
import type { Extent } from '../../shared/layout.ts'
import { type Db, inFitting } from './db.ts'
import { PARTS } from './pack.ts'
import { type Division, seriesOf, type Term, type Through } from './series.ts'
import { lastIn, rowsOf, type Which } from './seriesRows.ts'

/** Up to as many rows of a series are asked for one by one; of more, all that lie between. */
const FEW = 4

export interface Row {
  place: number
  through: Through
  brief: Uint8Array
  rest?: Uint8Array
}

export type Asked = Omit<Which, 'division'> & { extent: Extent }

/** Finds the row of each place and term: the last of its series that is not after the term. */
export async function readRows(db: Db, asked: Asked, places: number[], terms: readonly Term[]) {
  const found = new Map<string, Row[]>()
  for (const [division, some] of Map.groupBy(terms, (term) => term.division))
    for (const { first, last, lastOnly } of stretchesOf(division, some))
      for (const ids of inFitting(places))
        for (const row of await rowsIn(db, { ...asked, division }, ids!, [first, last], lastOnly))
          getOr(found, `${division}|${row.place}`, () => []).push(row)
  return (place: number, { division, through }: Term): Row | undefined => {
    const last = lastUntil(found.get(`${division}|${place}`) ?? [], through)
    return last && last.through >= seriesOf(division, through)[0] ? last : undefined
  }
}

interface Stretch {
  first: Through
  last: Through
  /** Of each place only the last row in it. */
  lastOnly: boolean
}

/** In order. Three whole years are five rows of four series, and would be thirty-seven with all that lie between. */
function stretchesOf(division: Division, terms: readonly Term[]): Stretch[] {
  const stretches: Stretch[] = []
  const throughs = [...new Set(terms.map(({ through }) => through))].toSorted()
  for (const [first, some] of Map.groupBy(throughs, (through) => seriesOf(division, through)[0])) {
    const before = stretches.at(-1)
    const last = some.at(-1)!
    if (some.length <= FEW) stretches.push(...some.map((through) => ({ first, last: through, lastOnly: true })))
    else if (before && !before.lastOnly) before.last = last
    else stretches.push({ first, last, lastOnly: false })
  }
  return stretches
}

/** The last of some rows, which are in order, that is not after `through`. */
function lastUntil(rows: readonly Row[], through: Through): Row | undefined {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.through <= through) low = middle + 1
    else high = middle
  }
  return rows[low - 1]
}

/** The rows of some places in a stretch, or the last of each alone; in order. */
function rowsIn(
  db: Db,
  { extent, ...which }: Which & { extent: Extent },
  places: readonly number[],
  [first, last]: [Through, Through],
  lastOnly: boolean,
): Promise<Row[]> {
  const rows = rowsOf(db, which, places).select(['place', 'through', ...PARTS[extent]])
  return lastOnly
    ? rows.where('through', '=', lastIn(which, first, last)).execute()
    : rows.where('through', '>=', first).where('through', '<=', last).orderBy('through').execute()
}
