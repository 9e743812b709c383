import { describe, expect, it } from 'vitest'
import type { Cell, FigureName } from '../../shared/lattice.ts'
import { suppressDays } from '../../shared/suppressDays.ts'
import { type Publication, suppressHierarchy } from '../../shared/suppressHierarchy.ts'
import { countsOfCells, randomCells, recovered, shownTooSmall, type Span } from '../support/published.ts'

const span = (first: number, last: number): Span => ({ first, last })
const MONTHS = [1, 2, 3, 4, 5, 6].map((month) => span(month, month))
/** What can be asked of a half-year and is not a row of other things that can be asked. */
const PERIODS = [...MONTHS, span(1, 3), span(4, 6), span(1, 6)]

const publish = (cells: Cell[], publication: Publication, spans = PERIODS) => {
  const { isHidden } = suppressHierarchy(cells, publication)
  return countsOfCells(cells, spans, (figure, { first, last }) => isHidden(figure, first, last))
}

describe('places × areas × periods', () => {
  it('give nothing away in 200 random half-years', () => {
    for (let seed = 0; seed < 200; seed++) {
      const k = seed % 2 ? 5 : 10
      const counts = publish(randomCells(seed, 6), { k, through: 6 })
      expect(recovered(counts, k)).toEqual([])
      expect(shownTooSmall(counts, k)).toEqual([])
    }
  })

  it('would give something away if only the small figures were hidden', () => {
    const leaks = Array.from({ length: 20 }, (_, seed) => {
      const cells = randomCells(seed, 6)
      const counts = countsOfCells(cells, PERIODS, () => false)
      return recovered(
        counts.map((count) => ({ ...count, isHidden: count.sum > 0 && count.sum < 10 })),
        10,
      )
    })
    expect(leaks.filter((names) => names.length > 0).length).toBeGreaterThan(15)
  })
})
