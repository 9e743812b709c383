import type { Month } from '../../shared/calendar.ts'
import type { Shape } from '../../shared/layout.ts'
import type { Sums } from '../../shared/sums.ts'
import { differing, type Found } from './compareLine.ts'
import type { Db } from './db.ts'
import { headsOf, NOTHING, packedWith, unpack } from './pack.ts'
import { allPlaces, isWhole, type Numbered, placeKey } from './places.ts'
import { fromList, type Listed, LISTS, nameInList } from './series.ts'
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

/** Whose entry of a list it is: `phu-xuan|`, and of an area `phu-xuan||ho-tich`. */
export const keyInList = (place: string, group: string) => (group === '' ? place : `${place}|${group}`)

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
  const whole = places.find(isWhole)
  if (!whole) return
  const others = places.filter((place) => !isWhole(place))
  const about = { generation, division: LISTS[own], questionnaire }
  const stored = new Map((await rowsInMonth(db, about, [whole.id], month)).map((row) => [row.through, row]))
  // The whole has a row of its own wherever any place has one.
  const rows = await rowsInMonth(db, { ...about, division: own }, [whole.id], month)
  const throughs = new Set([...rows.map(({ through }) => through), ...stored.keys()])
  const terms = [...throughs].map((through) => ({ division: own, through, times: 1 as const }))
  const ids = others.map(({ id }) => id)
  /** For people; what no place has stays as it is. */
  const keyOf = (name: string) => {
    const { place, group } = fromList(name)
    const known = others.find(({ id }) => id === place)
    return known ? keyInList(placeKey(known), group) : name
  }
  const vectors = new Vectors()
  const rowOf = await readRows(db, { generation, questionnaire, extent: 'head' }, ids, terms)
  for (const term of terms) {
    await rest()
    const { through } = term
    vectors.takeBack()
    const should = new Map<string, Sums>()
    for (const { id } of others)
      for (const [group, sums] of unpack(rowOf(id, term) ?? NOTHING, headsOf(shape), vectors))
        should.set(nameInList(id, group), sums)
    const wrong = differing(should, unpack(stored.get(through) ?? NOTHING, headsOf(shape), vectors))
    if (wrong.length === 0) continue
    const named = { division: about.division, questionnaire, place: placeKey(whole), through }
    found.differences.push(...wrong.map((one) => ({ ...named, ...one, group: keyOf(one.group) })))
    found.rows.push({ ...about, place: whole.id, through, ...packedWith(NOTHING, should, headsOf(shape)) })
  }
}
