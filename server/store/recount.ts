import { CHANNELS } from '../../shared/channel.ts'
import { type Day, type Month, monthOf } from '../../shared/calendar.ts'
import { layoutOf, merge, type Shape, type Sums } from '../../shared/sums.ts'
import { arrivalsAfter, type Stretch } from './arrivals.ts'
import { ruledOut } from './counted.ts'
import type { Db } from './db.ts'
import type { Generation } from './generations.ts'
import { addNaively, naiveSums } from './naiveSums.ts'
import { placeKey, placeOf, WHOLE } from './places.ts'
import { shapesOf } from './questionnaires.ts'
import type { Division, Through } from './series.ts'
import type { Cell } from './tables.ts'
import { turn } from './turns.ts'

// What tallies should hold, worked out from the responses by other code than the fold's.

export type Groups = Map<string, Sums>

/** The rows of one place, by where they end. */
export interface Line {
  division: Division
  questionnaire: string
  place: string
  rows: Map<Through, Groups>
}

export type Lines = Map<string, Line>

export const lineKey = ({ division, questionnaire, place }: Omit<Line, 'rows'>) =>
  [division, questionnaire, place].join('\t')

/** Responses recounted before others get their turn. */
const AT_ONCE = 1_000

/**
 * What a month adds by itself: each response once by day, by area, by counter and as a visit; the rest is added up from
 * these.
 *
 * @param stretches where its responses lie
 * @param say told of how many more were recounted
 */
export async function addedIn(
  db: Db,
  generation: Generation,
  month: Month,
  stretches: readonly Stretch[],
  say: (responses: number) => void,
): Promise<Lines> {
  const lines: Lines = new Map()
  const targets = new Map<Cell, Target>()
  for (const { after, to, responses } of stretches) {
    const arrivals = await arrivalsAfter(db, after, to - after, Math.min(to, generation.response))
    const out = await ruledOut(db, { after, to, ruling: generation.ruling })
    const shapes = await shapesOf(db, new Set(arrivals.map(({ about }) => about.questionnaire)))
    for (const [i, { seq, day, answers, about }] of arrivals.entries()) {
      if (i % AT_ONCE === AT_ONCE - 1) await turn()
      if (monthOf(day) !== month || out.has(seq)) continue
      const shape = shapes.get(about.questionnaire)!
      const target = getOr(targets, about, () => targetOf(lines, generation, about, month, shape))
      const naive = naiveSums(shape, answers)
      addNaively(target.area, target.counter, target.onDay(day), naive)
      target.visitsOn(day)[CHANNELS.indexOf(about.channel)]! += 1
    }
    say(responses)
  }
  addTotals(lines, month)
  return lines
}

/** Where the responses about one thing are counted. */
interface Target {
  area: Sums
  counter: Sums
  onDay(day: Day): Sums
  visitsOn(day: Day): Sums
}

function targetOf(lines: Lines, { divided }: Generation, about: Cell, month: Month, shape: Shape): Target {
  const { questionnaire, area, counter } = about
  const line = { questionnaire, place: placeKey(placeOf(about, divided)) }
  const { length } = layoutOf(shape)
  const byDay = (division: Division, group: string, size: number) => {
    // Nearly always it is the day of the one before.
    let last: { day: Day; sums: Sums } | undefined
    return (day: Day) => {
      if (last?.day !== day) last = { day, sums: sumsAt(lines, { ...line, division }, day, group, size) }
      return last.sums
    }
  }
  return {
    area: sumsAt(lines, { ...line, division: 'area' }, month, area, length),
    counter: sumsAt(lines, { ...line, division: 'counter' }, month, counter, length),
    onDay: byDay('day', '', length),
    visitsOn: byDay('visit', counter, CHANNELS.length),
  }
}

/** Months undivided, and the whole. */
function addTotals(lines: Lines, month: Month) {
  const own = [...lines.values()]
  const take = (to: Omit<Line, 'rows'>, through: Through, group: string, sums: Sums) =>
    merge(sumsAt(lines, to, through, group, sums.length), sums)
  const place = placeKey(WHOLE)
  for (const { rows, ...line } of own)
    for (const [through, groups] of rows)
      for (const [group, sums] of groups) {
        if (line.division === 'day') take({ ...line, place }, through, '', sums)
        if (line.division !== 'area') continue
        take({ ...line, place }, month, group, sums)
        take({ ...line, division: 'month' }, month, '', sums)
        take({ ...line, division: 'month', place }, month, '', sums)
      }
}

function sumsAt(lines: Lines, line: Omit<Line, 'rows'>, through: Through, group: string, length: number): Sums {
  const { rows } = getOr(lines, lineKey(line), () => ({ ...line, rows: new Map() }))
  return getOr(
    getOr(rows, through, () => new Map()),
    group,
    () => new Float64Array(length),
  )
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Turns what was added by itself into sums since a beginning. @param before those of the month before, by line */
export function sinceBeginning(lines: Lines, before: ReadonlyMap<string, Groups>): void {
  for (const [key, { division, rows }] of lines) {
    if (division === 'visit') continue
    let since: Groups = (division === 'day' ? undefined : before.get(key)) ?? new Map()
    for (const [through, groups] of [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      since = plus(since, groups)
      rows.set(through, since)
    }
  }
}

function plus(groups: Groups, more: Groups): Groups {
  const sum: Groups = new Map([...groups].map(([group, sums]) => [group, more.has(group) ? sums.slice() : sums]))
  for (const [group, sums] of more) {
    const known = sum.get(group)
    if (known) merge(known, sums)
    else sum.set(group, sums)
  }
  return sum
}
