import { describe, expect, it } from 'vitest'
import type { Cell } from '../../shared/lattice.ts'
import { seeded } from '../../shared/random.ts'
import { isHidden } from '../../shared/suppressAreas.ts'
import type { Course, Year } from '../../shared/suppressYear.ts'
import { countsOfYear, known, yearOf } from '../support/divided.ts'
import { changingCells, countsOfCells, randomCells, recovered, shownTooSmall, type Span } from '../support/published.ts'

const span = (first: number, last: number): Span => ({ first, last })
const MONTHS = [1, 2, 3, 4, 5, 6].map((month) => span(month, month))
/** Every range of a half-year that is not always a row of others. */
const PERIODS = [...MONTHS, span(1, 3), span(4, 6), span(1, 6)]

const countsOf = (cells: Cell[], year: Year, spans = PERIODS) => countsOfYear(cells, year, spans)
const publish = (cells: Cell[], course: Partial<Course>, spans = PERIODS) =>
  countsOf(cells, yearOf(cells, course), spans)

/** After a month, without the areas for which nobody had come until then: they are not in the data yet. */
const until = (cells: Cell[], month: number) => {
  const past = cells.filter((cell) => cell.month <= month)
  const seen = new Set(past.filter(({ n }) => n > 0).map(({ column }) => column))
  return past.filter(({ column }) => seen.has(column))
}

/** By name, whatever else there is. */
const hiddenOf = ({ areas, counters }: Year) =>
  [areas.respondents, areas.criteria, counters.respondents, counters.criteria].map(({ lattice, hidden }) =>
    lattice.names.flatMap(({ place, column }, i) => (hidden[i] ? [`${place.join('/')} ${column} ${hidden[i]}`] : [])),
  )

describe('places by area and by counter, over periods', { timeout: 60_000 }, () => {
  it('give nothing away in 200 random half-years', () => {
    for (let seed = 0; seed < 200; seed++) {
      const k = seed % 2 ? 5 : 10
      const cells = known(randomCells(seed, 6))
      const counts = publish(cells, { k })
      expect(recovered(counts, k), `seed ${seed}`).toEqual([])
      expect(shownTooSmall(counts, k)).toEqual([])
    }
  })

  it('give nothing away in 100 of two khối with counters that come and go', () => {
    for (let seed = 0; seed < 100; seed++) {
      const cells = known(changingCells(seed, 6))
      const counts = publish(cells, { k: 5, open: seed % 3 === 0 })
      expect(recovered(counts, 5), `seed ${seed}`).toEqual([])
      expect(shownTooSmall(counts, 5)).toEqual([])
    }
  })

  it('would give something away if only the small figures were hidden: the attack can tell', () => {
    for (let seed = 0; seed < 10; seed++) {
      const counts = countsOfCells(randomCells(seed, 6), PERIODS, () => false)
      const small = counts.map((count) => ({ ...count, isHidden: count.sum > 0 && count.sum < 10 }))
      expect(recovered(small, 10)).not.toEqual([])
    }
  })

  it('give nothing away to who keeps every publication of the year', () => {
    for (let seed = 0; seed < 30; seed++) {
      const cells = known(randomCells(seed, 6))
      const editions = [1, 2, 3, 4, 5, 6].map((through) => countsOf(cells, yearOf(until(cells, through), { through })))
      const latest = editions.at(-1)!
      const ever = latest.map((count) => ({
        ...count,
        isHidden: editions.every((edition) => edition.find(({ name }) => name === count.name)!.isHidden),
      }))
      expect(ever.filter((count, i) => count.isHidden !== latest[i]!.isHidden)).toEqual([])
      expect(recovered(ever, 10)).toEqual([])
    }
  })

  it('give nothing away to colleagues, who see more from the day it happens, with the public figures at hand', () => {
    for (let seed = 0; seed < 30; seed++) {
      const cells = known(randomCells(seed, 5))
      const spans = [...MONTHS.slice(0, 5), span(1, 3), span(4, 5), span(1, 5)]
      const inside = yearOf(cells, { k: 5, through: 5, open: true })
      const seen = countsOf(cells, inside, spans)
      expect(recovered(seen, 5)).toEqual([])

      const open = publish(cells, { k: 10, through: 4, inside }, spans)
      expect(open.filter((count, i) => seen[i]!.isHidden && !count.isHidden)).toEqual([])
      expect(recovered(open, 10)).toEqual([])
    }
  })

  it('are shown over a range that is a row of shown periods, and over no other', () => {
    const cells = known(randomCells(7, 6))
    const everyRange = MONTHS.flatMap(({ first }) =>
      MONTHS.filter(({ last }) => last >= first).map(({ last }) => span(first, last)),
    )
    const year = yearOf(cells, {})
    const counts = countsOf(cells, year, everyRange)
    expect(counts.some(({ name, isHidden: hidden }) => name.endsWith('in 1–4') && hidden)).toBe(true)
    expect(recovered(counts, 10)).toEqual([])
    const whole = { place: [], column: null }
    expect(isHidden(year.areas.respondents, whole, 1, 6)).toBe(false)
    expect(isHidden(year.areas.respondents, whole, 6, 7)).toBe(true)
  })

  it('show the quarter of what is too small by the month', () => {
    const cells = [1, 2, 3].flatMap((month) =>
      [4, 5, 40].flatMap((n, area) => [
        { place: ['u1', 'c1'], column: `a${area}`, month, n },
        { place: ['u2', 'c1'], column: `a${area}`, month, n: n + 1 },
      ]),
    )
    const { respondents } = yearOf(cells, { through: 3 }).areas
    const figure = { place: ['u1'], column: 'a0' }
    expect([isHidden(respondents, figure, 2, 2), isHidden(respondents, figure, 1, 3)]).toEqual([true, false])
  })

  it('are all shown where nothing is small, and where k is 1', () => {
    const busy = randomCells(3, 6).map((cell) => ({ ...cell, n: 20 + cell.n }))
    expect(publish(busy, { k: 10 }).filter((count) => count.isHidden)).toEqual([])
    expect(publish(randomCells(4, 6), { k: 1 }).filter((count) => count.isHidden)).toEqual([])
  })

  it('are decided alike in whatever order the responses are listed', () => {
    const cells = randomCells(5, 6)
    expect(hiddenOf(yearOf(cells.toReversed(), {}))).toEqual(hiddenOf(yearOf(cells, {})))
  })

  it('keep what was decided when the past is corrected', () => {
    const cells = randomCells(6, 6)
    const year = yearOf(cells, {})
    const corrected = cells.map((cell) => ({ ...cell, n: 500 }))
    expect(hiddenOf(yearOf(corrected, {}, year))).toEqual(hiddenOf(year))
    expect(hiddenOf(yearOf(corrected, {}))).not.toEqual(hiddenOf(year))
  })

  it('of nobody are shown as none', () => {
    const { respondents } = yearOf([], {}).areas
    expect(isHidden(respondents, { place: ['u1'], column: null }, 1, 6)).toBe(false)
  })
})

describe('how respondents divide by criterion', { timeout: 60_000 }, () => {
  it('gives no small number of answers away in 100 random half-years', () => {
    let shown = 0
    for (let seed = 0; seed < 100; seed++) {
      const random = seeded(seed)
      const cells = known(randomCells(seed, 6)).map((cell) => ({
        ...cell,
        parts: [0.95, 0.6, 0.2].map((share) => Math.round(cell.n * share * random())),
      }))
      const year = yearOf(cells, { k: 5 })
      for (const part of [0, 1, 2]) {
        const rated = cells.map((cell) => ({ ...cell, n: cell.parts[part]! }))
        const counts = countsOfYear(rated, year, PERIODS, 'criteria')
        expect(recovered(counts, 5), `seed ${seed}`).toEqual([])
        expect(shownTooSmall(counts, 5)).toEqual([])
        shown += counts.filter((count) => !count.isHidden && count.sum > 0).length
      }
    }
    expect(shown).toBeGreaterThan(500)
  })
})
