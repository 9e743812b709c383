import { isClosed } from '../../shared/closed.ts'
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

/** The counters that may be shown here: a counter's account has its own only, and a closed one is none to choose. */
export const counterOf = ({ account, counters, today }: ReferenceInfo, asked: string | null): CounterInfo | undefined =>
  counters.find(({ id }) => id === (account.counter ?? asked)) ?? counters.find((counter) => !isClosed(counter, today))

/** The area that the QR leads to; null while the citizen chooses. An area the counter does not serve is none. */
export const areaOf = ({ areas }: CounterInfo, asked: string | null) =>
  areas.length === 1 ? areas[0]! : (areas.find((area) => area === asked) ?? null)
