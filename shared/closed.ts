import type { Day } from './calendar.ts'

/** Whether a counter takes no ratings on a day. Its closing day is the first without, and may lie ahead. */
export const isClosed = <C extends { closedOn: Day | null }>(counter: C, day: Day): counter is C & { closedOn: Day } =>
  counter.closedOn !== null && counter.closedOn <= day
