import { describe, expect, it } from 'vitest'
import { answersOf } from '../../client/admin/dashboard/answers.ts'
import { levelsBelow, linesOf, nineLines, paletteOf, sharesOf } from '../../client/admin/dashboard/criteria.ts'
import type { CriterionScore, FactorScore } from '../../shared/scores.ts'
import type { Nine } from '../../shared/tt01.ts'
import { questionnaires } from '../../server/reference/questionnaires.ts'

const [sipas] = questionnaires

const criterion = (changes: Partial<CriterionScore> = {}): CriterionScore => ({
  key: sipas.factors[0]!.criteria[0]!.key,
  name: { vi: 'dài', en: 'long' },
  index: 80,
  n: 10,
  interval: [49, 94],
  se: null,
  complete: true,
  suppressed: false,
  absence: null,
  counts: [1, 0, 1, 5, 3],
  ...changes,
})

const factor = (criteria: CriterionScore[]): FactorScore => ({ ...criterion(), key: 'A', criteria })

describe('the distribution of answers', () => {
  it('adds up to 100 %', () => {
    expect(sharesOf([1, 0, 1, 5, 3])).toEqual([10, 0, 10, 50, 30])
  })

  it('is nothing, not 0 %, where nobody answered or the cell is hidden', () => {
    expect(sharesOf([0, 0, 0, 0, 0])).toBeNull()
    expect(sharesOf(null)).toBeNull()
  })

  it('names each criterion as charts do, under its factor', () => {
    const { short } = sipas.factors[0]!.criteria[0]!
    const lines = linesOf([factor([criterion({ name: short })])])
    expect(lines.map(({ heading }) => heading)).toEqual([true, false])
    expect(lines[1]!.name).toEqual(short)
  })

  it('has its zero line below the first satisfied level, and none where the form has no such level', () => {
    const below = Object.fromEntries(questionnaires.map((one) => [one.id, levelsBelow(one)]))
    expect(below).toMatchObject({ 'sipas-2026': 3, 'tt01-2018': 0 })
  })

  it('keeps the ends of the palette whatever the number of levels', () => {
    expect(paletteOf(5)).toEqual(['--s1', '--s2', '--s3', '--s4', '--s5'])
    expect(paletteOf(3)).toEqual(['--s1', '--s3', '--s5'])
  })
})

describe('the nine indicators', () => {
  const indicator = { n: 4, shares: [25, 25, 50] }
  const nine = { levels: { n: 8, shares: [25, 25, 50] }, indicators: [indicator, indicator] } as Nine
  const all = { vi: 'Cả chín', en: 'All nine' }

  it('stand below the line of all together, without an index', () => {
    const lines = nineLines(nine, [factor([criterion({ key: 'c1' }), criterion({ key: 'c2' })])], all)
    expect(lines.map(({ n, shares }) => [n, shares])).toEqual([
      [8, [25, 25, 50]],
      [4, [25, 25, 50]],
      [4, [25, 25, 50]],
    ])
    expect(lines.every(({ score }) => score === null)).toBe(true)
  })

  it('stay hidden where the criterion is', () => {
    const lines = nineLines(nine, [factor([criterion(), criterion({ suppressed: true })])], all)
    expect(lines[2]).toMatchObject({ n: null, shares: null })
  })
})

describe('the answers behind a figure', () => {
  it('are counted, satisfied ones too', () => {
    const third = criterion({ index: 100 / 3, n: 3 })
    expect(answersOf([factor([criterion(), third])])).toEqual({ answered: 13, satisfied: 9 })
  })

  it('are not known when any criterion is hidden', () => {
    const hidden = criterion({ index: null, n: null, counts: null, suppressed: true })
    expect(answersOf([factor([criterion(), hidden])]).answered).toBeNull()
  })
})
