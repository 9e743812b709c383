import { expect, it } from 'vitest'
import { bodyOf } from '../../shared/fields.ts'
import { RESPONDENT } from '../../shared/respondent.ts'
import { ResponseBody } from '../../shared/response.ts'
import { WORDS } from '../../shared/words/words.ts'

it('reads a form as the API would have it', () => {
  const fields = { id: 'x', code: 'y', questionnaire: 'q', area: 'unsure', 'a.c1': '0', 'a.c2': 'none', comment: '' }
  expect(bodyOf(Object.entries(fields))).toEqual({
    id: 'x',
    code: 'y',
    questionnaire: 'q',
    answers: { c1: 0, c2: null },
  })
})

it('leaves an area not chosen, and a rating that is no number, to be refused', () => {
  expect(bodyOf(Object.entries({ area: '', 'a.c1': 'x' }))).toEqual({ area: '', answers: { c1: NaN } })
})

it('leaves the respondent out without consent', () => {
  const about = { sex: 'male', age: '' }
  expect(bodyOf(Object.entries(about))).toEqual({ answers: {} })
  expect(bodyOf(Object.entries({ ...about, consent: '1' }))).toEqual({ answers: {}, respondent: { sex: 'male' } })
})

it('asks about every group of respondents that may be kept', () => {
  const body = { id: crypto.randomUUID(), code: 'c', questionnaire: 'q', answers: { c1: 1 } }
  for (const [field, choices] of Object.entries(RESPONDENT))
    for (const { key } of choices)
      expect(ResponseBody.safeParse({ ...body, respondent: { [field]: key } }).success).toBe(true)
})

it('says the same things in both languages', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value
  expect(shape(WORDS.en)).toEqual(shape(WORDS.vi))
})
