import { addDays, addMonths, type Day, firstDayOf, lastDayOf, monthOf } from '../../shared/calendar.ts'
import { getOr } from '../../shared/maps.ts'
import { type Extent, layoutOf, lengthOf, type Shape } from '../../shared/layout.ts'
import { respondentsIn, type Sums } from '../../shared/sums.ts'
import type { Moment } from './moment.ts'
import { addPacked } from './pack.ts'
import { isOfUnit, isWhole, listersOf, type Numbered } from './places.ts'
import { type Division, isListed, LISTS, type Term, termsOf } from './series.ts'
import { stratumKey } from './stratum.ts'
import { readRows } from './termRows.ts'
import { rest } from './turns.ts'
import { vectorMaker, type Vectors } from './vectors.ts'

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

/** By stratum: unit × area (see stratum.ts). With `all` the key is ''. */
export type By = 'all' | 'unit' | 'area' | 'counter' | 'month' | 'day' | 'stratum'

/**
 * The sums of every group that has responses, as far as they are counted. Never reads a response, and as many rows for
 * three years as for a day.
 *
 * A unit's responses are divided by area, by counter or by day, never by two of these, and by areas and counters only
 * in whole months: asked for otherwise, there is nothing.
 *
 * @param vectors that the sums are made of, for who has done with them before the next are read; new ones when absent
 */
export async function sumsBy(
  moment: Moment,
  filter: SumsFilter,
  shape: Shape,
  by: By,
  extent: Extent = 'whole',
  vectors?: Vectors,
): Promise<Map<string, Sums>> {
  const division = divisionOf(filter, by)
  const periods = division && partsOf(filter, by, division)
  if (!periods) return new Map()
  const { places, lists, unitOf } = placesIn(moment, filter, by, division, extent)
  const parts = lists ? periods.map(({ key, terms }) => ({ key, terms: terms.map(listed) })) : periods
  const reading = { generation: moment.live.id, questionnaire: filter.questionnaire, extent }
  const wanted = parts.flatMap(({ terms }) => terms)
  const rows = await readRows(moment.db, reading, places, wanted)

  const layout = layoutOf(shape)
  const groups = new Map<string, Sums>()
  const length = lengthOf(layout, extent)
  const empty = vectors ? () => vectors.take(length) : vectorMaker(length)
  const sumsOf = (key: string) => getOr(groups, key, empty)
  for (const { key, terms } of parts)
    for (const place of places) {
      const into = remembered((name: string) => {
        const unit = unitOf(lists ? Number(name) : place)
        const group = lists?.get(place) ?? name
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

const listed = (term: Term): Term => ({
  ...term,
  division: isListed(term.division) ? LISTS[term.division] : term.division,
})

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
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) {
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

/** What is read: the whole where all is asked for, lists where some units' heads are, else each place by itself. */
interface Places {
  places: number[]
  /** The group that each list is of; of each place itself, when absent. */
  lists?: ReadonlyMap<number, string>
  /** What a place counts for; undefined when it was not asked for. */
  unitOf: (place: number) => string | undefined
}

function placesIn(
  { places: all, units: known }: Moment,
  { units, unitsOn: day, area, counter }: SumsFilter,
  by: By,
  division: Division,
  extent: Extent,
): Places {
  const now = day === undefined ? null : known.on(day)
  const asked = units && new Set(units)
  const holders = counter === undefined ? undefined : known.holdersOf(counter)
  const wanted = new Map<number, string>()
  let left = 0
  for (const { id, unit: then, counter: own } of all.filter(isOfUnit)) {
    const unit = now ? now.of(then, own) : then
    if ((!asked || asked.has(unit)) && (!holders || holders.has(then))) wanted.set(id, unit)
    else left++
  }
  const whole = all.find(isWhole)?.id
  const isOfWhole = left === 0 && division !== 'counter' && by !== 'unit' && by !== 'stratum'
  if (whole !== undefined && isOfWhole) return { places: [whole], unitOf: () => '' }
  const unitOf = (place: number) => wanted.get(place)
  const lists = listsIn(all, division, area, extent)
  const isWorth = lists && OWN_ROW * wanted.size > all.length * lists.size
  return isWorth ? { places: [...lists.keys()], lists, unitOf } : { places: [...wanted.keys()], unitOf }
}

/** The lists that have what is asked for, and the group that each is of; undefined where they have not enough of it. */
function listsIn(all: readonly Numbered[], division: Division, area: string | undefined, extent: Extent) {
  if (!isListed(division) || (extent !== 'pools' && extent !== 'head')) return undefined
  const isAsked = ({ counter }: Numbered) => area === undefined || counter === area
  const lists = listersOf(division, all).filter(isAsked)
  return new Map(lists.map(({ id, counter }) => [id, counter]))
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
