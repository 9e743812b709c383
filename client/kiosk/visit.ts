import type { Ratings } from '../../shared/answers.ts'
import type { Day } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { keyOf, type Questionnaire } from '../../shared/questionnaire.ts'
import type { ResponseDraft } from '../../shared/response.ts'
import { rotationOf } from '../../shared/rotation.ts'
import type { KioskInfo } from '../../shared/screen.ts'

/** What one person has answered so far. Held in memory alone, and dropped as a whole. */
export interface Visit {
  /** Of the response. It also says which criteria are asked. */
  id: string
  /** Stays the same for a person, whatever is read anew meanwhile. */
  questionnaire: Questionnaire
  area: string | null
  asked: string[]
  ratings: Ratings
  /** Of `asked`, from 0. */
  at: number
}

/** @param random uniform in [0, 1), from a source that cannot be guessed */
export function beginVisit({ today, questionnaire }: KioskInfo, area: string | null, random: () => number): Visit {
  const id = responseId(today as Day, random)
  return { id, questionnaire, area, asked: rotationOf(questionnaire, id), ratings: {}, at: 0 }
}

/** @param rating null for no opinion */
export const rate = (visit: Visit, key: string, rating: number | null): Visit => ({
  ...visit,
  ratings: { ...visit.ratings, [key]: rating },
})

export const isEmpty = ({ ratings }: Visit) => Object.keys(ratings).length === 0

/** What is sent; the server knows the counter by the kiosk. */
export type KioskDraft = Omit<ResponseDraft, 'code'>

export const draftOf = ({ id, questionnaire, area, asked, ratings }: Visit): KioskDraft => ({
  id,
  ...(area !== null && { area }),
  questionnaire: keyOf(questionnaire),
  asked,
  answers: ratings,
})
