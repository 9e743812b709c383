import type { Lang, Text } from '../../shared/questionnaire.ts'

/** The server chose the language and wrote it on the document; it holds until the next document. */
export const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi'

export const say = (text: Text) => text[lang]
