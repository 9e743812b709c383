import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar.ts'
import { isClosed } from '../../shared/closed.ts'
import { Problem } from '../../shared/problem.ts'
import type { CounterInfo } from '../../shared/scores.ts'
import type { TicketInfo } from '../../shared/screen.ts'
import type { Deps } from '../deps.ts'
import { qrSvg } from '../pages/qr.ts'
import type { SignedIn } from '../session.ts'
import { askAuth } from './askAuth.ts'
import { seenCounter } from './domain.ts'
import { setKiosk } from './kioskPass.ts'
import { writePass } from './pass.ts'
import { siteOf } from './qr.ts'
import { newPass, SHOWN } from './tickets.ts'

/** What a counter's own screen asks for. Nothing is stored: a ticket leaves a trace only when it is used. */
export const screen = (deps: Deps) => {
  const mustServe = (counter: CounterInfo) => {
    if (isClosed(counter, dayOf(deps.now()))) throw new Problem('counter-closed')
  }

  return (
    new Hono<SignedIn>()
      .get('/counters/:id/ticket', async (c) => {
        const counter = await seenCounter(deps, c.var.account, c.req.param('id'))
        mustServe(counter)
        const area = counter.areas.find((one) => one === c.req.query('area')) ?? null
        const ticket = await writePass(deps, 'ticket', newPass(deps, counter.id, area))
        const address = `${siteOf(deps, c.req.url)}/${ticket}`
        c.header('Cache-Control', 'no-store')
        return c.json<TicketInfo>({
          address,
          picture: `data:image/svg+xml,${encodeURIComponent(String(qrSvg(address)))}`,
          seconds: SHOWN,
        })
      })

      /** Makes this device a kiosk: it is signed out, and from now on may only send responses of this counter. */
      .post('/counters/:id/kiosk', async (c) => {
        const counter = await seenCounter(deps, c.var.account, c.req.param('id'))
        mustServe(counter)
        await askAuth(deps, c, 'sign-out', {})
        await setKiosk(deps, c, counter.id)
        return c.body(null, 204)
      })
  )
}
