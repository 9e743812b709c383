import { describe, expect, it } from 'vitest'
import { suppressOneWay, suppressTwoWay } from '../../shared/suppress.ts'
import { seeded } from '../../shared/random.ts'
import golden from '../golden/suppression/suppression.json' with { type: 'json' }
import { attack, isExposed } from '../support/attack.ts'
import { countsOfTable, recovered, shownTooSmall } from '../support/published.ts'

describe('the attack agrees with R', () => {
  it.each(golden)('$name: $note', ({ name, counts, hidden, cells }) => {
    const isHidden = (row: number | null, column: number | null) =>
      name === 'one-way-single' && row === null && column !== null
        ? true
        : hidden.some(([i, j]) => i === row && j === column)
    const published = countsOfTable(counts, isHidden).filter((count) => !count.isHidden)
    const width = counts[0]!.length
    const known = attack(
      published,
      cells.map(({ row, col }) => [row * width + col]),
    )
    cells.forEach((cell, i) => {
      expect(known[i]!.byEquations).toBe(cell.determinedByLinearEquations)
      expect(isExposed(known[i]!)).toBe(cell.determined)
      if (cell.min !== 'NA') expect(known[i]).toMatchObject({ min: cell.min, max: cell.max })
    })
  })
})

describe('one breakdown with its total', () => {
  it('hides the smallest row beside a single hidden one, and of equals the first', () => {
    expect(suppressOneWay([42, 4, 31, 18], 10)).toEqual([false, true, false, true])
    expect(suppressOneWay([20, 20, 4], 10)).toEqual([true, false, true])
  })

  it('hides more while the hidden rows together are fewer than k, and never an empty row', () => {
    expect(suppressOneWay([2, 0, 3, 50, 60], 10)).toEqual([true, false, true, true, false])
  })

  it('hides nothing where nothing is small, and only the small where no total is shown', () => {
    expect(suppressOneWay([0, 10, 11], 10)).toEqual([false, false, false])
    expect(suppressOneWay([42, 4, 31, 18], 10, false)).toEqual([false, true, false, false])
    expect(suppressOneWay([], 10)).toEqual([])
  })

  it('gives nothing away in 300 random breakdowns', () => {
    const random = seeded(1)
    for (let round = 0; round < 300; round++) {
      const row = Array.from({ length: 1 + Math.floor(random() * 7) }, () => Math.floor(random() ** 2 * 40))
      const k = 2 + Math.floor(random() * 12)
      const hidden = suppressOneWay(row, k)
      const total = row.reduce((sum, n) => sum + n, 0)
      const counts = countsOfTable([row], (i, j) => (j === null ? total < k : i === null || hidden[j]!))
      expect(recovered(counts, k)).toEqual([])
      expect(shownTooSmall(counts, k)).toEqual([])
    }
  })
})

describe('a table with its margins', () => {
  it('hides a rectangle, not a pair that its columns give away', () => {
    expect(suppressTwoWay(golden[1]!.counts, 10)).toEqual({
      cells: [
        [false, true, true],
        [false, false, false],
        [false, true, true],
      ],
      rows: [false, false, false],
      columns: [false, false, false],
      total: false,
    })
  })

  it.each(golden.slice(1))('lets no hidden cell of $name be worked out', ({ counts }) => {
    const all = countsOf(counts, 10)
    expect(recovered(all, 10)).toEqual([])
    const hidden = all.filter(({ isHidden }) => isHidden)
    const known = attack(
      all.filter(({ isHidden }) => !isHidden),
      hidden.map(({ cells }) => cells),
    )
    expect(known.filter(isExposed)).toEqual([])
  })

  it('hides a margin that is small itself, and with it what would give it away', () => {
    const { rows, cells } = suppressTwoWay(
      [
        [3, 2],
        [30, 40],
        [25, 35],
      ],
      10,
    )
    expect(rows[0]).toBe(true)
    expect(rows.filter(Boolean).length).toBeGreaterThan(1)
    expect(cells[0]).toEqual([true, true])
  })

  it('gives nothing away in 400 random tables, sparse ones too', () => {
    for (const { table, k } of randomTables(400)) {
      const counts = countsOf(table, k)
      expect(recovered(counts, k)).toEqual([])
      expect(shownTooSmall(counts, k)).toEqual([])
    }
  })

  it('would give something away if only the small cells were hidden: the attack can tell', () => {
    const leaks = randomTables(400).filter(({ table, k }) => {
      const isSmall = (i: number | null, j: number | null) => {
        const sum = table
          .filter((_, row) => i === null || row === i)
          .flatMap((row) => row.filter((_, column) => j === null || column === j))
          .reduce((total, n) => total + n, 0)
        return sum > 0 && sum < k
      }
      return recovered(countsOfTable(table, isSmall), k).length > 0
    })
    expect(leaks.length).toBeGreaterThan(100)
  })
})

function randomTables(rounds: number) {
  const random = seeded(2)
  return Array.from({ length: rounds }, () => {
    const [height, width] = [2 + Math.floor(random() * 4), 2 + Math.floor(random() * 4)]
    const [most, empty] = [10 + random() * 60, random() * 0.6]
    const cell = () => (random() < empty ? 0 : Math.floor(random() ** 2 * most))
    const table = Array.from({ length: height }, () => Array.from({ length: width }, cell))
    return { table, k: random() < 0.5 ? 5 : 10 }
  })
}

function countsOf(table: number[][], k: number) {
  const { cells, rows, columns, total } = suppressTwoWay(table, k)
  return countsOfTable(table, (row, column) => {
    if (row === null) return column === null ? total : columns[column]!
    return column === null ? rows[row]! : cells[row]![column]!
  })
}
