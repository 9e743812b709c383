/** What two clocks say, in milliseconds: the wall's, which may be wrong and be set, and one that only runs on. */
export interface Moment {
  wall: number
  run: number
}

export const momentNow = (): Moment => ({ wall: Date.now(), run: performance.now() })

/**
 * Whole seconds left of a turn. Whichever clock says that more has passed is believed: the wall's may be set back, and
 * the other one stands still while a tablet sleeps. Too early a new code harms nobody; too late one is refused.
 */
export function leftOf(seconds: number, since: Moment, now: Moment): number {
  const passed = Math.max(now.wall - since.wall, now.run - since.run)
  return Math.max(0, Math.ceil(seconds - passed / 1000))
}
