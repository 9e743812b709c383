import type { Deps } from './deps.ts'

/** Milliseconds. */
const QUIET = 10_000

const said = new WeakMap<Deps['log'], Map<string, { until: number; unsaid: number }>>()

/**
 * Logs what may happen with every request: at once, then now and then with how often it was not said. A disk that is
 * full would else be filled by what is said about it.
 */
export function saySeldom(log: Deps['log'], event: string, detail: Record<string, unknown> = {}): void {
  const events = said.get(log) ?? new Map<string, { until: number; unsaid: number }>()
  said.set(log, events)
  const before = events.get(event)
  if (before && performance.now() < before.until) {
    before.unsaid++
    return
  }
  log(event, before?.unsaid ? { ...detail, unsaid: before.unsaid } : detail)
  events.set(event, { until: performance.now() + QUIET, unsaid: 0 })
}
