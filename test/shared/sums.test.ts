import { describe, expect, it } from 'vitest'
import { seeded } from '../../shared/random.ts'
import {
  count,
  countForm,
  decodeSums,
  emptyFormSums,
  emptySums,
  encodeSums,
  merge,
  mergeForms,
  shapeOf,
  type FormSums,
} from '../../shared/sums.ts'
import { SIXTEEN, someAnswers, sumUp } from '../support/responses.ts'

const small = { factors: [2, 1], levels: 5, satisfiedFrom: 4 }
const random = seeded(3)

describe('counting a response', () => {
  it('keeps every product of its answers', () => {
    const sums = emptySums(small)
    count(sums, small, '53-')
    expect(sums).toEqual({
      n: 1,
      levels: [0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
      aa: [1, 1, 0, 1, 0, 0],
      yy: [1, 0, 0, 0, 0, 0],
      ay: [1, 0, 0, 1, 0, 0, 0, 0, 0],
      pleased: [1, 1, 0],
      displeased: [1, 1, 0],
      totals: [],
    })
  })

  it('leaves out one that rates nothing', () => {
    const sums = emptySums(small)
    for (const answers of ['---', '000', '-0.']) count(sums, small, answers)
    expect(sums).toEqual(emptySums(small))
  })

  it('treats no opinion, blank and not asked alike', () => {
    const [blank, none, notAsked] = ['5-4', '504', '5.4'].map((answers) => {
      const sums = emptySums(small)
      count(sums, small, answers)
      return sums
    })
    expect(none).toEqual(blank)
    expect(notAsked).toEqual(blank)
  })

  it('refuses answers to another questionnaire', () => {
    expect(() => count(emptySums(small), small, '5555')).toThrow('4 answers to 3 criteria')
    expect(() => count(emptySums(small), small, '556')).toThrow('no level 6 among 5')
  })

  it('can be taken back', () => {
    const sums = emptySums(small)
    count(sums, small, '542', 7)
    count(sums, small, '542', -7)
    expect(sums).toEqual(emptySums(small))
  })
})

describe('sums', () => {
  const responses = someAnswers(SIXTEEN, random, 300)

  it('do not depend on the order of responses', () => {
    const shuffled = responses.toSorted(() => random() - 0.5)
    expect(sumUp(SIXTEEN, shuffled)).toEqual(sumUp(SIXTEEN, responses))
  })

  it('of units, days or parts of a period add up to the sums of the whole', () => {
    for (let round = 0; round < 20; round++) {
      const cells: string[][] = [[], [], [], []]
      for (const response of responses) cells[Math.floor(random() * cells.length)]!.push(response)
      const whole = emptyFormSums(SIXTEEN)
      for (const cell of cells) mergeForms(whole, sumUp(SIXTEEN, cell))
      expect(whole).toEqual(sumUp(SIXTEEN, responses))
    }
  })

  it('of equal responses are one response that many times', () => {
    const sums = emptyFormSums(SIXTEEN)
    for (const response of new Set(responses))
      countForm(sums, SIXTEEN, response, responses.filter((other) => other === response).length)
    expect(sums).toEqual(sumUp(SIXTEEN, responses))
  })

  it('survive being written and read', () => {
    const { full, short }: FormSums = sumUp(SIXTEEN, responses)
    expect(decodeSums(encodeSums(full))).toEqual(full)
    expect(decodeSums(encodeSums(short))).toEqual(short)
  })

  it('of different questionnaires do not merge', () => {
    expect(() => merge(emptySums(SIXTEEN), emptySums(small))).toThrow(RangeError)
  })
})

const level = (value: number) => ({ value, label: { vi: '', en: '' } })

it('a shape takes the place on the scale from which a rating is satisfied', () => {
  const questionnaire = {
    id: 'q',
    version: 1,
    name: { vi: '', en: '' },
    source: '',
    publishedOn: '2026-01-01',
    method: 'pooled' as const,
    factors: [],
  }
  const scale = { levels: [0, 1, 2].map(level), satisfiedFrom: 1 }
  expect(shapeOf({ ...questionnaire, scale })).toEqual({ factors: [], levels: 3, satisfiedFrom: 2 })
  expect(shapeOf({ ...questionnaire, scale: { ...scale, satisfiedFrom: null } }).satisfiedFrom).toBeNull()
})
