import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar.ts'
import { Problem } from '../../shared/problem.ts'
import type { ReferenceInfo } from '../../shared/scores.ts'
import type { Deps } from '../deps.ts'
import type { SignedIn } from '../session.ts'
import { areas } from '../store/areas.ts'
import { counters, countToday } from '../store/counters.ts'
import { questionnaires } from '../store/questionnaires.ts'
import { firstDay, hasSimulated } from '../store/responses.ts'
import { unitsUnder } from '../store/units.ts'

/** What a signed-in screen needs to know once, and what a counter's screen asks again and again. */
export const reference = ({ db, now }: Deps) =>
  new Hono<SignedIn>()
    .get('/reference', async (c) => {
      const account = c.var.account
      const units = await unitsUnder(db, account.unit)
      const desks = await counters(
        db,
        units.map(({ id }) => id),
        dayOf(now()),
      )
      return c.json<ReferenceInfo>({
        account,
        today: dayOf(now()),
        simulated: await hasSimulated(db),
        firstDay: (await firstDay(db)) ?? null,
        units,
        areas: await areas(db),
        counters: account.counter ? desks.filter(({ id }) => id === account.counter) : desks,
        questionnaires: await questionnaires(db),
      })
    })

    .get('/counters/:id/today', async (c) => {
      const { account } = c.var
      const id = c.req.param('id')
      const units = await unitsUnder(db, account.unit)
      const desk = (
        await counters(
          db,
          units.map((unit) => unit.id),
          dayOf(now()),
        )
      ).find((counter) => counter.id === id)
      if (!desk || (account.counter && account.counter !== id)) throw new Problem('not-allowed')
      return c.json({ count: await countToday(db, id, dayOf(now())) })
    })
