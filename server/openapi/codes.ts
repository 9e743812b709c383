import { z } from 'zod'
import type { Day } from '../../shared/calendar.ts'
import { CodeChange, CodeEntry } from '../../shared/codeEntries.ts'
import { type CodeInfo, type CodesInfo, type CodeState, DEEDS, type FunnelsInfo } from '../../shared/codes.ts'
import { answer, body, inPath, problem, SIGNED_IN } from './parts.ts'

const STATES = ['serving', 'paused', 'expired', 'revoked'] as const satisfies CodeState[]

const Count = z.int().min(0)
const DayText = z.iso.date() as unknown as z.ZodType<Day>

export const CodeBody = z.object({
  code: z.string(),
  counter: z.string().describe('where it leads today'),
  next: z.object({ counter: z.string(), from: DayText }).nullable().describe('where it will lead'),
  endsOn: DayText.nullable().describe('first day on which it serves no more'),
  state: z.enum(STATES),
  madeOn: DayText,
  madeFor: z.string().describe('the counter whose name its signs bear'),
  events: z.array(
    z.object({
      day: DayText,
      actor: z.string(),
      deed: z.enum(DEEDS),
      from: DayText.nullable(),
      target: z.string().nullable().describe('lead: a counter; replace: the new code'),
    }),
  ),
}) satisfies z.ZodType<CodeInfo>

export const CodesBody = z.object({
  site: z.string().describe('where phones reach the server'),
  codes: z.array(CodeBody),
}) satisfies z.ZodType<CodesInfo>

export const FunnelsBody = z.object({
  from: DayText,
  to: DayText,
  smallest: Count,
  counters: z.array(
    z.object({
      counter: z.string(),
      opened: Count.describe('reloads and link previews count too'),
      begun: Count.describe('only phones that run JavaScript'),
      sent: Count.nullable().describe('null: some, but fewer than `smallest`'),
    }),
  ),
}) satisfies z.ZodType<FunnelsInfo>

const refusals = { 401: problem('Not signed in'), 403: problem('Not the account’s counter') }
const wrong = { 400: problem('Not JSON'), 415: problem('Not application/json'), 422: problem('Wrong fields') }

export const codePaths = {
  '/api/v1/codes': {
    get: {
      summary: 'The codes that lead to the account’s counters.',
      security: SIGNED_IN,
      responses: { 200: answer('Codes', CodesBody), ...refusals },
    },
    post: {
      summary: 'Gives a counter one more code; older ones keep working.',
      security: SIGNED_IN,
      requestBody: body(CodeEntry),
      responses: { 201: answer('The new code', CodeBody), ...refusals, ...wrong },
    },
  },
  '/api/v1/codes/funnel': {
    get: {
      summary: 'How many opened, began and sent in the last 30 days, by counter.',
      security: SIGNED_IN,
      responses: { 200: answer('Counts', FunnelsBody), ...refusals },
    },
  },
  '/api/v1/codes/{code}/events': {
    post: {
      summary: 'Does one thing to a code. What is so already stays so.',
      security: SIGNED_IN,
      parameters: [inPath('code', 'as printed')],
      requestBody: body(CodeChange),
      responses: {
        201: answer('The code afterwards', CodeBody),
        ...refusals,
        404: problem('There is no such code'),
        ...wrong,
      },
    },
  },
}
