import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar.ts'
import { Problem } from '../../shared/problem.ts'
import type { KioskInfo } from '../../shared/screen.ts'
import { ResponseBody } from '../../shared/response.ts'
import type { Deps } from '../deps.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import { hasSimulated } from '../store/responses.ts'
import { validate } from '../validate.ts'
import { kioskOf, setKiosk } from './kioskPass.ts'
import { takeResponse } from './responses.ts'
import { openWay } from './tickets.ts'

/** Asked on every kiosk. */
const QUESTIONNAIRE = 'sipas-2026'

/** What a kiosk asks for. It has no account: its pass lets it send responses of one counter, and nothing else. */
export const kiosk = (deps: Deps) =>
  new Hono()
    .get('/kiosk', async (c) => {
      const own = await kioskOf(deps, c)
      if (!own) throw new Problem('signed-out')
      const { unit, counter, areas, code } = own
      await openWay(deps, code)
      // Each time from now on: only a tablet that is left alone for long ceases to be a kiosk.
      await setKiosk(deps, c, counter.id)
      c.header('Cache-Control', 'no-store')
      return c.json<KioskInfo>({
        simulated: await hasSimulated(deps.db),
        today: dayOf(deps.now()),
        unit: unit.name,
        counter: counter.name,
        areas,
        questionnaire: (await findQuestionnaire(deps.db, QUESTIONNAIRE))!,
      })
    })

    .post('/kiosk/responses', validate('json', ResponseBody.omit({ code: true })), async (c) => {
      const own = await kioskOf(deps, c)
      if (!own) throw new Problem('signed-out')
      const { isNew, accepted } = await takeResponse(deps, { ...c.req.valid('json'), code: own.code })
      return c.json(accepted, isNew ? 201 : 200)
    })
