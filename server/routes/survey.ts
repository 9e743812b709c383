import { type Context, Hono } from 'hono'
import { dayOf } from '../../shared/calendar.ts'
import { readCode } from '../../shared/code.ts'
import { ASKED, bodyOf } from '../../shared/fields.ts'
import { responseId } from '../../shared/id.ts'
import { readInvitation } from '../../shared/invitation.ts'
import { Problem, type ProblemCode, RETRY_AFTER } from '../../shared/problem.ts'
import { criteriaOf, type Questionnaire } from '../../shared/questionnaire.ts'
import { readReceipt } from '../../shared/receipt.ts'
import { ResponseBody } from '../../shared/response.ts'
import { isRotation, rotationOf } from '../../shared/rotation.ts'
import type { Deps } from '../deps.ts'
import { findTrouble } from '../faults.ts'
import { errorPage } from '../pages/error.ts'
import { receiptPage } from '../pages/receipt.ts'
import { startPage } from '../pages/start.ts'
import { type Survey, surveyPage } from '../pages/survey.ts'
import { thanksPage } from '../pages/thanks.ts'
import { TICKET_PROBLEMS, ticketPage, type TicketProblem } from '../pages/ticket.ts'
import { address } from '../pages/view.ts'
import { counters } from '../store/counters.ts'
import { hoursOf } from '../store/hours.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import { findCounted } from '../store/receipts.ts'
import { hasSimulated } from '../store/responses.ts'
import { fieldErrors } from '../validate.ts'
import { readForm } from './form.ts'
import { countOpened } from './funnel.ts'
import { takeResponse } from './responses.ts'
import { type Entry, findWay, isUsed } from './tickets.ts'
import { viewOf } from './view.ts'

/** Asked where the address names no other (`?q=`). */
const DEFAULT = 'sipas-2026'

/**
 * What a citizen opens: every page works without a script. The form is not posted to its own address, since browsers
 * forget a page to which something is posted: Back would bring what was typed under a new id, to be counted again.
 */
export const survey = (deps: Deps) => {
  const { db, assets } = deps

  /**
   * A failure, with the counter it happened at and the code as it was typed.
   *
   * @param values what was answered in vain, to be sent another way
   */
  const fail = async (c: Context, problem: Problem, desk?: Entry, values?: Map<string, string>) => {
    const view = viewOf(c)
    // Of an invitation it is another person's response, not other answers of one's own.
    const isInvited = desk && readInvitation(desk.code) !== null
    const code = isInvited && problem.code === 'already-answered' ? 'used-invitation' : problem.code
    if (isOfTicket(code)) {
      const printed = desk ? await printedCode(desk) : null
      const refused = { view, assets, simulated: await hasSimulated(db), problem: code, printed }
      c.header('Cache-Control', 'no-store')
      return c.html(ticketPage({ ...refused, ...(desk && { desk }), ...(values && { values }) }), problem.status)
    }
    const typed = problem.code === 'unknown-code' ? { typed: problem.message } : {}
    const context = { view, simulated: await hasSimulated(db), ...typed, ...(desk && { desk }) }
    return c.html(errorPage(problem, view.lang, assets, context), problem.status)
  }

  const printedCode = async ({ unit, counter }: Entry) =>
    (await counters(db, [unit.id], dayOf(deps.now()))).find(({ id }) => id === counter.id)?.code ?? null

  /** @param again what was typed, and why it was not taken */
  const ask = async (c: Context, desk: Entry, name: string, again?: { values: Survey['values']; problem: Problem }) => {
    const questionnaire = await findQuestionnaire(db, name)
    if (!questionnaire) throw new Problem('unknown-page')
    const fresh = responseId(dayOf(deps.now()), deps.random)
    const { values, problem } = again ?? { values: new Map<string, string>(), problem: null }
    const id = problem?.errors.some(({ pointer }) => pointer === '/id') ? fresh : (values.get('id') ?? fresh)
    const [simulated] = await Promise.all([hasSimulated(db), again || countOpened(deps, c, desk.counter.id)])
    // Each page has an id of its own, so none may come from a shared cache; but Back must find what was typed.
    c.header('Cache-Control', 'private, no-cache')
    const later = problem && RETRY_AFTER[problem.code]
    if (later) c.header('Retry-After', String(later))
    return c.html(
      surveyPage({
        view: viewOf(c),
        assets,
        simulated,
        desk,
        hours: await hoursOf(db, desk.unit),
        now: deps.now(),
        questionnaire,
        id,
        asked: again ? askedOf(values, questionnaire) : chooseForm(desk, questionnaire, id),
        values,
        problem,
      }),
      problem?.status ?? 200,
    )
  }

  return new Hono()
    .get('/', async (c) => {
      const typed = c.req.query('code')?.trim()
      const view = viewOf(c)
      if (!typed) return c.html(startPage(view, assets, await hasSimulated(db)))
      const code = readCode(typed) ?? readInvitation(typed)
      return code ? c.redirect(address(`/${code}`, view), 303) : fail(c, new Problem('unknown-code', typed))
    })

    .get('/bien-nhan', async (c) => {
      const typed = c.req.query('ma')?.trim() ?? ''
      const counted = await findCounted(db, deps.secret, typed)
      // Whoever looks in vain may have typed before the form got through.
      c.header('Cache-Control', 'no-store')
      const page = { view: viewOf(c), assets, simulated: await hasSimulated(db), typed, counted }
      return c.html(receiptPage(page), typed && !counted ? 404 : 200)
    })

    .get('/:code{[^/.]+}', async (c) => {
      const typed = c.req.param('code')
      const { desk, problem, over, ticket } = await findWay(deps, typed)
      if (problem) return fail(c, problem, desk)
      if (over) return fail(c, over, desk)
      if (ticket && (await isUsed(deps, ticket))) return fail(c, new Problem('used-ticket'), desk)
      if (ticket && desk.code !== typed) {
        // To an address that stays good while one answers: of a reload, of the other language, of a phone short of memory.
        c.header('Cache-Control', 'no-store')
        return c.redirect(address(`/${desk.code}`, viewOf(c)), 303)
      }
      return ask(c, desk, c.req.query('q') ?? DEFAULT)
    })

    .post('/:code{[^/.]+}/gui', async (c) => {
      const { desk, problem: unknown } = await findWay(deps, c.req.param('code'))
      // A counter that has closed still takes what was answered before.
      if (!desk) return fail(c, unknown!)
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
        if (!trouble && problem.code !== 'invalid') return fail(c, problem, desk, values)
        const isKnown = problem.errors.every(({ pointer }) => pointer !== '/questionnaire')
        const name = (isKnown && values.get('questionnaire')) || DEFAULT
        return ask(c, desk, name, { values, problem })
      }
    })

    .get('/:code{[^/.]+}/gui', (c) =>
      c.redirect(address(`/${encodeURIComponent(c.req.param('code'))}`, viewOf(c)), 303),
    )

    .get('/:code{[^/.]+}/cam-on', async (c) => {
      const { desk } = await findWay(deps, c.req.param('code'))
      const receipt = c.req.query('ma') ?? ''
      if (!desk || readReceipt(receipt) === null) throw new Problem('unknown-page')
      return c.html(thanksPage(viewOf(c), assets, await hasSimulated(db), desk, receipt))
    })
}

const isOfTicket = (code: ProblemCode): code is TicketProblem =>
  (TICKET_PROBLEMS as readonly ProblemCode[]).includes(code)

/** What a page asks: the counter's choice, else the questionnaire's. A rotation that leaves nothing out is the full form. */
function chooseForm({ counter }: Entry, questionnaire: Questionnaire, id: string): string[] | null {
  const isShort = (counter.form ?? questionnaire.form) === 'short'
  return isShort && criteriaOf(questionnaire).length > questionnaire.factors.length
    ? rotationOf(questionnaire, id)
    : null
}

/** What the page asked that came back. */
function askedOf(values: ReadonlyMap<string, string>, questionnaire: Questionnaire): string[] | null {
  const asked = values.get(ASKED)?.split(' ') ?? []
  return isRotation(questionnaire, asked) ? asked : null
}
