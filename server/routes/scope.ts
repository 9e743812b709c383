import type { Account } from '../../shared/account.ts'
import { dayOf, type Day } from '../../shared/calendar.ts'
import { maximumIn } from '../../shared/official.ts'
import { Problem } from '../../shared/problem.ts'
import { type Reading, readingOf } from '../../shared/report.ts'
import type { UnitInfo } from '../../shared/scores.ts'
import type { Deps } from '../deps.ts'
import { maximums } from '../store/maximums.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import type { SumsFilter } from '../store/tallies.ts'
import { unitsUnder } from '../store/units.ts'
import type { ScoresQuery } from './scoresQuery.ts'

/** What a query asks for, once it is known who asks. */
export interface Scope {
  reading: Reading
  filter: SumsFilter
  from: Day
  to: Day
  today: Day
  /** The unit asked about, or the account's own. */
  unit: UnitInfo
  /** It and those below. */
  units: UnitInfo[]
}

/**
 * @throws Problem `invalid` naming the parameter that means nothing, `not-allowed` for a unit of others
 */
export async function scopeOf({ db, now }: Deps, account: Account, query: ScoresQuery): Promise<Scope> {
  const today = dayOf(now())
  const to = query.to ?? today
  const from = query.from ?? (`${to.slice(0, 4)}-01-01` as Day)
  if (from > to) throw new Problem('invalid', '', [{ pointer: '?from', detail: '> ?to' }])

  const questionnaire = await findQuestionnaire(db, query.questionnaire)
  if (!questionnaire) throw unknown('questionnaire', query.questionnaire)

  const own = await unitsUnder(db, account.unit)
  const units = query.unit ? await unitsUnder(db, query.unit) : own
  const unit = units.find(({ id }) => id === (query.unit ?? account.unit))
  if (!unit) throw unknown('unit', query.unit ?? account.unit)
  if (!own.some(({ id }) => id === unit.id)) throw new Problem('not-allowed')

  const filter: SumsFilter = {
    questionnaire: `${questionnaire.id}@${questionnaire.version}`,
    from,
    to,
    units: units.map(({ id }) => id),
    ...(query.area && { area: query.area }),
    ...(query.counter && { counter: query.counter }),
  }
  const maxPoints = maximumIn(await maximums(db), Number(to.slice(0, 4)))
  return { reading: readingOf(questionnaire, query.method, maxPoints), filter, from, to, today, unit, units }
}

const unknown = (name: string, value: string) => new Problem('invalid', '', [{ pointer: `?${name}`, detail: value }])
