import { Hono } from 'hono'
import type { Account } from '../../shared/account.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { Problem } from '../../shared/problem.ts'
import type { ReferenceInfo } from '../../shared/scores.ts'
import type { Deps } from '../deps.ts'
import type { SignedIn } from '../session.ts'
import { areas } from '../store/areas.ts'
import { counters, countToday } from '../store/counters.ts'
import { questionnaires } from '../store/questionnaires.ts'
import { firstDay, hasSimulated } from '../store/responses.ts'
import { knownUnits } from '../store/lineage.ts'
import { unitsBelow } from '../store/units.ts'

/** What a signed-in screen needs to know once, and what a counter's screen asks again and again. */
export const reference = ({ db, now }: Deps) => {
  /** The account's units, and the counters that it may see: a counter's account only its own. */
  const domainOf = async ({ unit, counter }: Account, today: Day) => {
    const units = unitsBelow((await knownUnits(db)).units, unit)
    const ids = units.map(({ id }) => id)
    const desks = await counters(db, ids, today)
    return { units, counters: counter ? desks.filter(({ id }) => id === counter) : desks }
  }

  return new Hono<SignedIn>()
    .get('/reference', async (c) => {
      const { account } = c.var
      const today = dayOf(now())
      return c.json<ReferenceInfo>({
        account,
        today,
        simulated: await hasSimulated(db),
        firstDay: await firstDay(db),
        ...(await domainOf(account, today)),
        areas: await areas(db),
        questionnaires: await questionnaires(db),
      })
    })

    .get('/counters/:id/today', async (c) => {
      const today = dayOf(now())
      const id = c.req.param('id')
      const seen = (await domainOf(c.var.account, today)).counters
      if (!seen.some((counter) => counter.id === id)) throw new Problem('not-allowed')
      return c.json({ count: await countToday(db, id, today) })
    })
}
