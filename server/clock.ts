import { addDays, dayOf } from '../shared/calendar.ts'
import type { Deps } from './deps.ts'
import type { Db } from './store/db.ts'
import { latestDay } from './store/responses.ts'

/** Days without one response after which the clock is more likely wrong than the province at rest. */
const SILENCE = 60
/** Between two looks at the clock, and what it may differ by from how long that took; in milliseconds. */
const EVERY = 60_000
const JUMP = 3_600_000

/**
 * Why the clock may be wrong, in a sentence for the operator; undefined while nothing speaks against it. A wrong clock
 * stops nothing: responses are kept all the same, under the day that it says or that their ids bear.
 */
export async function findClockDoubt(db: Db, now: number): Promise<string | undefined> {
  const [today, latest] = [dayOf(now), await latestDay(db)]
  if (latest === null) return undefined
  if (latest > today) return `responses are stored of ${latest}, and the clock says ${today}: one of them is wrong`
  if (addDays(latest, SILENCE) < today)
    return `the last response is of ${latest}, and the clock says ${today}: is it ahead?`
  return undefined
}

/** Says in the log when the clock is doubtful at the start, and when it jumps later. @returns stops watching */
export function watchClock({ db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>): () => void {
  const say = (doubt: string | undefined) => doubt && log('clock', { doubt })
  findClockDoubt(db, now()).then(say, () => {})
  let [wall, steady] = [now(), performance.now()]
  const timer = setInterval(() => {
    const [before, passed] = [wall, performance.now() - steady]
    ;[wall, steady] = [now(), performance.now()]
    if (Math.abs(wall - before - passed) > JUMP) say(`it was set from ${dayOf(before + passed)} to ${dayOf(wall)}`)
  }, EVERY)
  return () => clearInterval(timer)
}
