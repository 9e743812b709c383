import { addDays, type Day, firstDayOf, lastDayOf, monthOf } from '../../shared/calendar.ts'
import { getOr } from '../../shared/maps.ts'
import { type Extent, layoutOf, lengthOf, type Shape } from '../../shared/layout.ts'
import { stratumKey } from '../../shared/stratum.ts'
import { respondentsIn, type Sums } from '../../shared/sums.ts'
import type { Moment } from './moment.ts'
import { addPacked } from './pack.ts'
import { WHOLE } from './places.ts'
import { type Division, fromList, listOf, monthAfter, type Term, termsOf } from './series.ts'
import { readRows } from './termRows.ts'
import { rest } from './turns.ts'
import { vectorMaker } from './vectors.ts'

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

/** A list has to be gone through. To pass over so many entries takes as long as to read a row of a place's own. */
const OWN_ROW = 60
/** What a place has in a list by area, about. */
const AREAS = 20

/** By stratum: unit × area (see shared/stratum.ts). With `all` the key is ''. */
export type By = 'all' | 'unit' | 'area' | 'counter' | 'month' | 'day' | 'stratum'

/**
 * The sums of every group that has responses, as far as they are counted. Never reads a response, and as many rows for
 * three years as for a day.
 *
 * A unit's responses are divided by area, by counter or by day, never by two of these, and by areas and counters only
 * in whole months: asked for otherwise, there is nothing.
 */
export async function sumsBy(
  moment: Moment,
  filter: SumsFilter,
  shape: Shape,
  by: By,
  extent: Extent = 'whole',
): Promise<Map<string, Sums>> {
  const division = divisionOf(filter, by)
  const periods = division && partsOf(filter, by, division)
  if (!periods) return new Map()
  const { places, isListed, unitOf } = placesIn(moment, filter, by, division, extent)
  const parts = isListed ? periods.map(({ key, terms }) => ({ key, terms: terms.map(listed) })) : periods
  const reading = { generation: moment.live.id, questionnaire: filter.questionnaire, extent }
  const wanted = parts.flatMap(({ terms }) => terms)
  const rows = await readRows(moment.db, reading, places, wanted)

  const layout = layoutOf(shape)
  const groups = new Map<string, Sums>()
  const empty = vectorMaker(lengthOf(layout, extent))
  const sumsOf = (key: string) => getOr(groups, key, empty)
  for (const { key, terms } of parts)
    for (const place of places) {
      const into = remembered((name: string) => {
        const { place: own, group } = isListed ? fromList(name) : { place, group: name }
        const unit = unitOf(own)
        return unit === undefined ? undefined : intoOf(filter, by, { key, unit, group, sumsOf })
      })
      for (const term of terms) {
        const row = rows(place, term)
        if (row) addPacked(row, layout, into, term.times)
      }
      await rest()
    }
  return withResponses(groups, shape)
}

function withResponses(groups: Map<string, Sums>, shape: Shape) {
  for (const [key, sums] of groups) if (respondentsIn(shape, sums) === 0) groups.delete(key)
  return groups
}

const listed = (term: Term): Term => ({ ...term, division: listOf(term.division) ?? term.division })

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

/** What is read: the whole where all is asked for, its list where some units' heads are, else each place by itself. */
interface Places {
  places: number[]
  isListed: boolean
  /** What a place counts for; undefined when it was not asked for. */
  unitOf: (place: number) => string | undefined
}

function placesIn(
  { places: all, units: known }: Moment,
  { units, unitsOn: day, counter }: SumsFilter,
  by: By,
  division: Division,
  extent: Extent,
): Places {
  const now = day === undefined ? null : known.on(day)
  const asked = units && new Set(units)
  const holders = counter === undefined ? undefined : known.holdersOf(counter)
  const wanted = new Map<number, string>()
  let whole: number | undefined
  let left = 0
  for (const { id, unit: then, counter: own } of all) {
    if (then === WHOLE.unit) {
      whole = id
      continue
    }
    const unit = now ? now.of(then, own) : then
    if ((!asked || asked.has(unit)) && (!holders || holders.has(then))) wanted.set(id, unit)
    else left++
  }
  const isOfWhole = left === 0 && division !== 'counter' && by !== 'unit' && by !== 'stratum'
  if (whole !== undefined && isOfWhole) return { places: [whole], isListed: false, unitOf: () => '' }
  const entries = all.length * (division === 'area' ? AREAS : 1)
  const isWorth = OWN_ROW * wanted.size > entries && listOf(division) && (extent === 'pools' || extent === 'head')
  const unitOf = (place: number) => wanted.get(place)
  if (whole !== undefined && isWorth) return { places: [whole], isListed: true, unitOf }
  return { places: [...wanted.keys()], isListed: false, unitOf }
}

/** The same groups come again with every row. */
function remembered<T>(find: (group: string) => T): (group: string) => T {
  const known = new Map<string, T>()
  return (group) => {
    const before = known.get(group)
    if (before !== undefined || known.has(group)) return before as T
    const found = find(group)
    known.set(group, found)
    return found
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
  if (by === 'stratum') return sumsOf(stratumKey(unit, group))
  return sumsOf(by === 'area' || by === 'counter' ? group : key)
}
