import { criteriaOf, type Questionnaire } from './questionnaire.ts'

/**
 * The answers of one response as text, one character a criterion in the questionnaire's order:
 * `1`…`9` the position on the scale counted from 1 (so 0/1/2 of tt01-2018 are `1`/`2`/`3`), `0` no opinion,
 * `-` left blank, `.` not asked (a short form by rotation).
 *
 * Text of one width for every questionnaire: equal forms are equal texts, which every database can count.
 */
export type Answers = string & { readonly __answers: never }

/** What a page or the API sends: a rating on the scale, null for no opinion, absent for left blank. */
export type Ratings = Record<string, number | null>

const NO_OPINION = '0'
const BLANK = '-'
export const NOT_ASKED = '.'

/**
 * @param asked keys of the criteria on the page; all of them unless the form was rotated
 */
export function encodeAnswers(questionnaire: Questionnaire, ratings: Ratings, asked?: ReadonlySet<string>): Answers {
  const position = new Map(questionnaire.scale.levels.map(({ value }, i) => [value, String(i + 1)]))
  return criteriaOf(questionnaire)
    .map(({ key }) => {
      if (asked && !asked.has(key)) return NOT_ASKED
      const rating = ratings[key]
      return rating === undefined ? BLANK : rating === null ? NO_OPINION : (position.get(rating) ?? BLANK)
    })
    .join('') as Answers
}

/** A short form asks one criterion a factor, a full form all of them. */
export const FORMS = ['full', 'short'] as const
export type Form = (typeof FORMS)[number]
export const formOf = (answers: string): Form => (answers.includes(NOT_ASKED) ? 'short' : 'full')
