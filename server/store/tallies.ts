import { addDays, type Day, firstDayOf, lastDayOf, monthOf } from '../../shared/calendar.ts'
import { type Channel, CHANNELS } from '../../shared/channel.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import { emptySums, type Extent, layoutOf, respondentsIn, type Shape, type Sums } from '../../shared/sums.ts'
import { type Db, inFitting } from './db.ts'
import { liveGeneration } from './generations.ts'
import { knownUnits } from './lineage.ts'
import { addPacked, PARTS, VISITS } from './pack.ts'
import { allPlaces, type Place } from './places.ts'
import { questionnaires } from './questionnaires.ts'
import { type Division, monthAfter, seriesOf, type Term, termsOf, type Through } from './series.ts'
import { rest } from './turns.ts'

/** Which responses. */
export interface SumsFilter {
  /** `sipas-2026@1` */
  questionnaire: string
  /** Both included; nothing when from is after to. */
  from: Day
  to: Day
  /** All units when absent. */
  units?: readonly string[]
  area?: string
  counter?: string
  /** Filter and group by what the units are on this day; when absent, by those of each response's own day. */
  unitsOn?: Day
}

/** `stratum`: unit × area, `phu-xuan|ho-tich`. With `all` the key is ''. */
export type By = 'all' | 'unit' | 'area' | 'counter' | 'month' | 'day' | 'stratum'

/** Up to as many rows of a series are asked for one by one. */
const FEW = 4

interface Row {
  place: number
  through: Through
  heads: Uint8Array
  factors?: Uint8Array
  criteria?: Uint8Array
}

/**
 * The sums of every group that has responses, as far as they are counted. Never reads a response, and as many rows for
 * three years as for a day.
 *
 * A unit's responses are divided by area, by counter or by day, never by two of these, and by areas and counters only
 * in whole months: asked for otherwise, there is nothing.
 */
export async function sumsBy(
  db: Db,
  filter: SumsFilter,
  shape: Shape,
  by: By,
  extent: Extent = 'whole',
): Promise<Map<string, Sums>> {
  const division = divisionOf(filter, by)
  const parts = division && partsOf(filter, by, division)
  if (!parts) return new Map()
  const places = await placesIn(db, filter, by, division)
  const { questionnaire } = filter
  const { id: generation } = await liveGeneration(db)
  const wanted = parts.flatMap(({ terms }) => terms)
  const rows = await readRows(db, { generation, questionnaire, extent }, [...places.keys()], wanted)

  const layout = layoutOf(shape)
  const groups = new Map<string, Sums>()
  const sumsOf = (key: string) => {
    const known = groups.get(key)
    if (known) return known
    const made = emptySums(shape, extent)
    groups.set(key, made)
    return made
  }
  for (const { key, terms } of parts)
    for (const [place, unit] of places) {
      const into = remembered((group: string) => intoOf(filter, by, { key, unit, group, sumsOf }))
      for (const term of terms) {
        const row = rows(place, term)
        if (row) addPacked(row, layout, into, term.times)
      }
      await rest()
    }
  for (const [key, sums] of groups) if (respondentsIn(shape, sums) === 0) groups.delete(key)
  return groups
}

/** Undefined where more than one division is asked for. */
function divisionOf({ area, counter }: SumsFilter, by: By): 'month' | 'area' | 'counter' | undefined {
  const isByArea = area !== undefined || by === 'area' || by === 'stratum'
  const isByCounter = counter !== undefined || by === 'counter'
  if (isByArea && isByCounter) return undefined
  if (by === 'day' && (isByArea || isByCounter)) return undefined
  return isByArea ? 'area' : isByCounter ? 'counter' : 'month'
}

/** The periods that become groups of their own, and the rows that make them up. */
function partsOf(
  { from, to }: SumsFilter,
  by: By,
  division: 'month' | 'area' | 'counter',
): { key: string; terms: Term[] }[] | undefined {
  const periods = by === 'month' ? monthsIn(from, to) : by === 'day' ? daysIn(from, to) : [{ key: '', from, to }]
  const parts: { key: string; terms: Term[] }[] = []
  for (const period of periods) {
    const terms = termsOf(division, period.from, period.to)
    if (!terms) return undefined
    parts.push({ key: period.key, terms })
  }
  return parts
}

function monthsIn(from: Day, to: Day) {
  const months: { key: string; from: Day; to: Day }[] = []
  for (let month = monthOf(from); month <= monthOf(to); month = monthAfter(month)) {
    const [first, last] = [firstDayOf(month), lastDayOf(month)]
    months.push({ key: month, from: first < from ? from : first, to: last > to ? to : last })
  }
  return months
}

function daysIn(from: Day, to: Day) {
  const days: { key: string; from: Day; to: Day }[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ key: day, from: day, to: day })
  return days
}

/** The places to read, each with the unit it counts for; the whole alone where that is all that is asked for. */
async function placesIn(
  db: Db,
  { units, unitsOn: day, counter }: SumsFilter,
  by: By,
  division: Division,
): Promise<Map<number, string>> {
  const [places, known] = await Promise.all([allPlaces(db), knownUnits(db)])
  const now = day === undefined ? null : known.on(day)
  const unitOf = ({ unit, counter: own }: Place) => (now ? now.of(unit, own) : unit)
  const asked = units && new Set(units)
  const holders = counter === undefined ? undefined : known.holdersOf(counter)
  const wanted = new Map<number, string>()
  let whole: number | undefined
  let left = 0
  for (const place of places) {
    if (place.unit === '') {
      whole = place.id
      continue
    }
    const unit = unitOf(place)
    if ((!asked || asked.has(unit)) && (!holders || holders.has(place.unit))) wanted.set(place.id, unit)
    else left++
  }
  const isOfWhole = left === 0 && division !== 'counter' && by !== 'unit' && by !== 'stratum'
  return isOfWhole && whole !== undefined ? new Map([[whole, '']]) : wanted
}

/** The same groups come again with every row. */
function remembered<T>(find: (group: string) => T): (group: string) => T {
  const known = new Map<string, T>()
  return (group) => {
    if (!known.has(group)) known.set(group, find(group))
    return known.get(group)!
  }
}

interface Into {
  key: string
  unit: string
  group: string
  sumsOf: (key: string) => Sums
}

/** The sums that a packed group adds to; undefined for those that were not asked for. */
function intoOf({ area, counter }: SumsFilter, by: By, { key, unit, group, sumsOf }: Into): Sums | undefined {
  const only = area ?? counter
  if (only !== undefined && group !== only) return undefined
  if (by === 'unit') return sumsOf(unit)
  if (by === 'stratum') return sumsOf(`${unit}|${group}`)
  return sumsOf(by === 'area' || by === 'counter' ? group : key)
}

type Reading = { generation: number; questionnaire: string; extent: Extent }

/** Finds the row of each place and term: the last of its series that is not after the term. */
async function readRows(db: Db, reading: Reading, places: number[], terms: readonly Term[]) {
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

/** Responses at counters of some units on some days, by counter and channel; however few. */
export async function visitsIn(
  db: Db,
  units: readonly string[] | undefined,
  [first, last]: [Day, Day],
): Promise<Map<string, Record<Channel, number>>> {
  const asked = units && new Set(units)
  const places = (await allPlaces(db)).filter(({ unit }) => !asked || asked.has(unit)).map(({ id }) => id)
  const { id } = await liveGeneration(db)
  const visits = new Map<string, Sums>()
  for (const some of inFitting(places)) {
    const rows = await db.query
      .selectFrom('tally')
      .where('generation', '=', id)
      .where('division', '=', 'visit')
      .where('questionnaire', 'in', (await questionnaires(db)).map(keyOf))
      .where('place', 'in', some!)
      .where('through', '>=', first)
      .where('through', '<=', last)
      .select('heads')
      .execute()
    for (const row of rows)
      addPacked(row, VISITS, (counter) => {
        const counts = visits.get(counter) ?? new Float64Array(VISITS.length)
        visits.set(counter, counts)
        return counts
      })
  }
  return new Map([...visits].map(([counter, counts]) => [counter, byChannel(counts)]))
}

const byChannel = (counts: Sums) =>
  Object.fromEntries(CHANNELS.map((channel, i) => [channel, counts[i]!])) as Record<Channel, number>
