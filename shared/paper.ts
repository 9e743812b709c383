import { type Answers, encodeAnswers, type Ratings } from './answers.ts'
import type { Day } from './calendar.ts'
import { normal } from './dossierRows.ts'
import { criteriaOf, type Questionnaire } from './questionnaire.ts'

/** One form that was filled in on paper, understood. */
export interface PaperForm {
  /** What is written on the sheet of paper; no other form of its counter and day has it. */
  number: string
  day: Day
  counter: string
  /** Whose counter it was on that day. */
  unit: string
  /** '' when not stated. */
  area: string
  answers: Answers
  comment: string | null
}

/** The columns of a table of forms beside those of the criteria. */
export const COLUMNS = ['number', 'day', 'counter', 'area', 'comment'] as const
export type Column = (typeof COLUMNS)[number]

/** What each column may be called, the name in our template first; as `normal` writes it. */
export const HEADERS: Record<Column, string[]> = {
  number: ['số phiếu', 'stt', 'number'],
  day: ['ngày', 'day', 'date'],
  counter: ['quầy', 'counter'],
  area: ['lĩnh vực', 'area'],
  comment: ['ý kiến khác', 'ý kiến', 'comment'],
}

/** In the column of numbers: this row holds no form but how many there are, and the sums of their ratings. */
export const TOTALS = ['cộng', 'tổng', 'tổng cộng', 'total', 'sum']

/** A criterion as the table heads it: `24` for `c24`. */
export const numberOf = (key: string) => key.replace(/^c(?=\d+$)/, '')

/** A heading as a criterion's key; undefined when it is none. Forms write `24`, `c24`, `24.` or `Câu 24`. */
export function criterionOf(heading: string, questionnaire: Questionnaire): string | undefined {
  const text = normal(heading).replace(/^câu /, '').replace(/\.$/, '')
  return criteriaOf(questionnaire).find(({ key }) => key === text || numberOf(key) === text)?.key
}

/**
 * One rating as it was written: undefined for left blank, null for no opinion (0, unless the scale has a level 0).
 *
 * @throws RangeError when it is no level
 */
export function readRating(written: string, questionnaire: Questionnaire): number | null | undefined {
  const text = written.trim()
  if (text === '' || text === '-') return undefined
  const value = /^\d$/.test(text) ? Number(text) : NaN
  if (questionnaire.scale.levels.some((level) => level.value === value)) return value
  if (value === 0) return null
  throw new RangeError(text)
}

/** A full form: what paper asks, it asks all of. */
export const encodePaper = (questionnaire: Questionnaire, ratings: Ratings): Answers =>
  encodeAnswers(questionnaire, ratings)
