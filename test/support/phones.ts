import { setTimeout } from 'node:timers/promises'
import { counters } from '../../server/store/counters.ts'
import type { Db } from '../../server/store/db.ts'
import { units } from '../../server/store/units.ts'
import { dayOf } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'

/** Between two tries of what did not get through, in milliseconds. */
const PAUSE = 30
const CRITERIA = ['c24', 'c25', 'c31', 'c39']

interface Sent {
  id: string
  code: string
  questionnaire: string
  answers: Record<string, number>
}

/**
 * People who answer without a pause and, as the page does, keep what the server has not acknowledged and send it again.
 *
 * @param url where the server is just now
 */
export async function openPhones(db: Db, url: () => string, { seed = 1, n = 24 } = {}) {
  const random = seeded(seed)
  const today = dayOf(Date.now())
  const ids = (await units(db)).map(({ id }) => id)
  const codes = (await counters(db, ids, today)).map(({ code }) => code!)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!

  const outbox: Sent[] = []
  const acknowledged = new Map<string, Sent>()
  const sent = new Set<string>()
  const statuses = new Map<number, number>()
  const [closing, gone] = [new AbortController(), new AbortController()]

  const write = (): Sent => ({
    id: responseId(today, random),
    code: pick(codes),
    questionnaire: 'sipas-2026@1',
    answers: Object.fromEntries(CRITERIA.map((key) => [key, 1 + Math.floor(random() * 5)])),
  })
  const post = async (one: Sent) => {
    sent.add(one.id)
    const response = await fetch(`${url()}/api/v1/responses`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(one),
    })
    await response.arrayBuffer()
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    return response.ok
  }
  const phone = async () => {
    while (!gone.signal.aborted && (!closing.signal.aborted || outbox.length > 0)) {
      const one = outbox.shift() ?? write()
      // No answer, or none that says it is kept.
      if (await post(one).catch(() => false)) acknowledged.set(one.id, one)
      else {
        outbox.push(one)
        await setTimeout(PAUSE)
      }
    }
  }
  const all = Promise.all(Array.from({ length: n }, phone))

  return {
    /** By id, what the server said it keeps; whatever else was sent may be kept as well. */
    acknowledged,
    sent,
    /** How often each status was answered. */
    statuses,
    /** Stops answering; resolves once all that was answered has got through. */
    async close() {
      closing.abort()
      await all
    },
    /** Stops, whatever has not got through. */
    abandon: () => gone.abort(),
  }
}
