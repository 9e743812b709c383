import type { Lang, Text } from '../questionnaire.ts'
import { en } from './en.ts'
import { vi, type Words } from './vi.ts'

/** A language that citizens may read: one file beside this one, and a line below. See README.md. */
export interface Dictionary {
  /** What it calls itself. */
  name: string
  words: Words
  /** In which of our data's two languages its readers get what `texts` has not. */
  base: Lang
  /** Names of units and areas, criteria, levels and reasons, by their Vietnamese text. */
  texts?: Record<string, string>
}

/** By the code that stands in `<html lang>` and in `?lang=`. The first is spoken to those who say nothing. */
export const LANGUAGES: Record<string, Dictionary> = {
  vi: { name: 'Tiếng Việt', words: vi, base: 'vi' },
  en: { name: 'English', words: en, base: 'en' },
}

export const isLanguage = (code: string | undefined): code is string =>
  code !== undefined && Object.hasOwn(LANGUAGES, code)

/**
 * The language of those whose browser sends this `Accept-Language`: Vietnamese wherever it is accepted at all, since
 * many phones put the language of their maker first; else the first that we have.
 */
export function accepted(header: string): string {
  const codes = header
    .split(',')
    .map((part) => part.split(';')[0]!.trim().toLowerCase().split('-')[0]!)
    .filter(isLanguage)
  return codes.includes('vi') ? 'vi' : (codes[0] ?? 'vi')
}

/** A text of our data in a language. */
export const inLanguage = (text: Text, code: string): string => {
  const { texts, base } = LANGUAGES[code]!
  return texts?.[text.vi] ?? text[base]
}
