import { type Day, type Month, monthOf } from '../../shared/calendar.ts'
import type { Cell } from '../../shared/lattice.ts'
import { getOr } from '../../shared/maps.ts'
import { freeze, type FrozenYear, thaw } from '../../shared/frozen.ts'
import type { Shape } from '../../shared/layout.ts'
import { isHidden } from '../../shared/suppressAreas.ts'
import {
  type Both,
  closeYear,
  type Course,
  decideYear,
  type Divided,
  emptyLattices,
  followYear,
  type Lattices,
  latticesIn,
  onLattices,
  relaxYear,
  withCells,
  type Year,
} from '../../shared/suppressYear.ts'
import {
  type AreaCell,
  areaCells,
  type CellCount,
  type CounterCell,
  counterCells,
  groupsIn,
  partsCounted,
} from '../store/cells.ts'
import { countsOf } from '../store/changes.ts'
import type { Arrival } from '../store/arrivals.ts'
import { atMost } from '../store/atMost.ts'
import type { KnownUnits } from '../store/lineage.ts'
import type { Moment } from '../store/moment.ts'
import { inTurns, rest } from '../store/turns.ts'
import { basisOf } from './basis.ts'
import { type Deciding, decisionInForce } from './kept.ts'
import { Covers, desksIn, type Place, placing, type Spot } from './places.ts'

/** What is decided on. */
export interface Matter {
  /** `sipas-2026@1` */
  questionnaire: string
  shape: Shape
  /** Fewest respondents that are shown. */
  k: number
  today: Day
}

/** What of a year must stay hidden. */
export interface Decision {
  year: Year
  covers: Covers
  placeOf(spot: Spot): Place
  /** Whether a place, in one area or in all (null), is hidden in some months. */
  hides(place: Place, area: string | null, first: number, last: number, what: keyof Both<unknown>): boolean
}

/** The decision on a year, on the tallies of a moment: made once for all who ask, and brought after what came since. */
export async function decisionOn(moment: Moment, matter: Matter, number: number): Promise<Decision> {
  const { year } = await decisionInForce(moment, await deciding(moment, matter, number))
  const deepest = depthOf(year)
  return {
    year,
    covers: coversOf(year),
    placeOf: placesOf(matter, moment.units)(isMoved(year)),
    hides(place, column, first, last, what) {
      if (place.length <= deepest) return isHidden(year.areas[what], { place, column }, first, last)
      return isHidden(year.counters[what], { place: place.slice(0, -1), column: place.at(-1)! }, first, last)
    },
  }
}

/** A year takes some 20 MB while it is read and decided on for the first time. */
const alone = atMost(1)

/** A decision and, while its year runs, what it was made on. */
interface Held {
  year: Year
  /** The responses are left out: when there are others, all have to be read. */
  isBare: boolean
}

async function deciding(moment: Moment, matter: Matter, year: number): Promise<Deciding<Held>> {
  const { units } = moment
  const { questionnaire, shape, k, today } = matter
  const course = courseOf(matter, year)
  const place = placesOf(matter, units)
  const all = Array.from({ length: course.through }, (_, i) => i + 1)

  /** Month by month, since the cells of a whole year take more memory than all else. */
  async function readAll(): Promise<Lattices> {
    const months = all.map((number) => `${year}-${String(number).padStart(2, '0')}` as Month)
    const areas = await groupsIn(moment, matter, 'area', months.at(-1)!)
    const counters = await groupsIn(moment, matter, 'counter', months.at(-1)!)
    const now = units.on(today)
    const moved = areas.some(({ unit, counter }) => now.of(unit, counter) !== unit)
    const placeOf = place(moved)
    const known = desksIn(units.lineage, year, today).filter(
      ({ unit, counter }) => moved || now.of(unit, counter) === unit,
    )
    const desks = [...known, ...counters.map(({ unit, group }) => ({ unit, counter: group }))]
    const names = {
      areas: areas.map((spot) => ({ place: placeOf(spot), column: spot.group })),
      counters: desks.map((desk) => ({ place: placeOf(desk), column: desk.counter })),
    }
    let lattices = emptyLattices(names, [], partsCounted(shape))
    const byCounter = counterCells(moment, matter, months)
    for await (const some of areaCells(moment, matter, months)) {
      const cells = { areas: some, counters: (await byCounter.next()).value ?? [] }
      const next = withCells(lattices, cellsOf(cells, placeOf))
      // Unless tallies are damaged, another process has counted meanwhile: then the answer is made anew.
      if (!next) throw new Error(`cells of ${year} at places or in areas that the year does not have`)
      lattices = next
    }
    return lattices
  }

  /** With the responses since; undefined when they are of places or areas that it does not have. */
  async function latticesAfter({ year: before, isBare }: Held, changes: readonly Arrival[]) {
    const now = units.on(today)
    const moved = isMoved(before)
    const isNews = !moved && changes.some(({ about: { unit, counter } }) => now.of(unit, counter) !== unit)
    if (isBare || isNews) return undefined
    const cells = cellsOf(await foundIn(changes, shape), place(moved))
    await rest()
    return withCells(latticesIn(before), cells)
  }

  const hasEnded = ({ year: before }: Held) => before.open && (before.through < course.through || !course.open)

  return {
    questionnaire,
    period: String(year),
    basis: await basisOf(units, k, today),
    isCurrent: (held) => !hasEnded(held),
    make: () => alone(moment.db, async () => hold(await inTurns(decideYear(await readAll(), course)))),
    async follow(held, changes) {
      const own = changes?.filter(
        ({ day, about }) =>
          Number(day.slice(0, 4)) === year && about.questionnaire === questionnaire && monthIn(day) <= course.through,
      )
      if (own?.length === 0 && !hasEnded(held)) return held
      const lattices = (own && (await latticesAfter(held, own))) ?? (await alone(moment.db, readAll))
      const months = own ? [...new Set(own.map(({ day }) => monthIn(day)))] : all
      const followed = await inTurns(followYear(held.year, lattices, months))
      if (!hasEnded(held)) return hold(followed)
      return hold(await inTurns(decideYear(lattices, course, await inTurns(closeYear(followed)))))
    },
    relax: async (held) => (held.isBare ? held : hold(await inTurns(relaxYear(held.year)))),
    async rebase(held, later) {
      if (held.isBare || later.isBare || held.year.through !== later.year.through) return later
      return hold(await inTurns(followYear(held.year, latticesIn(later.year), all)))
    },
    isAlike: (one, other) => isAlike(one.year, other.year),
    freeze: ({ year: made }) => JSON.stringify(freeze(made)),
    thaw(body, known) {
      const thawed = thaw(JSON.parse(body) as FrozenYear, k)
      return known && !known.isBare
        ? { year: onLattices(thawed, latticesIn(known.year)), isBare: false }
        : { year: thawed, isBare: true }
    },
  }
}

const monthIn = (day: Day) => Number(day.slice(5, 7))

/** The year of today is shown so far. */
function courseOf({ k, today }: Matter, year: number): Course {
  const open = Number(today.slice(0, 4)) === year
  return { k, open, through: open ? Number(today.slice(5, 7)) : 12 }
}

const hold = (made: Year): Held => (made.open ? { year: made, isBare: false } : { year: bare(made), isBare: true })

/** What is hidden alone: a year that has ended needs no more. */
const bare = (year: Year) => thaw(freeze(year), year.k)

const decisionsOf = ({ areas, counters }: Year) =>
  [areas, counters].flatMap(({ respondents, criteria }) => [respondents, criteria])

function isAlike(one: Year, other: Year): boolean {
  const others = decisionsOf(other)
  return (
    one.through === other.through &&
    one.open === other.open &&
    decisionsOf(one).every(({ lattice, hidden }, i) => {
      const its = others[i]!
      return lattice.names === its.lattice.names && hidden.every((bits, figure) => bits === its.hidden[figure])
    })
  )
}

/** Khối and unit, or also the unit of then. */
const depthOf = ({ counters }: Year) => counters.respondents.lattice.names[0]?.place.length ?? 2
const isMoved = (year: Year) => depthOf(year) > 2

const placesOf = ({ today }: Matter, { units, on }: KnownUnits) => {
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]))
  return (moved: boolean) => placing(moved, kinds, on(today))
}

interface Found {
  areas: readonly AreaCell[]
  counters: readonly CounterCell[]
}

/** The same of single responses: thousands may be of a few cells. */
async function foundIn(changes: readonly Arrival[], shape: Shape): Promise<Found> {
  const areas = new Map<string, AreaCell>()
  const counters = new Map<string, CounterCell>()
  for (const change of changes) {
    await rest()
    const { unit, counter, area } = change.about
    const month = monthOf(change.day)
    const counts = countsOf(shape, change)
    const of = { unit, counter, month, n: 0 }
    addCounts(
      getOr(areas, [unit, counter, area, month].join('|'), () => ({ ...of, area, parts: counts.parts.map(() => 0) })),
      counts,
    )
    addCounts(
      getOr(counters, [unit, counter, month].join('|'), () => ({ ...of, parts: counts.parts.map(() => 0) })),
      counts,
    )
  }
  return { areas: [...areas.values()], counters: [...counters.values()] }
}

function addCounts(cell: CellCount, { n, parts }: Pick<CellCount, 'n' | 'parts'>) {
  cell.n += n
  for (let part = 0; part < parts.length; part++) cell.parts[part]! += parts[part]!
}

const cellsOf = ({ areas, counters }: Found, placeOf: (spot: Spot) => Place): Divided<Cell[]> => ({
  areas: areas.map((cell) => cellAt(placeOf(cell), cell.area, cell)),
  counters: counters.map((cell) => cellAt(placeOf(cell), cell.counter, cell)),
})

const cellAt = (place: Place, column: string, { month, n, parts }: CellCount & { month: Month }): Cell => ({
  place,
  column,
  month: Number(month.slice(5)),
  n,
  parts,
})

const covers = new WeakMap<object, Covers>()

function coversOf({ counters }: Year): Covers {
  const { names } = counters.respondents.lattice
  const known = covers.get(names) ?? new Covers(names.map(({ place, column }) => [...place, column!]))
  covers.set(names, known)
  return known
}
