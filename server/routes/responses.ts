import { Hono } from 'hono'
import { encodeAnswers } from '../../shared/answers.ts'
import { dayOf } from '../../shared/calendar.ts'
import { Problem } from '../../shared/problem.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import { receiptOf } from '../../shared/receipt.ts'
import { type Accepted, type CheckedResponse, misfits, ResponseBody } from '../../shared/response.ts'
import type { Wrong } from '../../shared/words/words.ts'
import type { Deps } from '../deps.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import { keepResponse } from '../store/responses.ts'
import { validate } from '../validate.ts'
import { openDesk } from './desk.ts'

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
 * @throws Problem what is wrong with its code (see `openDesk`), invalid, or already-answered
 */
export async function takeResponse(
  deps: Deps,
  response: CheckedResponse,
): Promise<{ isNew: boolean; accepted: Accepted }> {
  const { db, now } = deps
  const { id, code, answers, respondent, comment } = response
  const desk = await openDesk(deps, code)
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
    day: dayOf(now()),
    questionnaire: keyOf(questionnaire),
    unit: desk.unit.id,
    counter: desk.counter.id,
    area: response.area ?? (areas.length === 1 ? areas[0]! : ''),
    answers: encodeAnswers(questionnaire, answers),
    respondent: respondent && Object.keys(respondent).length > 0 ? JSON.stringify(respondent) : null,
    comment: comment || null,
    origin: 'citizen',
  })
  if (kept === 'different') throw new Problem('already-answered')
  return { isNew: kept === 'new', accepted: { id, receipt: await receiptOf(id) } }
}
