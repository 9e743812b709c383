import { describe, expect, it } from 'vitest'
import type { Cell } from '../../shared/lattice.ts'
import { seeded } from '../../shared/random.ts'
import { finish } from '../../shared/steps.ts'
import { suppressDays } from '../../shared/suppressDays.ts'
import { type Decided, type Publication, suppressHierarchy, type Suppression } from '../../shared/suppressHierarchy.ts'
import { countsOfCells, randomCells, recovered, shownTooSmall, type Span } from '../support/published.ts'

const span = (first: number, last: number): Span => ({ first, last })
const MONTHS = [1, 2, 3, 4, 5, 6].map((month) => span(month, month))
/** Every range of a half-year that is not always a row of others. */
const PERIODS = [...MONTHS, span(1, 3), span(4, 6), span(1, 6)]

const countsOf = (cells: Cell[], { isHidden }: Suppression, spans = PERIODS) =>
  countsOfCells(cells, spans, (figure, { first, last }) => isHidden(figure, first, last))

const publish = (cells: Cell[], publication: Publication, spans = PERIODS) =>
  countsOf(cells, suppressHierarchy(cells, publication), spans)

/** After a month, without the places where nobody had come until then: they are not in the data yet. */
const until = (cells: Cell[], month: number) => {
  const past = cells.filter((cell) => cell.month <= month)
  const seen = new Set(past.filter(({ n }) => n > 0).map(nameOf))
  return past.filter((cell) => seen.has(nameOf(cell)))
}
const nameOf = ({ place, column }: Cell) => `${place.join('/')} ${column}`

describe('places × areas × periods', () => {
  it('give nothing away in 200 random half-years', () => {
    for (let seed = 0; seed < 200; seed++) {
      const k = seed % 2 ? 5 : 10
      // The reader knows which cells are empty.
      const cells = randomCells(seed, 6).filter(({ n }) => n > 0)
      const counts = publish(cells, { k, through: 6 })
      expect(recovered(counts, k)).toEqual([])
      expect(shownTooSmall(counts, k)).toEqual([])
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
      const cells = randomCells(seed, 6)
      const editions = [1, 2, 3, 4, 5, 6].map((through) =>
        countsOf(cells, suppressHierarchy(until(cells, through), { k: 10, through })),
      )
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
      const cells = randomCells(seed, 5)
      const spans = [...MONTHS.slice(0, 5), span(1, 3), span(4, 5), span(1, 5)]
      const inside = suppressHierarchy(cells, { k: 5, through: 5, open: true })
      const seen = countsOf(cells, inside, spans)
      expect(recovered(seen, 5)).toEqual([])

      const open = publish(cells, { k: 10, through: 4, inside }, spans)
      expect(open.filter((count, i) => seen[i]!.isHidden && !count.isHidden)).toEqual([])
      expect(recovered(open, 10)).toEqual([])
    }
  })

  it('are shown over a range that is a row of shown periods, and over no other', () => {
    const cells = randomCells(7, 6)
    const { isHidden } = suppressHierarchy(cells, { k: 10, through: 6 })
    const everyRange = MONTHS.flatMap(({ first }) =>
      MONTHS.filter(({ last }) => last >= first).map(({ last }) => span(first, last)),
    )
    const counts = countsOfCells(cells, everyRange, (figure, { first, last }) => isHidden(figure, first, last))
    expect(counts.some(({ name, isHidden: hidden }) => name.endsWith('in 1–4') && hidden)).toBe(true)
    expect(recovered(counts, 10)).toEqual([])
    expect(isHidden({ place: [], column: null }, 1, 6)).toBe(false)
    expect(isHidden({ place: [], column: null }, 6, 7)).toBe(true)
  })

  it('show the quarter of what is too small by the month', () => {
    const cells = [1, 2, 3].flatMap((month) =>
      [4, 5, 40].flatMap((n, area) => [
        { place: ['u1', 'c1'], column: `a${area}`, month, n },
        { place: ['u2', 'c1'], column: `a${area}`, month, n: n + 1 },
      ]),
    )
    const { isHidden } = suppressHierarchy(cells, { k: 10, through: 3 })
    const figure = { place: ['u1'], column: 'a0' }
    expect([isHidden(figure, 2, 2), isHidden(figure, 1, 3)]).toEqual([true, false])
  })

  it('are all shown where nothing is small, and where k is 1', () => {
    const busy = randomCells(3, 6).map((cell) => ({ ...cell, n: 20 + cell.n }))
    expect(publish(busy, { k: 10, through: 6 }).filter(({ isHidden }) => isHidden)).toEqual([])
    expect(publish(randomCells(4, 6), { k: 1, through: 6 }).filter(({ isHidden }) => isHidden)).toEqual([])
  })

  it('are decided alike in whatever order the responses are listed', () => {
    const cells = randomCells(5, 6)
    const { decided } = suppressHierarchy(cells, { k: 10, through: 6 })
    expect(suppressHierarchy(cells.toReversed(), { k: 10, through: 6 }).decided).toEqual(decided)
  })

  it('are decided alike all at once and month by month', () => {
    for (let seed = 0; seed < 20; seed++) {
      const cells = randomCells(seed, 6)
      const monthly = [1, 2, 3, 4, 5, 6].reduce<Decided[]>(
        (earlier, through) => suppressHierarchy(until(cells, through), { k: 5, through, open: true, earlier }).decided,
        [],
      )
      expect(suppressHierarchy(until(cells, 6), { k: 5, through: 6, open: true }).decided).toEqual(monthly)
    }
  })

  it('keep what was decided when the past is corrected', () => {
    const cells = randomCells(6, 6)
    const { decided } = suppressHierarchy(cells, { k: 10, through: 6 })
    const corrected = cells.map((cell) => ({ ...cell, n: 500 }))
    expect(suppressHierarchy(corrected, { k: 10, through: 6, earlier: decided }).decided).toEqual(decided)
    expect(suppressHierarchy(corrected, { k: 10, through: 6 }).decided).not.toEqual(decided)
  })

  it('are refused where a place has responses of its own and places below', () => {
    const cells = [
      { place: ['u1'], column: 'a', month: 1, n: 3 },
      { place: ['u1', 'c1'], column: 'a', month: 1, n: 3 },
    ]
    expect(() => suppressHierarchy(cells, { k: 10 })).toThrow('u1 has places below')
  })

  it('of nobody are shown as none', () => {
    const { isHidden } = suppressHierarchy([], { k: 10, through: 6 })
    expect(isHidden({ place: ['u1'], column: null }, 1, 6)).toBe(false)
  })
})

describe('how respondents divide by criterion', () => {
  it('gives no small number of answers away in 100 random half-years', () => {
    let shown = 0
    for (let seed = 0; seed < 100; seed++) {
      const random = seeded(seed)
      const cells = randomCells(seed, 6)
        .filter(({ n }) => n > 0)
        .map((cell) => ({ ...cell, parts: [0.95, 0.6, 0.2].map((share) => Math.round(cell.n * share * random())) }))
      const whole = suppressHierarchy(cells, { k: 5, through: 6 })
      const criteria = suppressHierarchy(cells, { k: 5, through: 6, whole })
      for (const part of [0, 1, 2]) {
        const counts = countsOf(
          cells.map((cell) => ({ ...cell, n: cell.parts[part]! })),
          criteria,
        )
        const large = counts.filter((count) => count.isHidden && all(cells, count.cells) >= 5)
        expect(recovered([...counts.filter(({ isHidden }) => !isHidden), ...large], 5)).toEqual([])
        expect(shownTooSmall(counts, 5)).toEqual([])
        shown += counts.filter(({ isHidden, sum }) => !isHidden && sum > 0).length
      }
    }
    expect(shown).toBeGreaterThan(500)
  })
})

const all = (cells: Cell[], of: readonly number[]) => of.reduce((sum, i) => sum + cells[i]!.n, 0)

describe('places × days beside places × areas', () => {
  it('give nothing away in 100 random months', () => {
    let shown = 0
    for (let seed = 0; seed < 100; seed++) {
      const { byArea, byDay } = monthOf(seed)
      const year = suppressHierarchy(byArea, { k: 5, through: 1 })
      const isHidden = finish(suppressDays(byDay, { k: 5, month: 1, year }))
      const days = countsOfCells(byDay, [span(1, 1)], ({ place, column }) => column !== null && isHidden(place, column))
      const counts = [...countsOf(byArea, year, [span(1, 1)]), ...days.filter(({ name }) => name.includes('day'))]
      expect(recovered(counts, 5)).toEqual([])
      expect(shownTooSmall(counts, 5)).toEqual([])
      shown += days.filter((count) => !count.isHidden).length
    }
    expect(shown).toBeGreaterThan(500)
  })
})

/** The same responses of one month by area and by day; each is of one place, area and day. */
function monthOf(seed: number) {
  const grid = randomCells(seed, 4)
  return {
    byArea: grid.map((cell) => ({ ...cell, month: 1 })),
    byDay: grid.map((cell) => ({ ...cell, column: `day ${cell.month}`, month: 1 })),
  }
}
