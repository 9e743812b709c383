import { type Day, firstDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import type { Cell } from '../../shared/lattice.ts'
import { type Lineage, unitsOn } from '../../shared/lineage.ts'
import { type HiddenDays, suppressDays } from '../../shared/suppressDays.ts'
import { suppress, type Suppression } from '../../shared/suppressHierarchy.ts'
import type { Shape } from '../../shared/sums.ts'
import { type CellCount, dayCells, monthCells } from '../store/cells.ts'
import type { Db } from '../store/db.ts'
import { foldedTo } from '../store/fold.ts'
import { lineage } from '../store/lineage.ts'
import { inTurns, turn } from '../store/turns.ts'
import { units } from '../store/units.ts'
import { type Place, placing, type Spot } from './places.ts'

/** What is decided on. */
export interface Matter {
  /** `sipas-2026@1` */
  questionnaire: string
  shape: Shape
  /** Fewest respondents that are shown. */
  k: number
  today: Day
}

/** Few may answer some criteria, so how respondents divide by criterion is decided on apart, and shown less often. */
export interface Both<T> {
  respondents: T
  criteria: T
}

/** What of a year must stay hidden. */
export interface Decision extends Both<Suppression> {
  placeOf(spot: Spot): Place
  /** On one of its days but the first a unit went on as another. */
  isBroken(month: Month): boolean
  /** Every place down to the counter that had responses in the year. */
  places: Place[]
  /** Those months of which the days were decided on as well. */
  days: Map<Month, Both<HiddenDays>>
}

interface Kept {
  /** What it was made on: it stands while none of this changes. */
  basis: string
  /** What its closed periods were made on, beside the responses of their days. */
  lasting: string
  making: Promise<Decision>
  made?: Decision
}

const kept = new WeakMap<Db, Map<string, Kept>>()

/**
 * The decision on a year as the tallies stand: made once for all who ask, and anew after responses came in. What closed
 * periods hide would come out as it did, so it is taken over.
 */
export async function decisionOn(db: Db, matter: Matter, year: number): Promise<Decision> {
  const { questionnaire, k, today } = matter
  const known = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, known)
  const about = `${questionnaire} ${year}`
  const lines = await lineage(db)
  const lasting = JSON.stringify([k, lines, changesBy(lines, today)])
  const basis = JSON.stringify([await foldedTo(db), monthOf(today), lasting])
  const latest = known.get(about)
  // On Workers a request must not wait for another one's: when that one is answered, its work is stopped.
  if (latest?.basis === basis && (latest.made || db.kind !== 'd1')) return latest.made ?? latest.making
  const earlier = latest?.lasting === lasting ? latest.made : undefined
  const fresh: Kept = { basis, lasting, making: decide(db, matter, year, lines, earlier) }
  known.set(about, fresh)
  try {
    return (fresh.made = await fresh.making)
  } catch (error) {
    known.delete(about)
    throw error
  }
}

/** How many changes of units have come into force: one may be entered long before its day. */
const changesBy = ({ successions, holdings }: Lineage, today: Day) =>
  [...successions.map(({ day }) => day), ...holdings.map(({ from }) => from)].filter((day) => day <= today).length

async function decide(
  db: Db,
  { questionnaire, shape, k, today }: Matter,
  year: number,
  lines: Lineage,
  earlier: Decision | undefined,
): Promise<Decision> {
  const open = Number(today.slice(0, 4)) === year
  const through = open ? Number(today.slice(5, 7)) : 12
  const found: CellCount<Month>[] = []
  for (let month = 1; month <= through; month++) {
    const cells = await monthCells(db, questionnaire, `${year}-${String(month).padStart(2, '0')}` as Month, shape)
    if (cells.length > 0) await turn()
    found.push(...cells)
  }
  const kinds = new Map((await units(db)).map(({ id, kind }) => [id, kind]))
  const placeOf = placing(found, kinds, unitsOn(lines, today))
  const cells = found.map((cell) => cellAt(placeOf, cell, cell.when))
  const of = { k, through, open }
  const respondents = await inTurns(suppress(cells, { ...of, earlier: earlier?.respondents.decided ?? [] }))
  const criteria = await inTurns(
    suppress(cells, { ...of, whole: respondents, earlier: earlier?.criteria.decided ?? [] }),
  )
  const places = [...new Map(cells.map(({ place }) => [place.join('|'), place])).values()]
  const isBroken = (month: Month) =>
    lines.successions.some(({ day }) => monthOf(day) === month && firstDayOf(month) < day && day <= today)
  return { respondents, criteria, placeOf, places, isBroken, days: new Map() }
}

/**
 * The same of the days of a month. None is shown where a unit changed within it: days before and after would add up to
 * the units of then, of which the month may hide some.
 */
export async function decideDays(
  db: Db,
  { questionnaire, shape, k }: Matter,
  month: Month,
  { placeOf, isBroken, respondents, criteria }: Decision,
): Promise<Both<HiddenDays>> {
  if (isBroken(month)) return { respondents: () => true, criteria: () => true }
  const found = await dayCells(db, questionnaire, month, shape)
  const cells = found.map((cell) => ({ ...cellAt(placeOf, cell, month), column: cell.when }))
  const of = { k, month: Number(month.slice(5)) }
  const days = await inTurns(suppressDays(cells, { ...of, year: respondents }))
  return { respondents: days, criteria: await inTurns(suppressDays(cells, { ...of, year: criteria, whole: days })) }
}

const cellAt = (placeOf: Decision['placeOf'], { area, n, parts, ...spot }: CellCount<unknown>, month: Month): Cell => ({
  place: placeOf(spot),
  column: area,
  month: Number(month.slice(5)),
  n,
  parts,
})
