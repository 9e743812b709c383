import { type Day, type Month, monthOf } from '../../shared/calendar.ts'
import type { FigureName } from '../../shared/lattice.ts'
import { type UnitsOn, unitsOn } from '../../shared/lineage.ts'
import { piecesOf } from '../../shared/pieces.ts'
import { suppressDays } from '../../shared/suppressDays.ts'
import { type Decided, suppressHierarchy, type Suppression } from '../../shared/suppressHierarchy.ts'
import type { UnitKind } from '../../shared/unit.ts'
import { type CellCount, dayCells, monthCells } from '../store/cells.ts'
import type { Db } from '../store/db.ts'
import { foldedTo } from '../store/fold.ts'
import { lineage } from '../store/lineage.ts'
import { units } from '../store/units.ts'

/** Which part of the province a figure is of; nothing named is the whole. */
export interface Part {
  kind?: UnitKind | undefined
  unit?: string | undefined
  counter?: string | undefined
  area?: string | undefined
  /** By the units of then, when they were not yet what they are. */
  as?: 'then' | 'now' | undefined
}

/** Whether a figure of some days must stay hidden: it has too few respondents, or would give such a one away. */
export type Hides = (part: Part, from: Day, to: Day) => Promise<boolean>

/** Below two nobody is protected, so nothing has to be decided. */
const PROTECTS = 2

/**
 * Decides on the whole province and the whole year at once, whatever was asked: a decision on one table alone could be
 * undone by subtracting another. Made anew only after responses came in.
 *
 * @param k fewest respondents that are shown
 */
export function hidingFrom(db: Db, questionnaire: string, k: number, today: Day): Hides {
  if (k < PROTECTS) return async () => false
  // One answer has many figures: they are all judged by the same decision.
  const asked = new Map<number, Promise<Decision>>()
  const decisionFor = (year: number) => {
    const decision = asked.get(year) ?? decisionOn(db, questionnaire, year, k, today)
    asked.set(year, decision)
    return decision
  }
  /** Days are decided on for places alone, never crossed with service areas. */
  const isDayHidden = async (part: Part, day: Day) => {
    if (part.area !== undefined) return true
    const month = monthOf(day)
    const decision = await decisionFor(Number(month.slice(0, 4)))
    const isHidden = await (decision.days[month] ??= decideDays(db, questionnaire, k, month, decision))
    return decision.names(part).some(({ place }) => isHidden(place, day))
  }
  return async (part, from, to) => {
    const { years, days } = piecesOf(from, to, today)
    for (const { year, first, last } of years) {
      const { names, suppression } = await decisionFor(year)
      if (names(part).some((name) => suppression.isHidden(name, first, last))) return true
    }
    for (const day of days) if (await isDayHidden(part, day)) return true
    return false
  }
}

interface Decision {
  /** What it was made on: it stands while none of this changes. */
  basis: string
  /** What its closed periods were made on. */
  lasting: string
  suppression: Suppression
  /** The published figures that add up to a part. */
  names: (part: Part) => FigureName[]
  placeOf: (cell: Omit<CellCount<unknown>, 'n' | 'when'>) => string[]
  days: Record<Month, Promise<ReturnType<typeof suppressDays>>>
}

const decisions = new WeakMap<Db, Map<string, Promise<Decision>>>()

async function decisionOn(db: Db, questionnaire: string, year: number, k: number, today: Day): Promise<Decision> {
  const known = decisions.get(db) ?? new Map<string, Promise<Decision>>()
  decisions.set(db, known)
  const about = `${questionnaire} ${year}`
  const lasting = JSON.stringify([k, await lineage(db)])
  const basis = JSON.stringify([await foldedTo(db), monthOf(today), lasting])
  const latest = await known.get(about)?.catch(() => undefined)
  if (latest?.basis === basis) return latest
  const earlier = latest?.lasting === lasting ? latest.suppression.decided : []
  const decided = decide(db, { questionnaire, year, k, today, basis, lasting, earlier })
  known.set(about, decided)
  return decided
}

interface Question {
  questionnaire: string
  year: number
  k: number
  today: Day
  basis: string
  lasting: string
  earlier: Decided[]
}

async function decide(db: Db, { questionnaire, year, k, today, basis, lasting, earlier }: Question): Promise<Decision> {
  const cells = await monthCells(db, questionnaire, year)
  const kinds = new Map((await units(db)).map(({ id, kind }) => [id, kind]))
  const now = unitsOn(await lineage(db), today)
  const placeOf = placing(cells, kinds, now)
  const thisYear = Number(today.slice(0, 4)) === year
  const through = thisYear ? Number(today.slice(5, 7)) : 12
  const placed = cells.map((cell) => ({
    place: placeOf(cell),
    column: cell.area,
    month: Number(cell.when.slice(5)),
    n: cell.n,
  }))
  const places = [...new Map(placed.map(({ place }) => [place.join('|'), place])).values()]
  const suppression = suppressHierarchy(placed, { k, through, open: thisYear, earlier })
  return { basis, lasting, suppression, names: naming(places, kinds), placeOf, days: {} }
}

/** Khối, unit of today, unit of then where the two differ anywhere in the year, counter. */
function placing(cells: CellCount<unknown>[], kinds: Map<string, UnitKind>, now: UnitsOn): Decision['placeOf'] {
  const moved = cells.some(({ unit, counter }) => now.of(unit, counter) !== unit)
  return ({ unit, counter }) => {
    const heir = now.of(unit, counter)
    return [kinds.get(heir) ?? '', heir, ...(moved ? [unit] : []), counter]
  }
}

/** A part is a place, or, across the tree (a unit of then that was split), all places that it is made of. */
const naming =
  (places: string[][], kinds: Map<string, UnitKind>): Decision['names'] =>
  ({ kind, unit, counter, area, as = 'now' }) => {
    const column = area ?? null
    const depthOfThen = (place: string[]) => place.length - 2
    const cut = places
      .filter((place) => !counter || place.at(-1) === counter)
      .filter(
        (place) => !unit || kinds.get(unit) === 'province' || place[as === 'then' ? depthOfThen(place) : 1] === unit,
      )
      .filter((place) => !kind || place[0] === kind)
      .map((place) => place.slice(0, depthOf(place)))
    return [...new Map(cut.map((place) => [place.join('|'), { place, column }])).values()]

    function depthOf(place: string[]) {
      if (counter) return place.length
      if (unit && kinds.get(unit) !== 'province') return as === 'then' ? depthOfThen(place) + 1 : 2
      return kind ? 1 : 0
    }
  }

async function decideDays(db: Db, questionnaire: string, k: number, month: Month, { placeOf, suppression }: Decision) {
  const cells = (await dayCells(db, questionnaire, month)).map((cell) => ({
    place: placeOf(cell),
    column: cell.when,
    month: Number(month.slice(5)),
    n: cell.n,
  }))
  return suppressDays(cells, k, Number(month.slice(5)), suppression)
}
