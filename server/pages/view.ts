import type { Lang, Text } from '../../shared/questionnaire.ts'
import { inLanguage, LANGUAGES } from '../../shared/words/languages.ts'
import type { Words } from '../../shared/words/words.ts'

/** How the reader wants a page. It lives in the address, so no cookie is needed to keep it. */
export interface View {
  /** In which of the two languages of our data. */
  lang: Lang
  /** Code of the reader's own, where it is another: see shared/words/languages.ts. */
  language?: string
  /** What an address that names no language is read in; Vietnamese unless said. */
  usual?: string
  /** `?chu=to` */
  large: boolean
  /** `?tp=cao` */
  contrast: boolean
}

export const languageIn = ({ lang, language = lang }: View): string => language

export const wordsIn = (view: View): Words => LANGUAGES[languageIn(view)]!.words

/** A text of our data as this reader reads it. */
export const say = (text: Text, view: View): string => inLanguage(text, languageIn(view))

/** Why a field is refused, as a sentence; what is one already stays as it is. */
export const sayWrong = (detail: string, view: View): string =>
  (wordsIn(view).wrong as Record<string, string>)[detail] ?? detail

/** A path on which the reader keeps the view. */
export function address(path: string, view: View, query: Record<string, string> = {}): string {
  const { usual = 'vi', large, contrast } = view
  const all = new URLSearchParams(query)
  if (languageIn(view) !== usual) all.set('lang', languageIn(view))
  if (large) all.set('chu', 'to')
  if (contrast) all.set('tp', 'cao')
  return all.size > 0 ? `${path}?${all}` : path
}
