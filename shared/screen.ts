import type { Questionnaire, Text } from './questionnaire.ts'

/** What `GET /api/v1/counters/{id}/ticket` answers: what a counter's screen shows next. */
export interface TicketInfo {
  /** Where the picture leads. */
  address: string
  /** Its QR, as a `data:` address. */
  picture: string
  /** For how long to show it. The screen's own clock is never asked what time it is. */
  seconds: number
}

/** What `GET /api/v1/kiosk` answers: all that a tablet needs to ask citizens in place. */
export interface KioskInfo {
  /** The database holds simulated responses, and the screen must say so. */
  simulated: boolean
  /** For the ids of responses. */
  today: string
  unit: Text
  counter: Text
  areas: { id: string; name: Text }[]
  questionnaire: Questionnaire
}
