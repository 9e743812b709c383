import type { Lang } from '../questionnaire.ts'
import { dataEn } from './data.en.ts'
import { type DataWords, type DataWrong, dataVi } from './data.vi.ts'

export const DATA_WORDS: Record<Lang, DataWords> = { vi: dataVi, en: dataEn }

/** Why something entered is refused, as a sentence; `value` is what stands there. */
export const saidWrong = (key: DataWrong, lang: Lang, value = '') =>
  value ? `${DATA_WORDS[lang].wrong[key]}: “${value}”` : DATA_WORDS[lang].wrong[key]

/** The same for what a schema says, in which a text that is no key stays as it is. */
export const saidEntry = (detail: string, lang: Lang) =>
  detail in DATA_WORDS[lang].wrong ? saidWrong(detail as DataWrong, lang) : detail
