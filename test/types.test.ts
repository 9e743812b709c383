import type { InferRequestType, InferResponseType } from 'hono/client'
import { hc } from 'hono/client'
import { expectTypeOf, it } from 'vitest'
import type { getMaximums, getOfficial, getReference, getScores } from '../client/api.ts'
import type { App } from '../server/app.ts'
import type { maximums } from '../server/store/maximums.ts'
import type { ResponseRow, Tables } from '../server/store/tables.ts'
import type { Answers } from '../shared/answers.ts'
import type { Day } from '../shared/calendar.ts'
import type { ResponseDraft } from '../shared/response.ts'
import type { ReferenceInfo, Scores } from '../shared/scores.ts'

// Checked by tsc. A type is written once: column → select → route → screen; a change on the way fails here.

const client = hc<App>('').api.v1
type Answer<Screen extends (...args: never[]) => unknown> = Awaited<ReturnType<Screen>>

it('a maximum reaches the screen with the type of its columns', () => {
  type Column = Tables['maximum']
  expectTypeOf<Awaited<ReturnType<typeof maximums>>[number]>().toEqualTypeOf<Column>()
  expectTypeOf<InferResponseType<typeof client.maximums.$get, 200>['maximums']>().toEqualTypeOf<Column[]>()
  expectTypeOf<Answer<typeof getMaximums>['maximums']>().toEqualTypeOf<Column[]>()
})

it('scores, reference and the official record reach the screen as the routes send them', () => {
  expectTypeOf<
    InferResponseType<typeof client.scores.$get, 200>['factors'][number]['criteria'][number]['counts']
  >().toEqualTypeOf<number[] | null>()
  expectTypeOf<InferResponseType<typeof client.scores.$get, 200>['rows'][number]['rank']>().toEqualTypeOf<
    [best: number, worst: number] | null
  >()
  expectTypeOf<Answer<typeof getScores>>().toEqualTypeOf<Scores>()
  expectTypeOf<Answer<typeof getReference>>().toEqualTypeOf<ReferenceInfo>()
  expectTypeOf<InferResponseType<typeof client.official.$get, 200>>().toEqualTypeOf<Answer<typeof getOfficial>>()
})

it('a phone sends what the schema reads', () => {
  expectTypeOf<InferRequestType<typeof client.responses.$post>['json']>().toEqualTypeOf<ResponseDraft>()
})

it('a day or answers cannot be any text', () => {
  expectTypeOf<string>().not.toExtend<Day>()
  expectTypeOf<string>().not.toExtend<Tables['response']['answers']>()
  expectTypeOf<ResponseRow['answers']>().toEqualTypeOf<Answers>()
})
