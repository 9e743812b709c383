import { expect, it } from 'vitest'
import { decodeRespondent, encodeRespondent, RESPONDENT, type Respondent } from '../../shared/respondent.ts'

it('writes what a respondent said as one character a question, and reads it again', () => {
  const said: Respondent = { education: 'other', sex: 'female' }

  expect(encodeRespondent(said)).toBe('2-6-')
  expect(decodeRespondent('2-6-')).toEqual(said)
  expect(encodeRespondent({})).toBeNull()
})

it('gives every choice of every question a character of its own', () => {
  for (const [field, choices] of Object.entries(RESPONDENT)) {
    const codes = choices.map(({ key }) => encodeRespondent({ [field]: key })!)
    expect(new Set(codes).size).toBe(choices.length)
    expect(codes.map(decodeRespondent)).toEqual(choices.map(({ key }) => ({ [field]: key })))
  }
})
