import type { Role } from '../../shared/account.ts'
import { dayOf } from '../../shared/calendar.ts'
import { Problem } from '../../shared/problem.ts'
import type { Db } from './db.ts'

/** What an account may do, and where. */
export interface Post {
  role: Role
  /** May be left out where the rest tells it: see {@link postOf}. */
  unit: string | null
  /** For the role counter, and only for it. */
  counter: string | null
}

/**
 * A post with its unit: a counter's is whose it is today, the province's own needs no name.
 *
 * @throws Problem `unknown-unit` when there is no such place, or none is named
 */
export async function postOf(db: Db, { role, unit, counter }: Post, now: number): Promise<Post & { unit: string }> {
  const place = await findPlace()
  if (!place) throw new Problem('unknown-unit', `${role}: ${(role === 'counter' ? counter : unit) ?? 'no place named'}`)
  return { role, unit: place.unit, counter: role === 'counter' ? counter : null }

  function findPlace() {
    const units = db.query.selectFrom('unit').select('id as unit')
    if (role === 'counter')
      return db.query
        .selectFrom('counter_unit')
        .where('counter', '=', counter ?? '')
        .where('from_day', '<=', dayOf(now))
        .orderBy('from_day', 'desc')
        .select('unit')
        .executeTakeFirst()
    if (unit) return units.where('id', '=', unit).executeTakeFirst()
    return role === 'province' ? units.where('kind', '=', 'province').executeTakeFirst() : undefined
  }
}
