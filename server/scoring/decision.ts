import type { Day, Month } from '../../shared/calendar.ts'
import { freeze, type FrozenYear, thaw } from '../../shared/frozen.ts'
import type { Shape } from '../../shared/layout.ts'
import { isHidden } from '../../shared/suppressAreas.ts'
import {
  type Both,
  closeYear,
  type Course,
  decideYear,
  followYear,
  latticesIn,
  onLattices,
  relaxYear,
  type Year,
} from '../../shared/suppressYear.ts'
import { atMost } from '../store/atMost.ts'
import type { Moment } from '../store/moment.ts'
import { inTurns } from '../store/turns.ts'
import { basisOf } from './basis.ts'
import { type Deciding, decisionInForce } from './kept.ts'
import { depthOf, latticesAfter, placingIn, readLattices } from './lattices.ts'
import { Covers, type Place, type Spot } from './places.ts'

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
export interface YearShown {
  year: Year
  covers: Covers
  placeOf(spot: Spot): Place
  /** Whether a place, in one area or in all (null), is hidden in some months. */
  hides(place: Place, area: string | null, first: number, last: number, what: keyof Both<unknown>): boolean
}

/** The decision on a year, on the tallies of a moment: made once for all who ask, and brought after what came since. */
export async function decisionOn(moment: Moment, matter: Matter, number: number): Promise<YearShown> {
  const { year } = await decisionInForce(moment, await deciding(moment, matter, number))
  const lattices = latticesIn(year)
  const deepest = depthOf(lattices)
  return {
    year,
    covers: coversOf(year),
    placeOf: placingIn(lattices, moment.units, matter.today),
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
  const { questionnaire, k, today } = matter
  const course = courseOf(matter, year)
  const all = Array.from({ length: course.through }, (_, i) => i + 1)
  const months = all.map((month) => `${year}-${String(month).padStart(2, '0')}` as Month)
  const readAll = () => readLattices(moment, matter, months)
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
      const known = own && !held.isBare ? await latticesAfter(latticesIn(held.year), own, units, matter) : undefined
      const lattices = known ?? (await alone(moment.db, readAll))
      const changed = own ? [...new Set(own.map(({ day }) => monthIn(day)))] : all
      const followed = await inTurns(followYear(held.year, lattices, changed))
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

const covers = new WeakMap<object, Covers>()
/** Most years have the same counters as the one before, and of a thousand of them covers take a megabyte. */
let latest: { counters: string; covers: Covers } | undefined

function coversOf({ counters }: Year): Covers {
  const { names } = counters.respondents.lattice
  const known = covers.get(names)
  if (known) return known
  const places = names.map(({ place, column }) => [...place, column!])
  const all = JSON.stringify(places)
  if (latest?.counters !== all) latest = { counters: all, covers: new Covers(places) }
  covers.set(names, latest.covers)
  return latest.covers
}
