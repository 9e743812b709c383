import { describe, expect, it } from 'vitest'
import { seeded } from '../../shared/random.ts'
import { layoutOf, shapeOf } from '../../shared/layout.ts'
import { count, emptySums, merge, type Sums } from '../../shared/sums.ts'
import { SIXTEEN, someAnswers, sumUp } from '../support/responses.ts'

const small = { factors: [2, 1], levels: 5, satisfiedFrom: 4 }
const random = seeded(3)

/** The sums of full forms by name. */
function named(sums: Sums) {
  const { forms, length } = layoutOf(small)
  expect(sums).toHaveLength(length)
  const { full } = forms
  const at = (from: number, numbers: number) => [...sums.subarray(from, from + numbers)]
  return {
    n: sums[full.n],
    rated: at(full.rated, 3),
    satisfied: at(full.satisfied, 3),
    byFactor: {
      a: at(full.factors.a, 2),
      y: at(full.factors.y, 2),
      ownAA: at(full.factors.ownAA, 2),
      ownYY: at(full.factors.ownYY, 2),
      ownAY: at(full.factors.ownAY, 2),
      aa: at(full.factors.aa, 1),
      yy: at(full.factors.yy, 1),
      ay: at(full.factors.ay, 2),
    },
    pleased: [sums[full.pleased], ...at(full.pleasedIn, 2)],
    displeased: [sums[full.displeased], ...at(full.displeasedIn, 2)],
    levels: at(full.levels, 15),
    aa: at(full.criteria.aa, 3),
    yy: at(full.criteria.yy, 3),
    ay: at(full.criteria.ay, 6),
  }
}

describe('counting a response', () => {
  it('keeps every product of its answers, by criterion and by factor', () => {
    const sums = emptySums(small)
    count(sums, small, '53-')
    expect(named(sums)).toEqual({
      n: 1,
      rated: [1, 1, 0],
      satisfied: [1, 0, 0],
      byFactor: { a: [2, 0], y: [1, 0], ownAA: [4, 0], ownYY: [1, 0], ownAY: [2, 0], aa: [0], yy: [0], ay: [0, 0] },
      pleased: [1, 1, 0],
      displeased: [1, 1, 0],
      levels: [0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
      aa: [1, 0, 0],
      yy: [0, 0, 0],
      ay: [0, 0, 1, 0, 0, 0],
    })
  })

  it('leaves out one that rates nothing', () => {
    const sums = emptySums(small)
    for (const answers of ['---', '000', '-0.']) count(sums, small, answers)
    expect(sums).toEqual(emptySums(small))
  })

  it('treats no opinion and blank alike, and keeps what was not asked apart', () => {
    const [blank, none, notAsked] = ['5-4', '504', '5.4'].map((answers) => {
      const sums = emptySums(small)
      count(sums, small, answers)
      return sums
    })
    const { full, short } = layoutOf(small).forms
    expect(none).toEqual(blank)
    expect(notAsked![short.criteria.aa + 1]).toBe(blank![full.criteria.aa + 1])
    expect([notAsked![full.n], blank![short.n]]).toEqual([0, 0])
  })

  it('counts complete responses by their total where satisfaction is not measured', () => {
    const nine = { factors: [3], levels: 3, satisfiedFrom: null }
    const sums = emptySums(nine)
    for (const answers of ['333', '321', '31-']) count(sums, nine, answers)
    const { n, complete, totals } = layoutOf(nine).forms.full
    expect([sums[n], sums[complete], ...sums.subarray(totals, totals + 7)]).toEqual([3, 2, 0, 0, 0, 1, 0, 0, 1])
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
      const whole = emptySums(SIXTEEN)
      for (const cell of cells) merge(whole, sumUp(SIXTEEN, cell))
      expect(whole).toEqual(sumUp(SIXTEEN, responses))
    }
  })

  it('of equal responses are one response that many times', () => {
    const sums = emptySums(SIXTEEN)
    for (const response of new Set(responses))
      count(sums, SIXTEEN, response, responses.filter((other) => other === response).length)
    expect(sums).toEqual(sumUp(SIXTEEN, responses))
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
