import type { Compilable } from 'kysely'
import { addDays, type Day } from '../../shared/calendar.ts'
import type { Holding } from '../../shared/lineage.ts'
import type { UnitInfo } from '../../shared/scores.ts'
import { type Db, fitting } from './db.ts'
import { followDivisions } from './generations.ts'
import { lineage, unitsChanged } from './lineage.ts'
import type { Tables } from './tables.ts'
import { units } from './units.ts'

export type ChangeKind = Tables['succession']['kind']

/** A unit that a change makes. */
export interface NewUnit extends Omit<UnitInfo, 'validFrom' | 'validTo'> {
  code: string
}

export interface UnitChange {
  kind: ChangeKind
  /** First day of what comes. Enter it before: a response kept earlier stays with the unit it was given to. */
  day: Day
  /** Those that change. One that is in `to` as well goes on, and only gives or takes. */
  from: string[]
  /** What they go on as: new units, or ids of units that are there. */
  to: (NewUnit | string)[]
  /** Counter → successor. Needed for every counter of a unit that is split and ends; elsewhere there is no choice. */
  counters?: Record<string, string>
}

/**
 * Merges, splits, renames or moves units: the predecessors end the day before, the successors begin, and each counter
 * goes on in a successor with its codes, so that printed signs keep working. Nothing of before is rewritten. Units
 * below a predecessor come under the successor at once, even if the day is still ahead: a parent has no dates.
 *
 * @throws Error saying what is wrong; then nothing has changed
 */
export async function changeUnits(db: Db, change: UnitChange): Promise<void> {
  const { kind, day, from } = change
  const to = change.to.map((one) => (typeof one === 'string' ? one : one.id))
  const ending = from.filter((id) => !to.includes(id))
  const known = new Map((await units(db)).map((unit) => [unit.id, unit]))
  refuseShape(change, to, ending)
  refuseUnits(change, ending, known)

  const under = [...known.values()].filter(
    ({ parent, validTo }) => ending.includes(parent!) && (!validTo || validTo >= day),
  )
  if (under.length > 0 && to.length > 1) throw new Error(`has units below it, cannot be split: ${ids(under)}`)
  const moves = movesOf(change, to, ending, (await lineage(db)).holdings)

  const created = change.to.filter((one) => typeof one !== 'string')
  const successions = from.flatMap((predecessor) =>
    to.filter((id) => id !== predecessor).map((successor) => ({ predecessor, successor, day, kind })),
  )
  await db.batch([
    ...created.map((unit) => db.query.insertInto('unit').values(unitRow(unit, day))),
    ...ending.map((id) =>
      db.query
        .updateTable('unit')
        .set({ valid_to: addDays(day, -1) })
        .where('id', '=', id),
    ),
    ...under.map(({ id }) => db.query.updateTable('unit').set({ parent: to[0]! }).where('id', '=', id)),
    ...insert(successions, (rows) => db.query.insertInto('succession').values(rows)),
    ...insert(moves, (rows) => db.query.insertInto('counter_unit').values(rows)),
    unitsChanged(db),
  ])
  await followDivisions(db)
}

function refuseShape({ kind, from, to: given }: UnitChange, to: string[], ending: string[]) {
  if (from.length === 0 || to.length === 0) throw new Error('needs units that change, and what they go on as')
  if (new Set(from).size < from.length || new Set(to).size < to.length) throw new Error('names a unit twice')
  if (kind === 'split' ? from.length > 1 || to.length < 2 : to.length > 1)
    throw new Error(kind === 'split' ? 'a split is of one unit into several' : `a ${kind} has one successor`)
  if (kind !== 'split' && ending.length === 0) throw new Error('no unit would change')
  if ((kind === 'rename' || kind === 'move') && (from.length > 1 || typeof given[0] === 'string'))
    throw new Error(`a ${kind} makes one new unit of one`)
}

/** Those that change serve the day before, those that take over on the day, and new ones have an id of their own. */
function refuseUnits({ day, from, to }: UnitChange, ending: string[], known: ReadonlyMap<string, UnitInfo>) {
  const serves = (id: string, on: Day) => {
    const unit = known.get(id)
    if (!unit) throw new Error(`no such unit: ${id}`)
    if (unit.validFrom > on || (unit.validTo && unit.validTo < on)) throw new Error(`${id} is not there on ${on}`)
    if (unit.validTo) throw new Error(`${id} already ends on ${unit.validTo}`)
  }
  for (const id of from) serves(id, addDays(day, -1))
  for (const one of to)
    if (typeof one === 'string') serves(one, day)
    else if (known.has(one.id)) throw new Error(`${one.id} is the id of a unit already`)
    else if (ending.includes(one.parent!)) throw new Error(`${one.parent} ends and cannot be above ${one.id}`)
    else if (one.parent !== null) serves(one.parent, day)
}

function movesOf(
  { day, from, counters = {} }: UnitChange,
  to: string[],
  ending: string[],
  holdings: Holding[],
): Tables['counter_unit'][] {
  const before = holdings.filter((one) => one.from < day).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  // In order of their days, so that the last one is the one in force.
  const holder = new Map(before.map(({ counter, unit }) => [counter, unit]))
  const own = [...holder].filter(([, unit]) => from.includes(unit))
  const strange = Object.entries(counters).find(([id, unit]) => !from.includes(holder.get(id)!) || !to.includes(unit))
  if (strange) throw new Error(`${strange.join('=')} is no counter of theirs, or no successor`)

  const heir = (counter: string, unit: string) =>
    counters[counter] ?? (to.length === 1 ? to[0] : ending.includes(unit) ? undefined : unit)
  const open = own.filter(([counter, unit]) => heir(counter, unit) === undefined).map(([counter]) => counter)
  if (open.length > 0) throw new Error(`say whose these counters become: ${open.join(', ')}`)

  const moves = own
    .map(([counter, unit]) => ({ counter, unit: heir(counter, unit)!, from_day: day }))
    .filter(({ counter, unit }) => unit !== holder.get(counter))
  const moving = new Set(moves.map(({ counter }) => counter))
  const later = holdings.find((one) => one.from >= day && (moving.has(one.counter) || ending.includes(one.unit)))
  if (later) throw new Error(`${later.counter} already goes to ${later.unit} on ${later.from}`)
  return moves
}

const insert = <Row extends object>(rows: Row[], statement: (some: Row[]) => Compilable) =>
  [...fitting(rows)].map(statement)

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join(', ')

const unitRow = ({ id, code, name, level, kind, parent }: NewUnit, day: Day): Tables['unit'] => ({
  id,
  code,
  name: name.vi,
  name_en: name.en,
  level,
  kind,
  parent,
  valid_from: day,
  valid_to: null,
})
