import { criteriaIn, type Shape } from '../../shared/layout.ts'
import { type Arrival, arrivalsAfter, arrivalsAt } from './arrivals.ts'
import { ruledOut, without } from './counted.ts'
import type { Db } from './db.ts'
import type { Mark } from './generations.ts'
import { latest } from './latest.ts'

/** Responses looked through; for more, tallies may as well be read anew. */
const MANY = 20_000

const kept = latest<Arrival[] | null>()

/**
 * What tallies counted, or gave back, between two marks; null when that is too much, or they may have been changed
 * otherwise: made anew or mended.
 */
export function changesBetween(db: Db, since: Mark, now: Mark): Promise<Arrival[] | null> {
  const about = [since, now].map(({ id, step }) => `${id}.${step}`).join(' ')
  return kept(db, about, () => read(db, since, now))
}

async function read(db: Db, since: Mark, now: Mark): Promise<Arrival[] | null> {
  const [responses, rulings] = [now.response - since.response, now.ruling - since.ruling]
  const isOtherwise = now.id !== since.id || (responses === 0 && rulings === 0 && now.step !== since.step)
  if (isOtherwise || responses < 0 || rulings < 0 || responses + rulings > MANY) return null
  const came = responses > 0 ? await arrivalsAfter(db, since.response, responses, now.response) : []
  const out = await ruledOut(db, { after: since.response, to: now.response, ruling: now.ruling })
  const counted = without(came, out)
  return rulings > 0 ? [...counted, ...(await ruledSince(db, since, now))] : counted
}

/** What rulings changed in responses that were counted before. */
async function ruledSince(db: Db, since: Mark, now: Mark): Promise<Arrival[]> {
  const rows = await db.query
    .selectFrom('ruling')
    .where('seq', '>', since.ruling)
    .where('seq', '<=', now.ruling)
    .where('response', '<=', since.response)
    .select('response')
    .distinct()
    .execute()
  const changed = new Map<number, 1 | -1>()
  for (const { response: to } of rows) {
    const [before, after] = await Promise.all(
      [since, now].map(async ({ ruling }) => (await ruledOut(db, { after: to - 1, to, ruling })).has(to)),
    )
    if (before !== after) changed.set(to, after ? -1 : 1)
  }
  const arrivals = await arrivalsAt(db, [...changed.keys()])
  return arrivals.map((one) => ({ ...one, times: changed.get(one.seq)! }))
}

/** What it changes in the counts that small cells are decided on: see CellCount. */
export function countsOf(shape: Shape, { answers, times }: Pick<Arrival, 'answers' | 'times'>) {
  const isRated = (k: number) => answers[k]! >= '1' && answers[k]! <= '9'
  const rated = Array.from({ length: criteriaIn(shape) }, (_, k) => (isRated(k) ? times : 0))
  const n = rated.some((one) => one !== 0) ? times : 0
  return { n, parts: shape.satisfiedFrom === null ? [...rated, rated.includes(0) ? 0 : times] : rated }
}
