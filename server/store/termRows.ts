import type { Extent } from '../../shared/sums.ts'
import { type Db, inFitting } from './db.ts'
import { PARTS } from './pack.ts'
import { type Division, seriesOf, type Term, type Through } from './series.ts'

/** Up to as many rows of a series are asked for one by one. */
const FEW = 4

export interface Row {
  place: number
  through: Through
  heads: Uint8Array
  factors?: Uint8Array
  criteria?: Uint8Array
}

export type Reading = { generation: number; questionnaire: string; extent: Extent }

/** Finds the row of each place and term: the last of its series that is not after the term. */
export async function readRows(db: Db, reading: Reading, places: number[], terms: readonly Term[]) {
  const found = new Map<string, Row[]>()
  for (const [division, some] of Map.groupBy(terms, (term) => term.division)) {
    const throughs = [...new Set(some.map(({ through }) => through))].toSorted()
    const ranges: [Through, Through][] =
      throughs.length <= FEW
        ? throughs.map((through) => [seriesOf(division, through)[0], through])
        : [[seriesOf(division, throughs[0]!)[0], throughs.at(-1)!]]
    for (const range of ranges)
      for (const ids of inFitting(places))
        for (const row of await rowsIn(db, { ...reading, division }, ids!, range, throughs.length <= FEW)) {
          const key = `${division}|${row.place}`
          const rows = found.get(key)
          if (rows) rows.push(row)
          else found.set(key, [row])
        }
  }
  return (place: number, { division, through }: Term): Row | undefined => {
    const [first] = seriesOf(division, through)
    return found.get(`${division}|${place}`)?.findLast((row) => row.through <= through && row.through >= first)
  }
}

/** The rows of some places in a stretch, or the last of each alone; in order. */
function rowsIn(
  db: Db,
  { generation, questionnaire, extent, division }: Reading & { division: Division },
  places: readonly number[],
  [first, last]: [Through, Through],
  lastOnly: boolean,
): Promise<Row[]> {
  const rows = db.query
    .selectFrom('place')
    // Places first: an inner join lets SQLite go through all rows of all years for the one that is wanted.
    .crossJoin('tally')
    .whereRef('tally.place', '=', 'place.id')
    .where('place.id', 'in', places)
    .where('generation', '=', generation)
    .where('division', '=', division)
    .where('questionnaire', '=', questionnaire)
    .select(['place', 'through', ...PARTS[extent]])
  if (!lastOnly) return rows.where('through', '>=', first).where('through', '<=', last).orderBy('through').execute()
  return rows
    .where('through', '=', (eb) =>
      eb
        .selectFrom('tally as other')
        .whereRef('other.place', '=', 'place.id')
        .where('other.generation', '=', generation)
        .where('other.division', '=', division)
        .where('other.questionnaire', '=', questionnaire)
        .where('other.through', '>=', first)
        .where('other.through', '<=', last)
        .select((inner) => inner.fn.max('other.through').as('through')),
    )
    .execute()
}
