import { z } from 'zod'
import { cleanComment } from './comment.ts'
import type { FieldError } from './problem.ts'
import { criteriaOf, lowLevels, type Questionnaire } from './questionnaire.ts'
import { RESPONDENT } from './respondent.ts'
import { isRotation } from './rotation.ts'
import type { Wrong } from './words/words.ts'

/** In characters as a person counts them, roughly: code points, so that ễ is one however it was typed. */
export const MAX_COMMENT = 500

/** Zod's own messages are English sentences; these are keys, said in the reader's language where they are answered. */
const wrong = (key: Wrong) => key

const choice = <F extends keyof typeof RESPONDENT>(field: F) =>
  z
    .enum(
      RESPONDENT[field].map(({ key }) => key as (typeof RESPONDENT)[F][number]['key']),
      wrong('not-a-choice'),
    )
    .exactOptional()

const strict = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, { error: ({ code }) => wrong(code === 'unrecognized_keys' ? 'not-known' : 'not-an-object') })

const text = z.string(wrong('not-a-text'))

/** The shape of what a page or a program sends. Whether it fits a counter and a questionnaire: see `misfits`. */
export const ResponseBody = strict({
  id: z.uuid(wrong('not-a-uuid')).toLowerCase(),
  code: text,
  /** Absent: the counter's only one, or not stated. */
  area: text.min(1, wrong('no-area')).exactOptional(),
  questionnaire: text,
  /** By criterion: a level's value; null for no opinion; absent for left blank. */
  answers: z
    .record(z.string(), z.number(wrong('not-a-rating')).nullable(), wrong('not-answers'))
    .refine((answers) => Object.keys(answers).length > 0, wrong('nothing-answered')),
  /** Of a short form, the criteria that it asked, one a factor in order; absent when all were. */
  asked: z.array(text, wrong('not-a-rotation')).exactOptional(),
  /** By criterion: keys of the reasons chosen beside a low rating. Beside another they are dropped. */
  reasons: z
    .record(z.string(), z.array(text, wrong('not-reasons')).max(20, wrong('not-reasons')), wrong('not-reasons'))
    .exactOptional(),
  respondent: strict({
    sex: choice('sex'),
    age: choice('age'),
    education: choice('education'),
    occupation: choice('occupation'),
  }).exactOptional(),
  comment: text
    .transform(cleanComment)
    .refine((comment) => [...comment].length <= MAX_COMMENT, wrong('comment-too-long'))
    .exactOptional(),
})

export type ResponseDraft = z.input<typeof ResponseBody>
export type CheckedResponse = z.output<typeof ResponseBody>

/** Where a well-formed response does not fit what was asked. Empty when it fits. */
export function misfits(
  { answers, area, asked, reasons }: Pick<CheckedResponse, 'answers' | 'area' | 'asked' | 'reasons'>,
  questionnaire: Questionnaire,
  areas: readonly string[],
): FieldError[] {
  const errors: FieldError[] = []
  const say = (pointer: string, detail: Wrong) => errors.push({ pointer, detail })
  if (area !== undefined && !areas.includes(area)) say('/area', 'area-not-served')

  const criteria = criteriaOf(questionnaire)
  const known = new Set(criteria.map(({ key }) => key))
  const values = new Set(questionnaire.scale.levels.map(({ value }) => value))
  for (const [key, rating] of Object.entries(answers)) {
    const pointer = pointTo('answers', key)
    if (!known.has(key)) say(pointer, 'unknown-criterion')
    else if (asked && !asked.includes(key)) say(pointer, 'not-asked')
    else if (rating !== null && !values.has(rating)) say(pointer, 'not-a-rating')
  }
  if (asked && !isRotation(questionnaire, asked)) say('/asked', 'not-a-rotation')
  for (const [key, chosen] of Object.entries(reasons ?? {})) {
    const offered = criteria.find((one) => one.key === key)?.reasons ?? []
    if (!chosen.every((reason) => offered.some((one) => one.key === reason)))
      say(pointTo('reasons', key), 'unknown-reason')
  }
  return errors
}

const pointTo = (field: string, key: string) => `/${field}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** The reasons that stand beside a low rating; someone may have chosen some and then a better rating. */
export function reasonsKept(
  { answers, reasons }: Pick<CheckedResponse, 'answers' | 'reasons'>,
  { scale }: Questionnaire,
): { criterion: string; reason: string }[] {
  const low = new Set<number | null | undefined>(lowLevels(scale).map(({ value }) => value))
  return Object.entries(reasons ?? {}).flatMap(([criterion, chosen]) =>
    low.has(answers[criterion]) ? [...new Set(chosen)].map((reason) => ({ criterion, reason })) : [],
  )
}

/** The body of 201 and, sent again, of 200: the same one, even after midnight. */
export interface Accepted {
  id: string
  receipt: string
}
