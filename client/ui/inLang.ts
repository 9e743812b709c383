import { lang } from './lang.ts'

/** The address of another document, in the language of this screen: the browser may prefer another. */
export const inLang = (path: string, query: Record<string, string> = {}) =>
  `${path}?${new URLSearchParams({ ...query, lang })}`
