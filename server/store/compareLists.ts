import type { Month } from '../../shared/calendar.ts'
import type { Shape } from '../../shared/layout.ts'
import type { Sums } from '../../shared/sums.ts'
import { differing, type Found } from './compareLine.ts'
import type { Db } from './db.ts'
import { headsOf, NOTHING, packedWith, unpack } from './pack.ts'
import { allPlaces, isWhole, type Numbered, placeKey } from './places.ts'
import { LISTS } from './series.ts'
import { rowsInMonth } from './seriesRows.ts'
import { readRows } from './termRows.ts'
import { rest } from './turns.ts'

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
    for (const own of ['day', 'month'] as const)
      await compareList(db, found, { generation, questionnaire, shape, own, month, places })
  return found
}

interface Listed {
  generation: number
  questionnaire: string
  shape: Shape
  /** Of which the list has the heads. */
  own: keyof typeof LISTS
  month: Month
  places: readonly Numbered[]
}

async function compareList(db: Db, found: Found, { generation, questionnaire, shape, own, month, places }: Listed) {
  const whole = places.find(isWhole)
  if (!whole) return
  const others = places.filter((place) => !isWhole(place))
  const keys = new Map(others.map((place) => [String(place.id), placeKey(place)]))
  const about = { generation, division: LISTS[own], questionnaire }
  const stored = new Map((await rowsInMonth(db, about, [whole.id], month)).map((row) => [row.through, row]))
  // The whole has a row of its own wherever any place has one.
  const rows = await rowsInMonth(db, { ...about, division: own }, [whole.id], month)
  const throughs = new Set([...rows.map(({ through }) => through), ...stored.keys()])
  const terms = [...throughs].map((through) => ({ division: own, through, times: 1 as const }))
  const ids = others.map(({ id }) => id)
  const rowOf = await readRows(db, { generation, questionnaire, extent: 'head' }, ids, terms)
  for (const term of terms) {
    await rest()
    const { through } = term
    const should = new Map<string, Sums>()
    for (const id of ids) {
      const row = rowOf(id, term)
      for (const sums of row ? unpack(row, headsOf(shape)).values() : []) should.set(String(id), sums)
    }
    const wrong = differing(should, unpack(stored.get(through) ?? NOTHING, headsOf(shape)))
    if (wrong.length === 0) continue
    const named = { division: about.division, questionnaire, place: placeKey(whole), through }
    found.differences.push(...wrong.map((one) => ({ ...named, ...one, group: keys.get(one.group) ?? one.group })))
    found.rows.push({ ...about, place: whole.id, through, ...packedWith(NOTHING, should, headsOf(shape)) })
  }
}
