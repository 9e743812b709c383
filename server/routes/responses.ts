import { Hono } from 'hono'
import { encodeAnswers } from '../../shared/answers.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'
import type { Channel } from '../../shared/channel.ts'
import { dayIn } from '../../shared/id.ts'
import { Problem } from '../../shared/problem.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import { type Accepted, type CheckedResponse, misfits, reasonsKept, ResponseBody } from '../../shared/response.ts'
import type { Wrong } from '../../shared/words/words.ts'
import type { Deps } from '../deps.ts'
import { saySeldom } from '../seldom.ts'
import { keepInvited } from '../store/invitations.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import { keepReasons } from '../store/reasons.ts'
import { receiptOf } from '../store/receipts.ts'
import { keepResponse } from '../store/responses.ts'
import { validate } from '../validate.ts'
import { findWay, openWay, useTicket } from './tickets.ts'

/** Days that a phone keeps what it could not send. What comes later comes by import. */
const LATE = 7

/** `POST /api/v1/responses`: 201, sent again 200 with the same body, other answers under the same id 409. */
export const responses = (deps: Deps) =>
  new Hono()
    .post(
      '/responses',
      async (c, next) => {
        if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) throw new Problem('wrong-content-type')
        await next()
      },
      validate('json', ResponseBody),
      async (c) => {
        const { isNew, accepted } = await takeResponse(deps, c.req.valid('json'))
        return c.json(accepted, isNew ? 201 : 200)
      },
    )
    // Said here, since what comes after in the API asks who is there before it asks what is wanted.
    .all('/responses', (c) => {
      c.header('Allow', 'POST')
      throw new Problem('wrong-method')
    })

/**
 * Keeps a response, sent by a form or a program; resolves once it is on disk.
 *
 * @param channel by which a code was answered; a pass says it itself
 * @throws Problem what is wrong with its code (see `openWay`), invalid, used-ticket, already-answered, busy or
 *   storage-unavailable
 */
export async function takeResponse(
  deps: Deps,
  response: CheckedResponse,
  channel: Channel = 'code',
): Promise<{ isNew: boolean; accepted: Accepted }> {
  const { db } = deps
  const { id, answers, respondent, comment } = response
  const { day, way } = await given(deps, response)
  const { desk, ticket, invitation, channel: by = channel } = way
  const questionnaire = await findQuestionnaire(db, response.questionnaire)
  if (!questionnaire) {
    const detail: Wrong = 'unknown-questionnaire'
    throw new Problem('invalid', '', [{ pointer: '/questionnaire', detail }])
  }
  const areas = desk.areas.map((area) => area.id)
  const errors = misfits(response, questionnaire, areas)
  if (errors.length > 0) throw new Problem('invalid', '', errors)

  // First, since it says for which response: should we fall over here, the same response finds its ticket again.
  if (ticket) await useTicket(deps, ticket, id)
  const cell = {
    questionnaire: keyOf(questionnaire),
    unit: desk.unit.id,
    counter: desk.counter.id,
    area: response.area ?? (areas.length === 1 ? areas[0]! : ''),
  }
  const row = {
    id,
    day,
    ...cell,
    answers: encodeAnswers(questionnaire, answers, response.asked && new Set(response.asked)),
    respondent: respondent && Object.keys(respondent).length > 0 ? JSON.stringify(respondent) : null,
    comment: comment || null,
    channel: by,
    origin: 'citizen' as const,
  }
  const kept = await (invitation ? keepInvited(db, deps.secret, invitation, row) : keepResponse(db, row))
  if (kept === 'different') throw new Problem('already-answered')
  await keepReasons(
    db,
    reasonsKept(response, questionnaire).map((one) => ({ response: id, ...one, day, ...cell })),
  )
  return { isNew: kept === 'new', accepted: { id, receipt: receiptOf(deps.secret, id) } }
}

/**
 * When and where a response was given: on the day of its id, which the page fixed, if it can have been that day; else
 * on the day of arrival, so that no wrong clock loses or misplaces much.
 */
async function given(deps: Deps, { id, code }: CheckedResponse) {
  const today = dayOf(deps.now())
  const day = dayIn(id)
  if (day !== undefined && day !== today) {
    const isPossible = addDays(today, -LATE) <= day && day < today
    const way = isPossible ? await findWay(deps, code, day) : undefined
    if (way?.desk && way.problem) throw way.problem
    // There is no desk before the counter's first day.
    if (way && !way.problem) return { day, way }
    saySeldom(deps.log, 'response dated by its arrival', { today })
  }
  return { day: today, way: await openWay(deps, code) }
}
