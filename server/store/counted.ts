import { type Arrival, arrivalsAfter, arrivalsAt } from './arrivals.ts'
import type { Db } from './db.ts'
import type { Generation } from './generations.ts'

/** The numbers of a response and of a ruling: what there is up to them. */
export type UpTo = Pick<Generation, 'response' | 'ruling'>

/** All that is committed. */
export async function committed({ query }: Db): Promise<UpTo> {
  const { response, ruling } = await query
    .selectNoFrom((eb) => [
      eb
        .selectFrom('response')
        .select(({ fn }) => fn.max<number | null>('seq').as('seq'))
        .as('response'),
      eb
        .selectFrom('ruling')
        .select(({ fn }) => fn.max<number | null>('seq').as('seq'))
        .as('ruling'),
    ])
    .executeTakeFirstOrThrow()
  return { response: response ?? 0, ruling: ruling ?? 0 }
}

/** What a generation has not counted yet, and where its mark is then. */
export interface Batch extends UpTo {
  counted: Arrival[]
}

/**
 * The next responses; when there are none, what the next rulings change. So a tally always holds the responses up to
 * one number but those that the rulings up to another leave out. A lot under way is taken again as it was.
 *
 * @param limit responses, or rulings, at most
 * @param last no further than these
 */
export async function takeCounted(
  db: Db,
  { response, ruling, lot }: Generation,
  limit: number,
  last: UpTo,
): Promise<Batch> {
  const arrived = await arrivalsAfter(db, response, lot ? Infinity : limit, (lot ?? last).response)
  const latest = arrived.at(-1)
  if (latest) {
    const out = await ruledOut(db, { after: response, to: latest.seq, ruling })
    return { counted: without(arrived, out), response: latest.seq, ruling }
  }
  const next = db.query
    .selectFrom('ruling')
    .where('seq', '>', ruling)
    .where('seq', '<=', (lot ?? last).ruling)
    .orderBy('seq')
    .select(['seq', 'response', 'is_out'])
  const rulings = await (lot ? next : next.limit(limit)).execute()
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
