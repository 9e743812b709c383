import { type Day, dayOf } from '../../shared/calendar.ts'
import { isClosed } from '../../shared/closed.ts'
import { readCode } from '../../shared/code.ts'
import { Problem } from '../../shared/problem.ts'
import type { Deps } from '../deps.ts'
import { type Desk, findByCode } from '../store/counters.ts'
import { orLastKnown } from '../store/lastKnown.ts'

/** Where a code leads and, when nothing can be answered there, why. */
type Found = { desk: Desk; problem?: never } | { desk: Desk; problem: Problem } | { desk?: never; problem: Problem }

/**
 * How long a desk is remembered, in milliseconds. Looking it up again for each response would cost more than keeping
 * the response; whoever pauses or revokes a code waits this long.
 */
const REMEMBERED = 3_000

/** By code, as of today. Unknown codes are not remembered, so there are never more than were printed. */
type Memory = Map<string, { desk: Desk; day: Day; at: number }>
const memories = new WeakMap<Deps, Memory>()

/**
 * @param typed the code as a person wrote it
 * @param day when it was answered, if not today: then the unit is whose counter it was, and the counter may have closed
 *   since. A code that was revoked serves no more, since it may be in wrong hands.
 */
export async function findDesk(deps: Deps, typed: string, day = dayOf(deps.now())): Promise<Found> {
  const code = readCode(typed)
  const desk = code === null ? undefined : await recall(deps, code, day)
  if (!desk) return { problem: new Problem('unknown-code', typed) }
  const { state, counter } = desk
  if (state !== 'serving') return { desk, problem: new Problem(`${state}-code`) }
  const today = dayOf(deps.now())
  const isRevoked = day !== today && (await recall(deps, code!, today))?.state === 'revoked'
  if (isRevoked) return { desk, problem: new Problem('revoked-code') }
  if (isClosed(counter, day)) return { desk, problem: new Problem('counter-closed') }
  return { desk }
}

async function recall(deps: Deps, code: string, day: Day): Promise<Desk | undefined> {
  const now = deps.now()
  if (day !== dayOf(now)) return findByCode(deps.db, code, day)
  const memory = memories.get(deps) ?? (new Map() as Memory)
  memories.set(deps, memory)
  const known = memory.get(code)
  // Either way: a clock that was set back would else make a desk last until it has caught up.
  if (known && known.day === day && Math.abs(now - known.at) < REMEMBERED) return known.desk
  const desk = await orLastKnown(deps.db, code, () => findByCode(deps.db, code, day))
  if (desk) memory.set(code, { desk, day, at: now })
  return desk
}
