import { type Context, Hono } from 'hono'
import { maySeeScores } from '../../shared/account.ts'
import { dayOf } from '../../shared/calendar.ts'
import { isClosed } from '../../shared/closed.ts'
import { Problem } from '../../shared/problem.ts'
import type { Deps } from '../deps.ts'
import { langOf } from '../language.ts'
import type { Place } from '../pages/place.ts'
import { posterPage } from '../pages/poster.ts'
import { SIZES } from '../pages/sheet.ts'
import { signedIn } from '../session.ts'
import { counters } from '../store/counters.ts'
import { hasSimulated } from '../store/responses.ts'
import { knownUnits } from '../store/lineage.ts'
import { unitsBelow } from '../store/units.ts'
import { printableDesk, siteOf } from './qr.ts'
import { viewOf } from './view.ts'

/** The signs to print: of one code for whoever has it, of a whole unit for its administrators. */
export const posters = (deps: Deps) => {
  const { db, assets, now } = deps

  const page = async (c: Context, of: string, places: Place[], query?: Record<string, string>) =>
    c.html(
      posterPage({
        view: viewOf(c),
        assets,
        simulated: await hasSimulated(db),
        of,
        places,
        site: siteOf(deps, c.req.url),
        // Anything else is as if it were not there.
        size: SIZES.find((size) => size === c.req.query('size')) ?? null,
        path: c.req.path,
        ...(query && { query }),
      }),
    )

  return new Hono()
    .get('/admin/posters', signedIn(deps), async (c) => {
      const { account } = c.var
      if (!maySeeScores(account)) throw new Problem('not-allowed')
      const id = c.req.query('unit') ?? account.unit
      const unit = unitsBelow((await knownUnits(db)).units, account.unit).find((one) => one.id === id)
      if (!unit) throw new Problem('unknown-unit')
      const today = dayOf(now())
      const open = (await counters(db, [id], today)).filter((counter) => !isClosed(counter, today))
      const places = open.flatMap(({ code, ...counter }) => (code ? [{ code, unit, counter, areas: [] }] : []))
      return page(c, unit.name[langOf(c)], places, { unit: id })
    })

    .get('/:code{[^/.]+}/poster', async (c) => {
      const desk = await printableDesk(deps, c.req.param('code'))
      const lang = langOf(c)
      return page(c, `${desk.counter.name[lang]}, ${desk.unit.name[lang]}`, [desk])
    })
}
