import { CHANNELS } from '../../shared/channel.ts'
import type { Day } from '../../shared/calendar.ts'
import { getOr } from '../../shared/maps.ts'
import { layoutOf, type Shape } from '../../shared/layout.ts'
import { countInAll, merge, type Sums } from '../../shared/sums.ts'
import type { Arrival } from './arrivals.ts'
import { VISITS } from './pack.ts'
import { listerOf, type Place, WHOLE } from './places.ts'
import {
  type Division,
  groupOf,
  isListed,
  LISTS,
  OF_UNIT,
  OF_WHOLE,
  seriesOf,
  type Through,
  throughOf,
} from './series.ts'
import { rest } from './turns.ts'
import type { Vectors } from './vectors.ts'

/** Which rows add up over time, one to the next. */
export interface Series {
  division: Division
  questionnaire: string
  place: number
  /** The first through of the series, which tells it from those before and after. */
  first: Through
}

/** What a lot adds to a series: from which row on it counts, and in which group. */
export interface Added extends Series {
  changes: Map<Through, Groups>
}

export const seriesKey = ({ division, questionnaire, place, first }: Series) =>
  [division, questionnaire, place, first].join('|')

/** What responses add to the series of the place where they were given, in vectors of some. */
export async function addUp(
  counted: readonly Arrival[],
  place: number,
  shapes: ReadonlyMap<string, Shape>,
  vectors: Vectors,
): Promise<Added[]> {
  const found = new Map<string, Added>()
  const rows = new Map<string, Rows>()
  for (const { about, answers, day, times } of counted) {
    await rest()
    const { questionnaire } = about
    const shape = shapes.get(questionnaire)!
    const { scored, visits } = getOr(rows, `${questionnaire} ${day}`, () =>
      rowsOf(found, { questionnaire, place }, day),
    )
    const { length } = layoutOf(shape)
    const sums = scored.map(([division, groups]) => sumsOf(groups, groupOf(division, about), length, vectors))
    countInAll(sums, shape, answers, times)
    sumsOf(visits, groupOf('visit', about), VISITS.length, vectors)[CHANNELS.indexOf(about.channel)]! += times
  }
  return [...found.values()]
}

type Groups = Map<string, Sums>

/** The rows in which a day begins to count. */
interface Rows {
  scored: [Division, Groups][]
  visits: Groups
}

function rowsOf(found: Map<string, Added>, about: Pick<Series, 'questionnaire' | 'place'>, day: Day): Rows {
  const groups = OF_UNIT.map((division): [Division, Groups] => {
    const through = throughOf(division, day)
    return [division, groupsFrom(found, { ...about, division, first: seriesOf(division, through)[0] }, through)]
  })
  return {
    scored: groups.filter(([division]) => division !== 'visit'),
    visits: groups.find(([division]) => division === 'visit')![1],
  }
}

/** What a lot adds to the whole and to lists, in vectors of some. */
export interface AddedToWhole {
  numberOf: (place: Place) => number
  found: Map<string, Added>
  vectors: Vectors
}

/** The same added to what belongs to the whole, as far as it is divided so. */
export function addToWhole({ numberOf, found, vectors }: AddedToWhole, added: Added) {
  if (!OF_WHOLE.includes(added.division)) return
  for (const [through, groups] of added.changes) {
    const own = groupsFrom(found, { ...added, place: numberOf(WHOLE) }, through)
    for (const [group, sums] of groups) merge(sumsOf(own, group, sums.length, vectors), sums)
  }
}

/**
 * The heads of the same added to its list, if it has one, under the number of its place.
 *
 * @param head how long they are
 */
export function addToList({ numberOf, found, vectors }: AddedToWhole, added: Added, head: number) {
  const { division: own } = added
  if (!isListed(own)) return
  for (const [through, groups] of added.changes)
    for (const [group, sums] of groups) {
      const place = numberOf(listerOf(own, group))
      const list = groupsFrom(found, { ...added, division: LISTS[own], place }, through)
      merge(sumsOf(list, String(added.place), head, vectors), sums)
    }
}

function groupsFrom(found: Map<string, Added>, series: Series, through: Through): Groups {
  const { changes } = getOr(found, seriesKey(series), (): Added => ({ ...series, changes: new Map() }))
  return getOr(changes, through, () => new Map() as Groups)
}

const sumsOf = (groups: Groups, group: string, length: number, vectors: Vectors) =>
  getOr(groups, group, () => vectors.take(length))
