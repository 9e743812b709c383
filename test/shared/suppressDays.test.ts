import { describe, expect, it } from 'vitest'
import type { Cell } from '../../shared/lattice.ts'
import { seeded } from '../../shared/random.ts'
import { finish } from '../../shared/steps.ts'
import {
  bitOf,
  changedDays,
  followDays,
  hiddenOn,
  relaxDays,
  suppressDays,
  takeDays,
} from '../../shared/suppressDays.ts'
import { countsOfYear, known, yearOf } from '../support/divided.ts'
import { countsOfCells, randomCells, recovered, shownTooSmall } from '../support/published.ts'

const K = 5
const MONTH = [{ first: 1, last: 1 }]

/** Responses of one month, each of one counter, area and day. */
interface Grid {
  cells: Cell[]
  days: string[]
}

function grid(seed: number): Grid {
  const cells = randomCells(seed, 4)
  return { cells: cells.map((cell) => ({ ...cell, month: 1 })), days: cells.map(({ month }) => `2026-01-0${month}`) }
}

/** Places alone, with days as columns. */
const byDay = ({ cells, days }: Grid) =>
  cells.map((cell, i) => ({ ...cell, place: cell.place.slice(0, -1), column: days[i]! }))

/** All three ways to divide the same totals, over the same cells. */
function countsOf(all: Grid, year: ReturnType<typeof yearOf>, decision: Parameters<typeof hiddenOn>[0]) {
  const isHidden = hiddenOn(decision, year.areas.respondents)
  const days = countsOfCells(
    byDay(all),
    MONTH,
    ({ place, column }) => column !== null && isHidden(place, bitOf(column)),
  )
  return [...countsOfYear(all.cells, year, MONTH), ...days.filter(({ column }) => column !== null)]
}

const thisMonth = { k: K, through: 1, open: true }

describe('places by day, beside places by area and by counter', { timeout: 60_000 }, () => {
  it('give nothing away in 150 random months', () => {
    let shown = 0
    for (let seed = 0; seed < 150; seed++) {
      const all = grid(seed)
      const year = yearOf(all.cells, thisMonth)
      const about = { k: K, month: 1, places: year.areas.respondents }
      const counts = countsOf(all, year, finish(suppressDays(byDay(all), about)))
      const real = withoutEmpty(all, counts)
      expect(recovered(real, K), `seed ${seed}`).toEqual([])
      expect(shownTooSmall(counts, K)).toEqual([])
      shown += counts.filter(({ name, isHidden, sum }) => name.includes('2026') && !isHidden && sum > 0).length
    }
    expect(shown).toBeGreaterThan(500)
  })

  it('stay so while responses come in', () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = seeded(seed)
      const all = grid(seed)
      const part = { ...all, cells: all.cells.map((cell) => ({ ...cell, n: Math.floor(cell.n * random()) })) }
      let year = yearOf(part.cells, thisMonth)
      const about = () => ({ k: K, month: 1, places: year.areas.respondents })
      let decision = finish(suppressDays(byDay(part), about()))
      const nearly = {
        ...all,
        cells: all.cells.map((cell, i) => ({ ...cell, n: Math.max(part.cells[i]!.n, cell.n - 1) })),
      }
      let last = part
      for (const next of [nearly, all]) {
        const before = hiddenPlaces(year)
        year = yearOf(next.cells, thisMonth)
        const came = { ...next, cells: next.cells.map((cell, i) => ({ ...cell, n: cell.n - last.cells[i]!.n })) }
        const lattice = hiddenPlaces(year) === before && changedDays(decision, byDay(came), about())
        decision = finish(lattice ? followDays(decision, lattice, about()) : takeDays(decision, byDay(next), about()))
        last = next
        const followed = countsOf(next, year, decision)
        expect(recovered(withoutEmpty(next, followed), K), `seed ${seed}`).toEqual([])
        expect(shownTooSmall(followed, K)).toEqual([])
        decision = finish(relaxDays(decision, about()))
        const relaxed = countsOf(next, year, decision)
        expect(recovered(withoutEmpty(next, relaxed), K), `seed ${seed} relaxed`).toEqual([])
        expect(relaxed.filter(({ isHidden }, i) => isHidden && !followed[i]!.isHidden)).toEqual([])
      }
    }
  })
})

const hiddenPlaces = ({ areas: { respondents } }: ReturnType<typeof yearOf>) =>
  respondents.lattice.names.map(({ column }, i) => column === null && respondents.hidden[i]).join()

/** For a reader who knows that nobody came to a place for an area. */
function withoutEmpty({ cells }: Grid, counts: ReturnType<typeof countsOf>) {
  const left = new Set(known(cells))
  return counts.map((count) => ({ ...count, cells: count.cells.filter((i) => left.has(cells[i]!)) }))
}
