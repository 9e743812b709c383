import { sql } from 'kysely'
import type { Answers } from '../../shared/answers.ts'
import { type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { type Db, inFitting } from './db.ts'
import { forgettable } from './forgettable.ts'
import { lastSeq } from './responses.ts'
import { dayFrom, numberOf } from './rows.ts'
import type { Cell, Tables } from './tables.ts'
import { rest } from './turns.ts'

/** A response as tallies see it. */
export interface Arrival {
  seq: number
  day: Day
  answers: Answers
  about: Cell
  /** -1 where tallies give it back. */
  times: 1 | -1
}

/** Responses read before others get their turn. */
const AT_ONCE = 1_000

/** The next responses after one, in order of arrival, no further than `to`. */
export async function arrivalsAfter(db: Db, after: number, limit: number, to = Infinity): Promise<Arrival[]> {
  const found: Arrival[] = []
  for (let from = after; found.length < limit;) {
    const size = Math.min(AT_ONCE, limit - found.length)
    let rows = db.query.selectFrom('response').where('seq', '>', from).orderBy('seq').limit(size)
    if (to < Infinity) rows = rows.where('seq', '<=', to)
    const some = await named(db, await rows.select(['seq', 'day', 'cell', 'answers']).execute())
    for (const one of some) found.push(one)
    if (some.length < size) break
    from = some.at(-1)!.seq
    await rest()
  }
  return found
}

/** Those of these numbers. */
export async function arrivalsAt(db: Db, seqs: readonly number[]): Promise<Arrival[]> {
  const found: Arrival[] = []
  for (const some of inFitting(seqs)) {
    if (some!.length === 0) continue
    const rows = db.query.selectFrom('response').where('seq', 'in', some!).select(['seq', 'day', 'cell', 'answers'])
    found.push(...(await named(db, await rows.execute())))
  }
  return found
}

/** Cells never change, so each is read once. Their texts are few, and each is kept once. */
const cells = forgettable<{ known: Map<number, Cell>; texts: Map<string, string> }>()

/** As it lies in its table. */
type Row = Pick<Tables['response'], 'seq' | 'day' | 'cell' | 'answers'>

async function named(db: Db, rows: readonly Row[]): Promise<Arrival[]> {
  const known = await knownCells(db, new Set(rows.map(({ cell }) => cell)))
  const days = new Map<number, Day>()
  return rows.map(({ seq, day, cell, answers }) => {
    const about = known.get(cell)
    if (!about) throw new Error(`response ${seq} is about cell ${cell}, which is not there`)
    if (!days.has(day)) days.set(day, dayFrom(day))
    return { seq, day: days.get(day)!, answers, about, times: 1 }
  })
}

/** Cells by number, and others that were asked for before. */
export async function knownCells(db: Db, numbers: ReadonlySet<number>): Promise<ReadonlyMap<number, Cell>> {
  const { known, texts } = cells.get(db) ?? { known: new Map<number, Cell>(), texts: new Map<string, string>() }
  cells.set(db, { known, texts })
  const once = <Text extends string>(text: Text) => {
    if (!texts.has(text)) texts.set(text, text)
    return texts.get(text) as Text
  }
  for (const some of inFitting([...numbers].filter((id) => !known.has(id))))
    for (const cell of await db.query.selectFrom('cell').where('id', 'in', some!).selectAll().execute())
      known.set(cell.id, {
        questionnaire: once(cell.questionnaire),
        unit: once(cell.unit),
        counter: once(cell.counter),
        area: once(cell.area),
        channel: once(cell.channel),
        origin: once(cell.origin),
      })
  return known
}

/** Responses beside each other, and how many of them are of the month that is asked about. */
export interface Stretch {
  after: number
  to: number
  responses: number
}

const BLOCK = 10_000

/**
 * Where the responses of each month lie. They come nearly in the order of their days, but what comes late or is
 * imported lies anywhere, and an index of days alone would cost a tenth of the disk.
 */
export async function monthsOfArrival(db: Db): Promise<Map<Month, Stretch[]>> {
  const month = sql<number>`day / 100`
  const months = new Map<number, Stretch[]>()
  const last = await lastSeq(db)
  for (let after = 0; after < last; after += BLOCK) {
    const to = after + BLOCK
    const counts = await db.query
      .selectFrom('response')
      .where('seq', '>', after)
      .where('seq', '<=', to)
      .groupBy(month)
      .select(({ fn }) => [month.as('month'), fn.countAll<number>().as('responses')])
      .execute()
    for (const { month: name, responses } of counts)
      months.set(name, [...(months.get(name) ?? []), { after, to, responses }])
    await rest()
  }
  return new Map(
    [...months].toSorted(([a], [b]) => a - b).map(([name, some]) => [monthOf(dayFrom(name * 100 + 1)), some]),
  )
}

/** The responses of a month in a stretch, as they lie in their table, up to one. */
export const rowsIn = ({ query }: Db, month: Month, { after, to }: Stretch, upTo: number): Promise<Row[]> =>
  query
    .selectFrom('response')
    .where('seq', '>', after)
    .where('seq', '<=', Math.min(to, upTo))
    .where('day', '>=', numberOf(firstDayOf(month)))
    .where('day', '<=', numberOf(lastDayOf(month)))
    .select(['seq', 'day', 'cell', 'answers'])
    .execute()
