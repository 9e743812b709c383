import type { Account } from '../../shared/account.ts'
import { dayOf } from '../../shared/calendar.ts'
import { Problem } from '../../shared/problem.ts'
import type { CounterInfo, UnitInfo } from '../../shared/scores.ts'
import type { Deps } from '../deps.ts'
import { counters } from '../store/counters.ts'
import { knownUnits } from '../store/lineage.ts'
import { unitsBelow } from '../store/units.ts'

/** The account's units, and the counters that it may see: a counter's account only its own. */
export async function domainOf({ db, now }: Pick<Deps, 'db' | 'now'>, { unit, counter }: Account) {
  const units: UnitInfo[] = unitsBelow((await knownUnits(db)).units, unit)
  const ids = units.map(({ id }) => id)
  const desks = await counters(db, ids, dayOf(now()))
  return { units, counters: counter ? desks.filter(({ id }) => id === counter) : desks }
}

/** @throws Problem not-allowed when the account may not see that counter */
export async function seenCounter(deps: Pick<Deps, 'db' | 'now'>, account: Account, id: string): Promise<CounterInfo> {
  const found = (await domainOf(deps, account)).counters.find((one) => one.id === id)
  if (!found) throw new Problem('not-allowed')
  return found
}
