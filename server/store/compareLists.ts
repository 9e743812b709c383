import type { Month } from '../../shared/calendar.ts'
import type { Shape } from '../../shared/layout.ts'
import { getOr } from '../../shared/maps.ts'
import type { Sums } from '../../shared/sums.ts'
import { differing, type Found } from './compareLine.ts'
import { type Db, inFitting } from './db.ts'
import { headsOf, NOTHING, packedWith, unpack } from './pack.ts'
import { allPlaces, isOfUnit, isWhole, listersOf, type Numbered, placeKey } from './places.ts'
import { type Listed, LISTS } from './series.ts'
import { rowsInMonth } from './seriesRows.ts'
import { readRows } from './termRows.ts'
import { rest } from './turns.ts'
import { Vectors } from './vectors.ts'

/** Compares the lists of a month with the heads of the places' own rows, which have been compared with the responses. */
export async function compareLists(
  db: Db,
  generation: number,
  month: Month,
  shapes: ReadonlyMap<string, Shape>,
): Promise<Found> {
  const found: Found = { differences: [], rows: [] }
  const places = await allPlaces(db)
  for (const [questionnaire, shape] of shapes)
    for (const own of Object.keys(LISTS) as Listed[])
      await compareList(db, found, { generation, questionnaire, shape, own, month, places })
  return found
}

interface Compared {
  generation: number
  questionnaire: string
  shape: Shape
  /** Of which the list has the heads. */
  own: Listed
  month: Month
  places: readonly Numbered[]
}

async function compareList(db: Db, found: Found, { generation, questionnaire, shape, own, month, places }: Compared) {
  const [whole, units] = [places.filter(isWhole), places.filter(isOfUnit)]
  // By the group of the places' own rows that they list.
  const lists = new Map(listersOf(own, places).map((place) => [place.counter, place]))
  const about = { generation, division: LISTS[own], questionnaire }
  // The whole has a row of its own wherever any place has one, and its list too; that of an area not.
  const rows = await rowsInMonth(db, { ...about, division: own }, ids(whole), month)
  for (const some of inFitting(ids(lists.values()))) rows.push(...(await rowsInMonth(db, about, some!, month)))
  const throughs = [...new Set(rows.map(({ through }) => through))]
  const reading = { generation, questionnaire, extent: 'head' as const }
  const terms = throughs.map((through) => ({ division: own, through, times: 1 as const }))
  const rowOf = await readRows(db, reading, ids(units), terms)
  const termsOfLists = terms.map((term) => ({ ...term, division: about.division }))
  const listOf = await readRows(db, reading, ids(lists.values()), termsOfLists)
  const keys = new Map(units.map((place) => [String(place.id), placeKey(place)]))
  const [worked, read] = [new Vectors(), new Vectors()]
  for (const term of terms) {
    worked.takeBack()
    const should = listsOf(ids(units), (place) => unpack(rowOf(place, term) ?? NOTHING, headsOf(shape), worked))
    for (const [group, list] of lists) {
      await rest()
      const row = { ...about, place: list.id, through: term.through }
      const listed = should.get(group) ?? new Map<string, Sums>()
      read.takeBack()
      const wrong = differing(listed, unpack(listOf(list.id, { ...term, ...about }) ?? NOTHING, headsOf(shape), read))
      if (wrong.length === 0) continue
      const named = { division: row.division, questionnaire, place: placeKey(list), through: row.through }
      found.differences.push(...wrong.map((one) => ({ ...named, ...one, group: keys.get(one.group) ?? one.group })))
      found.rows.push({ ...row, ...packedWith(NOTHING, listed, headsOf(shape)) })
    }
  }
}

const ids = (some: Iterable<Numbered>) => [...some].map(({ id }) => id)

/** What lists should hold, by the group of the places' own rows. */
function listsOf(places: readonly number[], groupsOf: (place: number) => ReadonlyMap<string, Sums>) {
  const lists = new Map<string, Map<string, Sums>>()
  for (const place of places)
    for (const [group, sums] of groupsOf(place))
      getOr(lists, group, () => new Map<string, Sums>()).set(String(place), sums)
  return lists
}
