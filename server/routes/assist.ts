import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar.ts'
import { isClosed } from '../../shared/closed.ts'
import { Problem } from '../../shared/problem.ts'
import type { Deps } from '../deps.ts'
import { signedIn, type SignedIn } from '../session.ts'
import { seenCounter } from './domain.ts'
import { writePass } from './pass.ts'
import { newPass } from './tickets.ts'

/**
 * `GET /counter/assist?counter=&area=`: an official helps one person answer. The survey that opens says so, and its
 * response is kept apart. Only the staff of the counter gets there; nothing is stored until it is sent.
 */
export const assist = (deps: Deps) =>
  new Hono<SignedIn>().get('/counter/assist', signedIn(deps), async (c) => {
    const { account } = c.var
    const counter = await seenCounter(deps, account, account.counter ?? c.req.query('counter') ?? '')
    if (isClosed(counter, dayOf(deps.now()))) throw new Problem('counter-closed')
    const area = counter.areas.find((one) => one === c.req.query('area')) ?? null
    c.header('Cache-Control', 'no-store')
    return c.redirect(`/${await writePass(deps, 'assisted', newPass(deps, counter.id, area))}`, 303)
  })
