import type { Day } from '../../shared/calendar.ts'
import type { Channel } from '../../shared/channel.ts'
import type { Db } from './db.ts'
import { inOneMoment } from './rounds.ts'
import { visitsIn } from './visits.ts'

/** Ways on which the citizen opened the page of a counter; the others have no page that could be counted as opened. */
const OPENED: Channel[] = ['code', 'screen', 'invitation']

/** Responses sent from a page, from one day to another, both included, by counter. */
export async function sentBy(db: Db, from: Day, to: Day): Promise<Map<string, number>> {
  const visits = await inOneMoment(db, (moment) => visitsIn(moment, undefined, [from, to]))
  return new Map(
    [...visits].map(([counter, counts]) => [counter, OPENED.reduce((sum, channel) => sum + counts[channel], 0)]),
  )
}
