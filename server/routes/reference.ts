import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar.ts'
import type { ReferenceInfo } from '../../shared/scores.ts'
import type { Deps } from '../deps.ts'
import type { SignedIn } from '../session.ts'
import { areas } from '../store/areas.ts'
import { countToday } from '../store/counters.ts'
import { questionnaires } from '../store/questionnaires.ts'
import { firstDay, hasSimulated } from '../store/responses.ts'
import { domainOf, seenCounter } from './domain.ts'

/** What a signed-in screen needs to know once, and what a counter's screen asks again and again. */
export const reference = (deps: Deps) => {
  const { db, now } = deps
  return new Hono<SignedIn>()
    .get('/reference', async (c) => {
      const { account } = c.var
      const today = dayOf(now())
      return c.json<ReferenceInfo>({
        account,
        today,
        simulated: await hasSimulated(db),
        firstDay: await firstDay(db),
        ...(await domainOf(deps, account)),
        areas: await areas(db),
        questionnaires: await questionnaires(db),
      })
    })

    .get('/counters/:id/today', async (c) => {
      const today = dayOf(now())
      const { id } = await seenCounter(deps, c.var.account, c.req.param('id'))
      return c.json({ count: await countToday(db, id, today) })
    })
}
