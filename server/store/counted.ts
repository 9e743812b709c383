import { type Arrival, arrivalsAfter, arrivalsAt } from './arrivals.ts'
import type { Db } from './db.ts'
import type { Generation } from './generations.ts'

/** What a generation has not counted yet, and where its mark is then. */
export interface Batch {
  counted: Arrival[]
  response: number
  ruling: number
}

/**
 * The next responses; when there are none, what the next rulings change. So a tally always holds the responses up to
 * one number but those that the rulings up to another leave out. A lot under way is taken again as it was.
 */
export async function takeCounted(db: Db, { response, ruling, lot }: Generation, limit: number): Promise<Batch> {
  const arrived = await arrivalsAfter(db, response, lot ? Infinity : limit, lot?.response)
  const last = arrived.at(-1)
  if (last) {
    const out = await ruledOut(db, { after: response, to: last.seq, ruling })
    return { counted: without(arrived, out), response: last.seq, ruling }
  }
  let next = db.query
    .selectFrom('ruling')
    .where('seq', '>', ruling)
    .orderBy('seq')
    .select(['seq', 'response', 'is_out'])
  next = lot ? next.where('seq', '<=', lot.ruling) : next.limit(limit)
  const rulings = await next.execute()
  const isOut = new Map(rulings.map((one) => [one.response, one.is_out === 1]))
  const changed: number[] = []
  for (const [seq, out] of isOut) {
    const before = await ruledOut(db, { after: seq - 1, to: seq, ruling })
    if (seq <= response && before.has(seq) !== out) changed.push(seq)
  }
  const arrivals = await arrivalsAt(db, changed)
  const counted = arrivals.map((one) => ({ ...one, times: isOut.get(one.seq) ? (-1 as const) : (1 as const) }))
  return { counted, response, ruling: rulings.at(-1)?.seq ?? ruling }
}

/** Which responses after one, up to another, the rulings up to one leave out. */
export async function ruledOut(
  { query }: Db,
  { after, to, ruling }: { after: number; to: number; ruling: number },
): Promise<Set<number>> {
  const rulings = await query
    .selectFrom('ruling')
    .where('response', '>', after)
    .where('response', '<=', to)
    .where('seq', '<=', ruling)
    .orderBy('seq')
    .select(['response', 'is_out'])
    .execute()
  const latest = new Map(rulings.map(({ response, is_out }) => [response, is_out === 1]))
  return new Set([...latest].filter(([, isOut]) => isOut).map(([response]) => response))
}

/** Those that are not ruled out: mostly all. */
export const without = (arrived: Arrival[], out: ReadonlySet<number>) =>
  out.size === 0 ? arrived : arrived.filter(({ seq }) => !out.has(seq))
