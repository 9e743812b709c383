import type { Day, Month } from '../../shared/calendar.ts'
import type { Cell } from '../../shared/lattice.ts'
import type { Shape } from '../../shared/layout.ts'
import { getOr } from '../../shared/maps.ts'
import { type Divided, emptyLattices, type Lattices, withCells } from '../../shared/suppressYear.ts'
import type { Arrival } from '../store/arrivals.ts'
import { areaCells, type CounterCell, counterCells, groupsIn, partsCounted } from '../store/cells.ts'
import { countsOf } from '../store/changes.ts'
import type { KnownUnits } from '../store/lineage.ts'
import type { Moment } from '../store/moment.ts'
import { rest } from '../store/turns.ts'
import type { Matter } from './decision.ts'
import { desksIn, type Place, placing, type Spot } from './places.ts'

// The responses of a year as decisions see them: read from the tallies, or brought after what came since.

/** How deep places go: khối and unit, or also the unit of then where the two differ anywhere in the year. */
export const depthOf = ({ counters }: Lattices) => counters.names[0]?.place.length ?? 2

const isMoved = (lattices: Lattices) => depthOf(lattices) > 2

/** Where a cell of the tallies lies in lattices. */
export const placingIn = (lattices: Lattices, units: KnownUnits, today: Day) => placing(isMoved(lattices), units, today)

/**
 * Month by month, since the cells of a whole year take more memory than all else.
 *
 * @param months from January on
 * @throws Error when cells do not fit together: another process has counted meanwhile, or tallies are damaged
 */
export async function readLattices(moment: Moment, matter: Matter, months: readonly Month[]): Promise<Lattices> {
  const { units } = moment
  const { shape, today } = matter
  const year = Number(months[0]!.slice(0, 4))
  const areas = await groupsIn(moment, matter, 'area', months.at(-1)!)
  const counters = await groupsIn(moment, matter, 'counter', months.at(-1)!)
  const now = units.on(today)
  const moved = areas.some(({ unit, counter }) => now.of(unit, counter) !== unit)
  const placeOf = placing(moved, units, today)
  const known = desksIn(units.lineage, year, today).filter(
    ({ unit, counter }) => moved || now.of(unit, counter) === unit,
  )
  const desks = [...known, ...counters.map(({ unit, group }) => ({ unit, counter: group }))]
  const names = {
    areas: areas.map((spot) => ({ place: placeOf(spot), column: spot.group })),
    counters: desks.map((desk) => ({ place: placeOf(desk), column: desk.counter })),
  }
  let lattices = emptyLattices(names, [], partsCounted(shape))
  const byCounter = counterCells(moment, matter, months)
  for await (const some of areaCells(moment, matter, months)) {
    const others = (await byCounter.next()).value ?? []
    const next = withCells(lattices, {
      areas: some.map((cell) => cellAt(placeOf(cell), cell.area, cell)),
      counters: others.map((cell) => cellAt(placeOf(cell), cell.counter, cell)),
    })
    if (!next) throw new Error(`cells of ${year} at places or in areas that the year does not have`)
    lattices = next
  }
  return lattices
}

/** With the responses since; undefined when they are of places or areas that the lattices do not have. */
export async function latticesAfter(
  lattices: Lattices,
  changes: readonly Arrival[],
  units: KnownUnits,
  { shape, today }: Matter,
): Promise<Lattices | undefined> {
  const now = units.on(today)
  const isNews = !isMoved(lattices) && changes.some(({ about: { unit, counter } }) => now.of(unit, counter) !== unit)
  if (isNews) return undefined
  const cells = await cellsIn(changes, shape, placingIn(lattices, units, today))
  await rest()
  return withCells(lattices, cells)
}

/** Of single responses: thousands may be of a few cells. */
async function cellsIn(
  changes: readonly Arrival[],
  shape: Shape,
  placeOf: (spot: Spot) => Place,
): Promise<Divided<Cell[]>> {
  const areas = new Map<string, Summed>()
  const counters = new Map<string, Summed>()
  for (const change of changes) {
    await rest()
    const { area, counter } = change.about
    const [place, month] = [placeOf(change.about), Number(change.day.slice(5, 7))]
    const counts = countsOf(shape, change)
    add(areas, { place, column: area, month }, counts)
    add(counters, { place, column: counter, month }, counts)
  }
  return { areas: [...areas.values()], counters: [...counters.values()] }
}

type Summed = Cell & { parts: number[] }

function add(
  cells: Map<string, Summed>,
  of: Pick<Cell, 'place' | 'column' | 'month'>,
  { n, parts }: Pick<Summed, 'n' | 'parts'>,
) {
  const key = [...of.place, of.column, of.month].join('|')
  const cell = getOr(cells, key, () => ({ ...of, n: 0, parts: parts.map(() => 0) }))
  cell.n += n
  for (let part = 0; part < parts.length; part++) cell.parts[part]! += parts[part]!
}

const cellAt = (place: Place, column: string, { month, n, parts }: CounterCell): Cell => ({
  place,
  column,
  month: Number(month.slice(5)),
  n,
  parts,
})
