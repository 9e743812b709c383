import { type Day, dayOf } from '../../shared/calendar.ts'
import { readCode } from '../../shared/code.ts'
import { Problem } from '../../shared/problem.ts'
import type { Deps } from '../deps.ts'
import { type Desk, findByCode } from '../store/counters.ts'

/** Where a code leads and, when nothing can be answered there, why. */
type Found = { desk: Desk; problem?: never } | { desk?: Desk; problem: Problem }

/**
 * How long a desk is remembered, in milliseconds. Looking it up again for each response would cost more than keeping
 * the response; whoever revokes a code waits this long.
 */
const REMEMBERED = 3_000

/** By code. Unknown codes are not remembered, so there are never more than were printed. */
type Memory = Map<string, { desk: Desk; day: Day; until: number }>
const memories = new WeakMap<Deps, Memory>()

/** @param typed the code as a person wrote it */
export async function findDesk(deps: Deps, typed: string): Promise<Found> {
  const today = dayOf(deps.now())
  const code = readCode(typed)
  const desk = code === null ? undefined : await recall(deps, code, today)
  if (!desk) return { problem: new Problem('unknown-code', typed) }
  const { revokedOn, counter } = desk
  if (revokedOn !== null && revokedOn <= today) return { desk, problem: new Problem('revoked-code') }
  if (counter.closedOn !== null && counter.closedOn <= today) return { desk, problem: new Problem('counter-closed') }
  return { desk }
}

async function recall(deps: Deps, code: string, day: Day): Promise<Desk | undefined> {
  const memory = memories.get(deps) ?? (new Map() as Memory)
  memories.set(deps, memory)
  const now = deps.now()
  const known = memory.get(code)
  if (known && known.day === day && now < known.until) return known.desk
  const desk = await findByCode(deps.db, code, day)
  if (desk) memory.set(code, { desk, day, until: now + REMEMBERED })
  return desk
}

/** @throws Problem unknown-code, revoked-code or counter-closed */
export async function openDesk(deps: Deps, typed: string): Promise<Desk> {
  const { desk, problem } = await findDesk(deps, typed)
  if (problem) throw problem
  return desk
}
