import type { Cell, FigureName } from '../../shared/lattice.ts'
import { seeded } from '../../shared/random.ts'
import { attack, type Published } from './attack.ts'

/** A count that is published or hidden, as a reader would add it up. */
export interface Count extends Published {
  name: string
  isHidden: boolean
}

/** The hidden counts of fewer than k that a reader can place within less than k. */
export function recovered(counts: readonly Count[], k: number): string[] {
  const small = counts.filter(({ isHidden, sum }) => isHidden && sum > 0 && sum < k)
  const known = attack(
    counts.filter(({ isHidden }) => !isHidden),
    small.map(({ cells }) => cells),
  )
  return small.filter((_, i) => known[i]!.byEquations || known[i]!.max - known[i]!.min < k).map(({ name }) => name)
}

export const shownTooSmall = (counts: readonly Count[], k: number) =>
  counts.filter(({ isHidden, sum }) => !isHidden && sum > 0 && sum < k).map(({ name }) => name)

/** A table with its margins. */
export function countsOfTable(
  table: readonly (readonly number[])[],
  isHidden: (row: number | null, column: number | null) => boolean,
): Count[] {
  const width = table[0]?.length ?? 0
  const all = table.flat()
  return [null, ...table.keys()].flatMap((row) =>
    [null, ...Array(width).keys()].map((column) => {
      const cells = [...all.keys()].filter(
        (i) => (row === null || row === Math.floor(i / width)) && (column === null || column === i % width),
      )
      const sum = cells.reduce((total, i) => total + all[i]!, 0)
      return { name: `${row} × ${column}`, cells, sum, isHidden: isHidden(row, column) }
    }),
  )
}

export interface Span {
  first: number
  last: number
}

/** Every place, in every column and in all, in every span. */
export function countsOfCells(
  cells: readonly Cell[],
  spans: readonly Span[],
  isHidden: (figure: FigureName, span: Span) => boolean,
): (Count & FigureName)[] {
  const columns = [null, ...new Set(cells.map(({ column }) => column))]
  return placesOf(cells).flatMap((place) =>
    columns.flatMap((column) =>
      spans.map((span) => {
        const within = [...cells.keys()].filter((i) => counts(cells[i]!, { place, column }, span))
        const sum = within.reduce((total, i) => total + cells[i]!.n, 0)
        const name = `${place.join('/')} × ${column} in ${span.first}–${span.last}`
        return { name, place, column, cells: within, sum, isHidden: isHidden({ place, column }, span) }
      }),
    ),
  )
}

const counts = (cell: Cell, { place, column }: FigureName, { first, last }: Span) =>
  place.every((name, depth) => cell.place[depth] === name) &&
  (column === null || cell.column === column) &&
  first <= cell.month &&
  cell.month <= last

function placesOf(cells: readonly Cell[]): string[][] {
  const all = cells.flatMap(({ place }) => [...place, ''].map((_, depth) => place.slice(0, depth)))
  return [...new Map(all.map((place) => [place.join('/'), place])).values()]
}

/** Units with counters and areas over some months: some busy, some that nobody uses, most near the threshold. */
export function randomCells(seed: number, months: number): Cell[] {
  const random = seeded(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const areas = 2 + upTo(1)
  const cells: Cell[] = []
  for (let unit = 0; unit < 2 + (seed % 2); unit++)
    for (let counter = 0; counter <= seed % 3 && counter < 2; counter++)
      for (let area = 0; area < areas; area++) {
        const busy = [0, 3, 8, 20, 60][upTo(4)]!
        for (let month = 1; month <= months; month++)
          cells.push({ place: [`u${unit}`, `c${counter}`], column: `a${area}`, month, n: upTo(busy) })
      }
  return cells
}

/** Two khối with units of up to three counters, of which some open later in the year and some close. */
export function changingCells(seed: number, months: number): Cell[] {
  const random = seeded(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const cells: Cell[] = []
  const areas = 2 + upTo(1)
  for (let khoi = 0; khoi < 1 + (seed % 2); khoi++)
    for (let unit = upTo(2); unit >= 0; unit--)
      for (let counter = upTo(2); counter >= 0; counter--) {
        const opens = random() < 0.3 ? 1 + upTo(months - 1) : 1
        const closes = random() < 0.2 ? opens + upTo(2) : months
        for (let area = 0; area < areas; area++) {
          const busy = [0, 2, 5, 12, 40][upTo(4)]!
          for (let month = 1; month <= months; month++) {
            const n = month < opens || month > closes || random() < 0.3 ? 0 : upTo(busy)
            const place = [`k${khoi}`, `k${khoi} u${unit}`, `k${khoi} u${unit} c${counter}`]
            cells.push({ place, column: `a${area}`, month, n })
          }
        }
      }
  return cells
}
