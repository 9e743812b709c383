import { dayOf } from '../../shared/calendar.ts'
import { readCode } from '../../shared/code.ts'
import { Problem } from '../../shared/problem.ts'
import type { Deps } from '../deps.ts'
import { type Desk, findByCode } from '../store/counters.ts'

/** Where a code leads and, when nothing can be answered there, why. */
type Found = { desk: Desk; problem?: never } | { desk?: Desk; problem: Problem }

/** @param typed the code as a person wrote it */
export async function findDesk({ db, now }: Deps, typed: string): Promise<Found> {
  const today = dayOf(now())
  const code = readCode(typed)
  const desk = code === null ? undefined : await findByCode(db, code, today)
  if (!desk) return { problem: new Problem('unknown-code', typed) }
  const { revokedOn, counter } = desk
  if (revokedOn !== null && revokedOn <= today) return { desk, problem: new Problem('revoked-code') }
  if (counter.closedOn !== null && counter.closedOn <= today) return { desk, problem: new Problem('counter-closed') }
  return { desk }
}

/** @throws Problem unknown-code, revoked-code or counter-closed */
export async function openDesk(deps: Deps, typed: string): Promise<Desk> {
  const { desk, problem } = await findDesk(deps, typed)
  if (problem) throw problem
  return desk
}
