import { describe, expect, it } from 'vitest'
import type { Cell } from '../../shared/lattice.ts'
import { periodsUntil } from '../../shared/periods.ts'
import { seeded } from '../../shared/random.ts'
import { finish } from '../../shared/steps.ts'
import {
  closeYear,
  decideYear,
  followYear,
  latticesIn,
  relaxYear,
  withCells,
  type Year,
} from '../../shared/suppressYear.ts'
import { countsOfYear, divided, known, latticesFrom, yearOf } from '../support/divided.ts'
import { changingCells, randomCells, recovered, shownTooSmall } from '../support/published.ts'

const K = 5

type Rated = Cell & { parts: number[] }

/** What is published of respondents, and of those who rated what not all do; safe, or the test fails. */
function expectSafe(cells: readonly Rated[], year: Year, about: string) {
  const spans = periodsUntil(year.through, year.open)
  const real = known(cells)
  const counts = countsOfYear(real, year, spans)
  expect(recovered(counts, K), about).toEqual([])
  expect(shownTooSmall(counts, K), about).toEqual([])
  const rated = countsOfYear(
    real.map((cell) => ({ ...cell, n: cell.parts![0]! })),
    year,
    spans,
    'criteria',
  )
  expect(recovered(rated, K), `${about}, rated`).toEqual([])
  expect(shownTooSmall(rated, K), `${about}, rated`).toEqual([])
  return counts
}

const rate = (cells: readonly Cell[], random: () => number): Rated[] =>
  cells.map((cell) => ({ ...cell, parts: [Math.floor(cell.n * random())] }))

/** One more has come, who rated it or not. */
const more = (cell: Rated, n: number, random: () => number): Rated => ({
  ...cell,
  n: cell.n + n,
  parts: [cell.parts[0]! + Math.round(n * random())],
})

/** One is ruled out. */
const less = (cell: Rated): Rated => ({ ...cell, n: cell.n - 1, parts: [Math.min(cell.n - 1, cell.parts[0]!)] })

const grownFrom = (n: number, upTo: (most: number) => number) =>
  n > 0 ? n + upTo(4) * upTo(3) : upTo(6) === 0 ? K + upTo(20) : 0

describe('a decision kept while responses come in', { timeout: 60_000 }, () => {
  it('stays safe as long as nothing small is new', () => {
    for (let seed = 0; seed < 150; seed++) {
      const random = seeded(seed)
      const upTo = (most: number) => Math.floor(random() * (most + 1))
      const cells = randomCells(seed, 6)
      const year = yearOf(cells, { k: K, open: seed % 2 === 0 })
      const grown = known(cells.map((cell) => ({ ...cell, n: grownFrom(cell.n, upTo) })))
      const counts = countsOfYear(grown, year, periodsUntil(year.through, year.open))
      expect(recovered(counts, K), `seed ${seed}`).toEqual([])
      expect(shownTooSmall(counts, K)).toEqual([])
    }
  })

  it.each([
    ['units', randomCells],
    ['khối', changingCells],
  ])('follows what comes to %s, late or in time, and what is ruled out, month after month', (_, cellsOf) => {
    const seen = { kept: 0, shown: 0 }
    for (let seed = 0; seed < 25; seed++) {
      const random = seeded(seed)
      const all = cellsOf(seed, 4)
      let cells = rate(all, random).map((cell) => (cell.month === 1 ? cell : { ...cell, n: 0, parts: [0] }))
      let year = yearOf(cells, { k: K, through: 1, open: true })
      for (let through = 1; through <= 4; through++) {
        const course = { k: K, through, open: true }
        if (through > 1) year = finish(decideYear(latticesFrom(cells), course, finish(closeYear(year))))
        for (let look = 0; look < 5; look++) {
          const months = random() < 0.1 ? [through, Math.max(1, through - 1)] : [through]
          const isRuling = random() < 0.1
          const past = cells
          cells = cells.map((cell, i) => {
            if (!months.includes(cell.month) || random() > 0.3) return cell
            if (isRuling) return cell.n > 0 ? less(cell) : cell
            return more(cell, Math.round((Math.floor(random() * 3) * all[i]!.n) / 5), random)
          })
          const before = year
          year = finish(followYear(year, after(year, past, cells), months))
          const about = `seed ${seed}, month ${through}, look ${look}`
          const shown = expectSafe(cells, year, about)
          if (year.areas.respondents.hidden === before.areas.respondents.hidden) seen.kept++
          if (random() < 0.7) continue
          year = finish(relaxYear(year))
          const relaxed = expectSafe(cells, year, `${about}, relaxed`)
          // Of places both together give nothing more.
          const places = relaxed.filter(({ column, place }) => column !== null || place.length < all[0]!.place.length)
          expect(places.filter(({ name, isHidden }) => isHidden && !hides(shown, name))).toEqual([])
          seen.shown += shown.filter(({ name, isHidden }) => isHidden && !hides(relaxed, name)).length
        }
      }
    }
    expect(seen.kept).toBeGreaterThan(30)
    expect(seen.shown).toBeGreaterThan(50)
  })
})

const hides = (counts: ReturnType<typeof countsOfYear>, name: string) =>
  counts.find((count) => count.name === name)!.isHidden

function after(year: Year, past: readonly Rated[], now: readonly Rated[]) {
  const changes = now.map((cell, i) => ({
    ...cell,
    n: cell.n - past[i]!.n,
    parts: [cell.parts[0]! - past[i]!.parts[0]!],
  }))
  const { areas, counters } = divided(changes)
  const before = latticesIn(year)
  return withCells(before, { areas, counters })!
}
