import type { Account } from '../../shared/account.ts'
import { dayOf, type Day, lastDayOf, monthOf } from '../../shared/calendar.ts'
import { getOr } from '../../shared/maps.ts'
import { maximumIn } from '../../shared/official.ts'
import { Problem } from '../../shared/problem.ts'
import { type Reading, readingOf } from '../../shared/report.ts'
import type { UnitInfo } from '../../shared/scores.ts'
import { maximums } from '../store/maximums.ts'
import type { Moment } from '../store/moment.ts'
import { policy } from '../store/settings.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import type { SumsFilter } from '../store/tallies.ts'
import type { Part } from './places.ts'
import { type Shown, shownIn } from './shown.ts'
import type { ScopeQuery } from './query.ts'

/** What a query asks for, once it is known who asks. */
export interface Scope extends Shown {
  moment: Moment
  reading: Reading
  filter: SumsFilter
  from: Day
  to: Day
  today: Day
  /** The unit asked about, or the account's own. */
  unit: UnitInfo
  /** It and those below, of the khối asked about; for figures by the units of then, also those that they came from. */
  units: readonly UnitInfo[]
  part: Part
}

/**
 * @throws Problem `invalid` naming the parameter that means nothing, `not-allowed` for a unit of others
 */
export async function scopeIn(moment: Moment, now: number, account: Account, query: ScopeQuery): Promise<Scope> {
  const { db, units: known } = moment
  const today = dayOf(now)
  const to = query.to ?? today
  const from = query.from ?? (`${to.slice(0, 4)}-01-01` as Day)
  if (from > to) throw new Problem('invalid', '', [{ pointer: '?from', detail: '> ?to' }])

  const questionnaire = await findQuestionnaire(db, query.questionnaire)
  if (!questionnaire) throw unknown('questionnaire', query.questionnaire)

  const id = query.unit ?? account.unit
  const unit = known.units.find((one) => one.id === id)
  if (!unit) throw unknown('unit', id)
  const { within } = known.on(today)
  if (!within(account.unit, 'then').some((one) => one.id === id)) throw new Problem('not-allowed')
  const ended = unit.validTo !== null && unit.validTo < today
  const as = query.units ?? (ended ? 'then' : 'now')
  const all = within(id, as)
  const units = query.kind ? all.filter(({ kind }) => kind === query.kind) : all

  const filter: SumsFilter = {
    questionnaire: `${questionnaire.id}@${questionnaire.version}`,
    from,
    // What comes later today belongs to the period too, and a month so far is a whole month.
    to: to < today ? to : lastDayOf(monthOf(today)),
    units: idsOf(units),
    ...(as === 'now' && { unitsOn: today }),
    ...(query.area && { area: query.area }),
    ...(query.counter && { counter: query.counter }),
  }
  const { margin, smallestCell: k } = await policy(db)
  const maxPoints = maximumIn(await maximums(db), Number(to.slice(0, 4)))
  const reading = readingOf(questionnaire, { method: query.method, maxPoints, margin })
  const part: Part = { units: idsOf(units), as, counter: query.counter, area: query.area }
  const shown = shownIn(moment, { questionnaire: filter.questionnaire, shape: reading.shape, k, today })
  return { ...shown, moment, reading, part, filter, from, to, today, unit, units }
}

const ids = new WeakMap<readonly UnitInfo[], readonly string[]>()

/** The same array for the same units, which decisions know again. */
const idsOf = (units: readonly UnitInfo[]) => getOr(ids, units, () => units.map(({ id }) => id))

const unknown = (name: string, value: string) => new Problem('invalid', '', [{ pointer: `?${name}`, detail: value }])
