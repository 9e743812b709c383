import { type Day, lastDayOf, type Month } from '../../shared/calendar.ts'
import { getOr } from '../../shared/maps.ts'
import { layoutOf, type Shape } from '../../shared/layout.ts'
import { emptySums, type Sums } from '../../shared/sums.ts'
import { differing, type Found } from './compareLine.ts'
import type { Db } from './db.ts'
import { addPacked, NOTHING, packedWith, packingOf, unpack } from './pack.ts'
import { allPlaces, isWhole, placeKey } from './places.ts'
import { LISTS } from './series.ts'
import { rowsOf, type Which } from './seriesRows.ts'
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
  const whole = places.find(isWhole)
  if (!whole) return found
  const keys = new Map(places.map((place) => [String(place.id), placeKey(place)]))
  const others = places.filter((place) => !isWhole(place)).map(({ id }) => id)
  for (const [questionnaire, shape] of shapes)
    for (const own of ['day', 'month'] as const) {
      const division = LISTS[own]
      const packing = packingOf(division, shape)
      const about = { generation, division, questionnaire }
      const stored = new Map((await rowsOfWhole(db, about, whole.id, month)).map((row) => [row.through, row]))
      // The whole has a row of its own wherever any place has one.
      const rows = await rowsOfWhole(db, { ...about, division: own }, whole.id, month)
      const throughs = new Set([...rows.map(({ through }) => through), ...stored.keys()])
      const terms = [...throughs].map((through) => ({ division: own, through, times: 1 as const }))
      const read = await readRows(db, { generation, questionnaire, extent: 'head' }, others, terms)
      for (const term of terms) {
        await rest()
        const { through } = term
        const should = new Map<string, Sums>()
        for (const place of others) {
          const row = read(place, term)
          const sumsOf = () => getOr(should, String(place), () => emptySums(shape, 'head'))
          if (row) addPacked(row, layoutOf(shape), sumsOf)
        }
        const has = unpack(stored.get(through) ?? NOTHING, packing)
        const wrong = differing(should, has)
        for (const { group, ...counts } of wrong) {
          const place = placeKey(whole)
          found.differences.push({
            division,
            questionnaire,
            place,
            through,
            group: keys.get(group) ?? group,
            ...counts,
          })
        }
        if (wrong.length > 0)
          found.rows.push({ ...about, place: whole.id, through, ...packedWith(NOTHING, should, packing) })
      }
    }
  return found
}

const rowsOfWhole = (db: Db, which: Which, whole: number, month: Month) =>
  rowsOf(db, which, [whole])
    .where('through', '>=', month)
    .where('through', '<=', lastDayOf(month) satisfies Day)
    .selectAll('tally')
    .execute()
