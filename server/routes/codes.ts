import { type Context, Hono } from 'hono'
import { maySeeScores } from '../../shared/account.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'
import { isClosed } from '../../shared/closed.ts'
import { readCode } from '../../shared/code.ts'
import { CodeChange, CodeEntry } from '../../shared/codeEntries.ts'
import type { CodeInfo, CodesInfo, FunnelsInfo } from '../../shared/codes.ts'
import { Problem } from '../../shared/problem.ts'
import type { CounterInfo } from '../../shared/scores.ts'
import { saidWrong } from '../../shared/words/data.ts'
import type { DataWrong } from '../../shared/words/data.vi.ts'
import type { Deps } from '../deps.ts'
import { langOf } from '../language.ts'
import type { SignedIn } from '../session.ts'
import { type Change, changeCode, CodeEnded } from '../store/codeEvents.ts'
import { addCode, codes as allCodes, findCode } from '../store/codes.ts'
import { counters } from '../store/counters.ts'
import { funnels } from '../store/funnel.ts'
import { sentBy } from '../store/sent.ts'
import { policy } from '../store/settings.ts'
import { knownUnits } from '../store/lineage.ts'
import { unitsBelow } from '../store/units.ts'
import { entered } from './entry.ts'
import { siteOf } from './qr.ts'

/** Days of a funnel, today included. */
const DAYS = 30

/** The codes of the account's counters, what has become of them, and what is done to them. */
export const codes = (deps: Deps) => {
  const { db, now, random } = deps
  const today = () => dayOf(now())

  const desksOf = async (unit: string) =>
    counters(
      db,
      unitsBelow((await knownUnits(db)).units, unit).map(({ id }) => id),
      today(),
    )

  return new Hono<SignedIn>()
    .use('/codes/*', async (c, next) => {
      if (!maySeeScores(c.var.account)) throw new Problem('not-allowed')
      await next()
    })

    .get('/codes', async (c) => {
      const [known, desks] = await Promise.all([allCodes(db, today()), desksOf(c.var.account.unit)])
      return c.json<CodesInfo>({ site: siteOf(deps, c.req.url), codes: known.filter(leadsTo(desks)) })
    })

    .get('/codes/funnel', async (c) => {
      const to = today()
      const from = addDays(to, 1 - DAYS)
      const [desks, steps, sent, { smallestCell }] = await Promise.all([
        desksOf(c.var.account.unit),
        funnels(db, from, to),
        sentBy(db, from, to),
        policy(db),
      ])
      const funnelOf = ({ id }: CounterInfo) => {
        const { opened, begun } = steps.get(id) ?? { opened: 0, begun: 0 }
        const n = sent.get(id) ?? 0
        return { counter: id, opened, begun, sent: n > 0 && n < smallestCell ? null : n }
      }
      return c.json<FunnelsInfo>({ from, to, smallest: smallestCell, counters: desks.map(funnelOf) })
    })

    .post('/codes', async (c) => {
      const { counter } = await entered(c, CodeEntry)
      const desks = await desksOf(c.var.account.unit)
      if (!desks.some(({ id }) => id === counter)) throw refused(c, '/counter', 'unknown-counter')
      const code = await addCode(db, counter, today(), random)
      return c.json<CodeInfo>((await findCode(db, code, today()))!, 201)
    })

    .post('/codes/:code/events', async (c) => {
      const change = await entered(c, CodeChange)
      const desks = await desksOf(c.var.account.unit)
      const typed = c.req.param('code')
      const known = await findCode(db, readCode(typed) ?? typed, today())
      if (!known) throw new Problem('unknown-code', typed)
      if (!leadsTo(desks)(known)) throw new Problem('not-allowed')
      const misfit = misfitOf(change, desks)
      if (misfit) throw refused(c, ...misfit)
      const moment = { actor: c.var.account.name, today: today(), random }
      await changeCode(db, known.code, change, moment).catch((error: unknown) => {
        throw error instanceof CodeEnded ? refused(c, '/deed', 'code-ended') : error
      })
      return c.json<CodeInfo>((await findCode(db, known.code, today()))!, 201)
    })

  /** What is wrong with a change to a code that leads to one of the desks. */
  function misfitOf(change: Change, desks: CounterInfo[]): [pointer: string, key: DataWrong] | undefined {
    if ('from' in change && change.from !== null && change.from < today()) return ['/from', 'day-over']
    if (change.deed !== 'lead') return
    const target = desks.find(({ id }) => id === change.counter)
    if (!target) return ['/counter', 'not-your-counter']
    if (isClosed(target, change.from)) return ['/counter', 'counter-closed-then']
  }
}

function refused(c: Context, pointer: string, key: DataWrong) {
  return new Problem('invalid', '', [{ pointer, detail: saidWrong(key, langOf(c)) }])
}

/** What leads elsewhere already is no longer theirs to change. */
function leadsTo(desks: CounterInfo[]) {
  const ids = new Set(desks.map(({ id }) => id))
  return ({ counter }: CodeInfo) => ids.has(counter)
}
