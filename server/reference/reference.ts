import { areas, counters } from './counters.ts'
import { openingHours } from './hours.ts'
import { questionnaires } from './questionnaires.ts'
import { maximums, officialResults } from './results.ts'
import { predecessors, successions, units } from './units.ts'

/** What a new database begins with, read from the files beside this one and checked when the server starts. */
export const reference = {
  units,
  predecessors,
  successions,
  areas,
  counters,
  openingHours,
  questionnaires,
  maximums,
  officialResults,
}
