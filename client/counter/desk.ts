import type { CounterInfo, ReferenceInfo } from '../../shared/scores.ts'

/** What the address asks the screen to show. */
export interface Desk {
  counter: string | null
  area: string | null
}

export function readDesk(search: string): Desk {
  const params = new URLSearchParams(search)
  return { counter: params.get('counter'), area: params.get('area') }
}

/** The same address with another desk in it; the language stays. */
export function searchOf(search: string, desk: Desk): string {
  const params = new URLSearchParams(search)
  for (const [name, value] of Object.entries(desk)) {
    if (value) params.set(name, value)
    else params.delete(name)
  }
  return `?${params}`
}

/** Whether it takes no ratings any more; the day of its end may lie ahead. */
export const isClosed = ({ closedOn }: CounterInfo, { today }: ReferenceInfo) => closedOn !== null && closedOn <= today

/** The counters that may be shown here: a counter's account has its own only, and a closed one is none to choose. */
export const counterOf = (reference: ReferenceInfo, asked: string | null): CounterInfo | undefined => {
  const { account, counters } = reference
  const own = account.counter ?? asked
  return counters.find(({ id }) => id === own) ?? counters.find((counter) => !isClosed(counter, reference))
}

/** The area that the QR leads to; null while the citizen chooses. An area the counter does not serve is none. */
export const areaOf = ({ areas }: CounterInfo, asked: string | null) =>
  areas.length === 1 ? areas[0]! : (areas.find((area) => area === asked) ?? null)
