import type { Context } from 'hono'
import type { Lang } from '../shared/questionnaire.ts'
import { accepted, isLanguage, LANGUAGES } from '../shared/words/languages.ts'

/** Code of the reader's language: what the address says (`?lang=en`), else what the header accepts, else Vietnamese. */
export function languageOf(c: Context): string {
  const asked = c.req.query('lang')
  return isLanguage(asked) ? asked : usualOf(c)
}

/** The language of an address that names none. */
export const usualOf = (c: Context): string => accepted(c.req.header('accept-language') ?? '')

/** The same where there are two languages only: the staff's screens, the API and our data. */
export const langOf = (c: Context): Lang => LANGUAGES[languageOf(c)]!.base
