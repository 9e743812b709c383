import type { Day } from '../../shared/calendar.ts'
import { type Channel, CHANNELS } from '../../shared/channel.ts'
import type { Sums } from '../../shared/sums.ts'
import { inFitting } from './db.ts'
import type { Moment } from './moment.ts'
import { addPacked, VISITS } from './pack.ts'
import { versionsIn } from './questionnaires.ts'

/** Responses at counters of some units on some days, by counter and channel; however few. */
export async function visitsIn(
  { db, live, places: all }: Moment,
  units: readonly string[] | undefined,
  [first, last]: [Day, Day],
): Promise<Map<string, Record<Channel, number>>> {
  const asked = units && new Set(units)
  const places = all.filter(({ unit }) => !asked || asked.has(unit)).map(({ id }) => id)
  const visits = new Map<string, Sums>()
  for (const some of inFitting(places)) {
    const rows = await db.query
      .selectFrom('tally')
      .where('generation', '=', live.id)
      .where('division', '=', 'visit')
      .where('questionnaire', 'in', versionsIn(db))
      .where('place', 'in', some!)
      .where('through', '>=', first)
      .where('through', '<=', last)
      .select('brief')
      .execute()
    for (const row of rows)
      addPacked(row, VISITS, (counter) => {
        const counts = visits.get(counter) ?? new Float64Array(VISITS.length)
        visits.set(counter, counts)
        return counts
      })
  }
  return new Map([...visits].map(([counter, counts]) => [counter, byChannel(counts)]))
}

const byChannel = (counts: Sums) =>
  Object.fromEntries(CHANNELS.map((channel, i) => [channel, counts[i]!])) as Record<Channel, number>
