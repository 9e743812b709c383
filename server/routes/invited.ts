import { addDays, dayOf } from '../../shared/calendar.ts'
import { isClosed } from '../../shared/closed.ts'
import { Problem } from '../../shared/problem.ts'
import type { Deps } from '../deps.ts'
import { findSpot } from '../store/counters.ts'
import { findInvitation } from '../store/invitations.ts'
import type { Way } from './tickets.ts'

/** Days after its last one for which an answer that was under way is still taken: a phone keeps it for a week. */
const LATE = 7

/** Where an invitation leads: to its counter and its area, once. Never remembered, so that a used one is known at once. */
export async function findByInvitation({ db, secret, now }: Deps, code: string): Promise<Way> {
  const today = dayOf(now())
  const found = await findInvitation(db, secret, code)
  const spot = found && (await findSpot(db, found.counter, today))
  if (!found || !spot) return { problem: new Problem('unknown-code', code) }
  const desk = { ...spot, code, areas: spot.areas.filter(({ id }) => id === found.area) }
  if (isClosed(spot.counter, today)) return { desk, problem: new Problem('counter-closed') }
  const expired = new Problem('expired-invitation')
  if (today > addDays(found.expiresOn, LATE)) return { desk, problem: expired }
  const over = found.isUsed ? new Problem('used-invitation') : today > found.expiresOn ? expired : undefined
  return { desk, channel: 'invitation', invitation: code, ...(over && { over }) }
}
