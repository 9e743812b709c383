import { type Day, firstDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import type { Decision } from '../../shared/decide.ts'
import type { Cell } from '../../shared/lattice.ts'
import { getOr } from '../../shared/maps.ts'
import { freezeDays, type FrozenDays, thawDays } from '../../shared/frozen.ts'
import { isHidden } from '../../shared/suppressAreas.ts'
import type { Steps } from '../../shared/steps.ts'
import {
  changedDays,
  followDays,
  type HiddenDays,
  hiddenOn,
  type MonthOf,
  relaxDays,
  suppressDays,
  takeDays,
} from '../../shared/suppressDays.ts'
import type { Both } from '../../shared/suppressYear.ts'
import { type CellCount, dayCells } from '../store/cells.ts'
import { countsOf } from '../store/changes.ts'
import type { Arrival } from '../store/arrivals.ts'
import type { Moment } from '../store/moment.ts'
import { inTurns } from '../store/turns.ts'
import { basisOf } from './basis.ts'
import type { Matter, YearShown } from './decision.ts'
import { type Deciding, decisionInForce } from './kept.ts'

/** A decision and, while its month runs, what it was made on. */
interface Held extends Both<Decision> {
  /** What the month hides, which it goes with. */
  basis: string
  isBare: boolean
}

/**
 * The decision on the days of a month. None is shown where a unit changed within it: days before and after would add up
 * to the units of then, of which the month may hide some.
 */
export async function hiddenDaysIn(
  moment: Moment,
  matter: Matter,
  month: Month,
  decision: YearShown,
): Promise<Both<HiddenDays>> {
  const isBroken = moment.units.lineage.successions.some(
    ({ day }) => monthOf(day) === month && firstDayOf(month) < day && day <= matter.today,
  )
  if (isBroken) return { respondents: () => true, criteria: () => true }
  const { respondents, criteria } = await decisionInForce(moment, await deciding(moment, matter, month, decision))
  const { areas } = decision.year
  return {
    respondents: hiddenOn(respondents, areas.respondents),
    criteria: hiddenOn(criteria, areas.criteria),
  }
}

async function deciding(
  moment: Moment,
  matter: Matter,
  month: Month,
  { year, placeOf }: YearShown,
): Promise<Deciding<Held>> {
  const { questionnaire, shape, k, today } = matter
  const number = Number(month.slice(5))
  const runs = month === monthOf(today)

  /** Respondents before criteria, which are hidden wherever these are. */
  function* onEach(act: (of: keyof Both<unknown>, about: MonthOf) => Steps<Decision>): Steps<Both<Decision>> {
    const { areas } = year
    const respondents = yield* act('respondents', { k, month: number, places: areas.respondents })
    const whole = hiddenOn(respondents, areas.respondents)
    return { respondents, criteria: yield* act('criteria', { k, month: number, places: areas.criteria, whole }) }
  }

  const cellAt = ({ unit, counter, day, n, parts }: CellCount & { day: Day }): Cell => ({
    place: placeOf({ unit, counter }),
    column: day,
    month: number,
    n,
    parts,
  })
  const readCells = async () => (await dayCells(moment, matter, month)).map(cellAt)

  /** Undefined when there are changes on days or at places that it does not have. */
  function changed(held: Held, changes: readonly Arrival[]) {
    if (held.isBare || !isCurrent(held)) return undefined
    const cells = changes.map((change) => cellAt({ ...change.about, day: change.day, ...countsOf(shape, change) }))
    const after = (of: keyof Both<unknown>) =>
      changedDays(held[of], cells, { k, month: number, places: year.areas[of] })
    const [respondents, criteria] = [after('respondents'), after('criteria')]
    if (!respondents || !criteria) return undefined
    const lattices = { respondents, criteria }
    return onEach((of, about) => followDays(held[of], lattices[of], about))
  }

  const hidden = hiddenIn(year, number)
  const hold = (days: Both<Decision>): Held => ({
    ...(runs ? days : thawDays(freezeDays(days), month)),
    basis: hidden,
    isBare: !runs,
  })
  const taken = (days: Both<Decision>, cells: Cell[]) => onEach((of, about) => takeDays(days[of], cells, about))
  const relaxed = (days: Both<Decision>) => onEach((of, about) => relaxDays(days[of], about))
  const isCurrent = (held: Held) => held.basis === hidden && (runs || held.isBare)

  return {
    questionnaire,
    period: month,
    basis: await basisOf(moment.units, k, today),
    isCurrent,
    async make() {
      const cells = await readCells()
      return hold(await inTurns(onEach((_, about) => suppressDays(cells, about))))
    },
    async follow(held, changes) {
      const own = changes?.filter(({ day, about }) => monthOf(day) === month && about.questionnaire === questionnaire)
      if (own?.length === 0 && isCurrent(held)) return held
      const steps = (own && changed(held, own)) ?? taken(held, await readCells())
      const followed = await inTurns(steps)
      // As it stays once the month has ended.
      return hold(runs || held.isBare ? followed : await inTurns(relaxed(followed)))
    },
    relax: async (held) => (held.isBare || !isCurrent(held) ? held : hold(await inTurns(relaxed(held)))),
    rebase: async (_, later) => later,
    isAlike: (one, other) => one === other || freezeHeld(one) === freezeHeld(other),
    freeze: freezeHeld,
    thaw(body) {
      const { basis, ...days } = JSON.parse(body) as Both<FrozenDays> & { basis: string }
      return { ...thawDays(days, month), basis, isBare: true }
    },
  }
}

const freezeHeld = ({ basis, ...days }: Held) => JSON.stringify({ basis, ...freezeDays(days) })

const hiddenPlaces = new WeakMap<YearShown['year'], Map<number, string>>()

/** The places that a month hides, in short. */
const hiddenIn = (year: YearShown['year'], month: number) =>
  getOr(
    getOr(hiddenPlaces, year, () => new Map<number, string>()),
    month,
    () => [year.areas.respondents, year.areas.criteria].map((decision) => hiddenTotals(decision, month)).join(' / '),
  )

const hiddenTotals = (decision: Decision, month: number) =>
  decision.lattice.names
    .filter((name) => name.column === null && isHidden(decision, name, month, month))
    .map(({ place }) => place.join('|'))
    .join(' ')
