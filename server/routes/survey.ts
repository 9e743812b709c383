import { type Context, Hono } from 'hono'
import { dayOf } from '../../shared/calendar.ts'
import { readCode } from '../../shared/code.ts'
import { bodyOf } from '../../shared/fields.ts'
import { responseId } from '../../shared/id.ts'
import { Problem, RETRY_AFTER } from '../../shared/problem.ts'
import { readReceipt } from '../../shared/receipt.ts'
import { ResponseBody } from '../../shared/response.ts'
import type { Deps } from '../deps.ts'
import { findTrouble } from '../faults.ts'
import { errorPage } from '../pages/error.ts'
import { posterPage } from '../pages/poster.ts'
import { startPage } from '../pages/start.ts'
import { type Survey, surveyPage } from '../pages/survey.ts'
import { thanksPage } from '../pages/thanks.ts'
import { address } from '../pages/view.ts'
import type { Desk } from '../store/counters.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import { hasSimulated } from '../store/responses.ts'
import { fieldErrors } from '../validate.ts'
import { findDesk } from './desk.ts'
import { readForm } from './form.ts'
import { siteOf } from './qr.ts'
import { takeResponse } from './responses.ts'
import { viewOf } from './view.ts'

/** Asked where the address names no other (`?q=`). */
const DEFAULT = 'sipas-2026'

/**
 * What a citizen opens: every page works without a script. The form is not posted to its own address, since browsers
 * forget a page to which something is posted: Back would bring what was typed under a new id, to be counted again.
 */
export const survey = (deps: Deps) => {
  const { db, assets } = deps

  /** A failure, with the counter it happened at and the code as it was typed. */
  const fail = async (c: Context, problem: Problem, desk?: Desk) => {
    const view = viewOf(c)
    const typed = problem.code === 'unknown-code' ? { typed: problem.message } : {}
    const context = { view, simulated: await hasSimulated(db), ...typed, ...(desk && { desk }) }
    return c.html(errorPage(problem, view.lang, assets, context), problem.status)
  }

  /** @param again what was typed, and why it was not taken */
  const ask = async (c: Context, desk: Desk, name: string, again?: { values: Survey['values']; problem: Problem }) => {
    const questionnaire = await findQuestionnaire(db, name)
    if (!questionnaire) throw new Problem('unknown-page')
    const fresh = responseId(dayOf(deps.now()), deps.random)
    const { values, problem } = again ?? { values: new Map<string, string>(), problem: null }
    const id = problem?.errors.some(({ pointer }) => pointer === '/id') ? fresh : (values.get('id') ?? fresh)
    const simulated = await hasSimulated(db)
    // Each page has an id of its own, so none may come from a shared cache; but Back must find what was typed.
    c.header('Cache-Control', 'private, no-cache')
    const later = problem && RETRY_AFTER[problem.code]
    if (later) c.header('Retry-After', String(later))
    return c.html(
      surveyPage({ view: viewOf(c), assets, simulated, desk, questionnaire, id, values, problem }),
      problem?.status ?? 200,
    )
  }

  return new Hono()
    .get('/', async (c) => {
      const typed = c.req.query('code')?.trim()
      const view = viewOf(c)
      if (!typed) return c.html(startPage(view, assets, await hasSimulated(db)))
      const code = readCode(typed)
      return code ? c.redirect(address(`/${code}`, view), 303) : fail(c, new Problem('unknown-code', typed))
    })

    .get('/:code{[^/.]+}', async (c) => {
      const { desk, problem } = await findDesk(deps, c.req.param('code'))
      return problem ? fail(c, problem, desk) : ask(c, desk, c.req.query('q') ?? DEFAULT)
    })

    .post('/:code{[^/.]+}/gui', async (c) => {
      const { desk, problem: unknown } = await findDesk(deps, c.req.param('code'))
      // A counter that has closed still takes what was answered before.
      if (!desk) return fail(c, unknown)
      const values = await readForm(c)
      const checked = ResponseBody.safeParse({ ...bodyOf(values), code: desk.code })
      try {
        if (!checked.success) throw new Problem('invalid', '', fieldErrors(checked.error))
        const { accepted } = await takeResponse(deps, checked.data)
        const view = viewOf(c)
        const looks = { large: view.large || values.has('large'), contrast: view.contrast || values.has('contrast') }
        return c.redirect(address(`/${desk.code}/cam-on`, { ...view, ...looks }, { ma: accepted.receipt }), 303)
      } catch (error) {
        const trouble = findTrouble(deps, error)
        const problem = trouble ?? error
        if (!(problem instanceof Problem)) throw error
        if (!trouble && problem.code !== 'invalid') return fail(c, problem, desk)
        const isKnown = problem.errors.every(({ pointer }) => pointer !== '/questionnaire')
        const name = (isKnown && values.get('questionnaire')) || DEFAULT
        return ask(c, desk, name, { values, problem })
      }
    })

    .get('/:code{[^/.]+}/gui', (c) =>
      c.redirect(address(`/${encodeURIComponent(c.req.param('code'))}`, viewOf(c)), 303),
    )

    .get('/:code{[^/.]+}/cam-on', async (c) => {
      const { desk } = await findDesk(deps, c.req.param('code'))
      const receipt = readReceipt(c.req.query('ma') ?? '')
      if (!desk || receipt === null) throw new Problem('unknown-page')
      return c.html(thanksPage(viewOf(c), assets, await hasSimulated(db), desk, receipt))
    })

    .get('/:code{[^/.]+}/poster', async (c) => {
      const { desk, problem } = await findDesk(deps, c.req.param('code'))
      if (problem) return fail(c, problem, desk)
      return c.html(posterPage(viewOf(c), assets, await hasSimulated(db), desk, siteOf(deps, c.req.url)))
    })
}
