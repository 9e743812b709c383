import type { Day } from '../../shared/calendar.ts'
import type { Text } from '../../shared/questionnaire.ts'

/** As much of a counter as pages show. */
export interface Place {
  code: string
  unit: { name: Text }
  counter: { name: Text; closedOn: Day | null }
  areas: { id: string; name: Text }[]
  /** An official sits beside the citizen and sees what is chosen: the page must not promise otherwise. */
  assisted?: boolean
}
