import { type Context, Hono } from 'hono'
import { dayOf } from '../../shared/calendar.ts'
import type { Deps } from '../deps.ts'
import { countStep, type Step } from '../store/funnel.ts'
import { findWay } from './tickets.ts'

/** `POST /{code}/begun`: the page's script says that the first answer was given. It sends nothing else. */
export const begun = (deps: Deps) =>
  new Hono().post('/:code{[^/.]+}/begun', async (c) => {
    const { desk, problem } = await findWay(deps, c.req.param('code'))
    if (!problem) await count(deps, desk.counter.id, 'begun')
    // Nobody reads the answer to a beacon.
    return c.body(null, 204)
  })

/** Counts that a counter's page was opened by somebody, as far as the request tells. */
export async function countOpened(deps: Deps, c: Context, counter: string): Promise<void> {
  const isAhead = (c.req.header('sec-purpose') ?? c.req.header('purpose'))?.includes('prefetch')
  if (c.req.method !== 'HEAD' && !isAhead) await count(deps, counter, 'opened')
}

/** No count is worth a page that fails. */
const count = (deps: Deps, counter: string, step: Step) =>
  countStep(deps.db, dayOf(deps.now()), counter, step).catch((error: unknown) =>
    deps.log('step not counted', { error: String(error) }),
  )
