import type { Day } from '../../shared/calendar.ts'
import type { Step, FunnelRow } from '../store/funnel.ts'

/** Adds what a response came from: some opened and did not begin, some began and did not send. */
export function countVisit(visits: Map<string, FunnelRow>, day: Day, counter: string, random: () => number): void {
  const begun = 1 + +(random() < 0.15)
  add('begun', begun)
  add('opened', begun + Math.floor(random() * 3))

  function add(step: Step, more: number) {
    const key = `${day}|${counter}|${step}`
    visits.set(key, { day, counter, step, count: (visits.get(key)?.count ?? 0) + more })
  }
}
