import { Hono } from 'hono'
import { encodeAnswers } from '../../shared/answers.ts'
import { addDays, type Day, dayOf } from '../../shared/calendar.ts'
import type { Channel } from '../../shared/channel.ts'
import { dayIn } from '../../shared/id.ts'
import { Problem } from '../../shared/problem.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import { receiptOf } from '../../shared/receipt.ts'
import { type Accepted, type CheckedResponse, misfits, ResponseBody } from '../../shared/response.ts'
import type { Wrong } from '../../shared/words/words.ts'
import type { Deps } from '../deps.ts'
import { saySeldom } from '../seldom.ts'
import type { Desk } from '../store/counters.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import { keepResponse } from '../store/responses.ts'
import { validate } from '../validate.ts'
import { findDesk, openDesk } from './desk.ts'

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
 * @throws Problem what is wrong with its code (see `openDesk`), invalid, already-answered, busy or storage-unavailable
 */
export async function takeResponse(
  deps: Deps,
  response: CheckedResponse,
  channel: Channel = 'code',
): Promise<{ isNew: boolean; accepted: Accepted }> {
  const { db } = deps
  const { id, answers, respondent, comment } = response
  const { day, desk } = await given(deps, response)
  const questionnaire = await findQuestionnaire(db, response.questionnaire)
  if (!questionnaire) {
    const detail: Wrong = 'unknown-questionnaire'
    throw new Problem('invalid', '', [{ pointer: '/questionnaire', detail }])
  }
  const areas = desk.areas.map((area) => area.id)
  const errors = misfits(response, questionnaire, areas)
  if (errors.length > 0) throw new Problem('invalid', '', errors)

  const kept = await keepResponse(db, {
    id,
    day,
    questionnaire: keyOf(questionnaire),
    unit: desk.unit.id,
    counter: desk.counter.id,
    area: response.area ?? (areas.length === 1 ? areas[0]! : ''),
    answers: encodeAnswers(questionnaire, answers),
    respondent: respondent && Object.keys(respondent).length > 0 ? JSON.stringify(respondent) : null,
    comment: comment || null,
    channel,
    origin: 'citizen',
  })
  if (kept === 'different') throw new Problem('already-answered')
  return { isNew: kept === 'new', accepted: { id, receipt: await receiptOf(id) } }
}

/**
 * When and where a response was given: on the day of its id, which the page fixed, if it can have been that day; else
 * on the day of arrival, so that no wrong clock loses or misplaces much.
 */
async function given(deps: Deps, { id, code }: CheckedResponse): Promise<{ day: Day; desk: Desk }> {
  const today = dayOf(deps.now())
  const day = dayIn(id)
  if (day !== undefined && day !== today) {
    const isPossible = addDays(today, -LATE) <= day && day < today
    const { desk, problem } = isPossible ? await findDesk(deps, code, day) : {}
    if (desk && problem) throw problem
    // There is no desk before the counter's first day.
    if (desk) return { day, desk }
    saySeldom(deps.log, 'response dated by its arrival', { today })
  }
  return { day: today, desk: await openDesk(deps, code) }
}
