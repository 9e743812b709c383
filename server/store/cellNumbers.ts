import { sql } from 'kysely'
import { type Db, fitting } from './db.ts'
import { forgettable } from './forgettable.ts'
import type { Cell } from './tables.ts'

/** Cells remembered: every counter of a province with each of its areas, several times over. */
const MAX_KNOWN = 50_000

/** By text of the cell. A cell is never changed nor deleted, so what was read once stays true. */
const known = forgettable<Map<string, number>>()

/** The numbers of cells, in their order. A new one gets the next number, the same for every process. */
export async function cellNumbers(db: Db, cells: readonly Cell[]): Promise<number[]> {
  const keys = cells.map(keyOf)
  let numbers = known.get(db)
  if (!numbers || numbers.size > MAX_KNOWN) known.set(db, (numbers = new Map()))
  const unknown = new Map(cells.flatMap((cell, i) => (numbers.has(keys[i]!) ? [] : [[keys[i]!, cell]])))
  if (unknown.size > 0) {
    await learn(db, numbers, [...unknown.values()])
    const added = [...unknown].flatMap(([key, cell]) => (numbers.has(key) ? [] : [cell]))
    if (added.length > 0) {
      await db.batch(added.map((cell) => insertion(db, cell)))
      await learn(db, numbers, added)
    }
  }
  return keys.map((key) => numbers.get(key)!)
}

const COLUMNS = ['questionnaire', 'unit', 'counter', 'area', 'channel', 'origin'] as const

const cellOf = ({ questionnaire, unit, counter, area, channel, origin }: Cell): Cell => ({
  questionnaire,
  unit,
  counter,
  area,
  channel,
  origin,
})

const keyOf = (cell: Cell) =>
  `${cell.questionnaire}\n${cell.unit}\n${cell.counter}\n${cell.area}\n${cell.channel}\n${cell.origin}`

async function learn(db: Db, numbers: Map<string, number>, cells: Cell[]) {
  for (const some of fitting(cells.map(cellOf))) {
    const rows = await db.query
      .selectFrom('cell')
      .where((eb) => eb.or(some.map((cell) => eb.and(cell))))
      .selectAll()
      .execute()
    for (const row of rows) numbers.set(keyOf(row), row.id)
  }
}

const insertion = (db: Db, cell: Cell) =>
  db.query
    .insertInto('cell')
    .values({ id: sql<number>`(select coalesce(max(id), 0) + 1 from cell)`, ...cellOf(cell) })
    .onConflict((conflict) => conflict.columns([...COLUMNS]).doNothing())
