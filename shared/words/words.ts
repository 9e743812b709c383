import type { Lang } from '../questionnaire.ts'
import { en } from './en.ts'
import { vi, type Words } from './vi.ts'

export type { Words }

export const WORDS: Record<Lang, Words> = { vi, en }

/** Why a field is refused: what `detail` holds until it is said in the reader's language. */
export type Wrong = keyof Words['wrong']

/** A field's `detail` as a sentence; one that is already a sentence stays as it is. */
export const saidAs = (detail: string, lang: Lang): string =>
  (WORDS[lang].wrong as Record<string, string>)[detail] ?? detail
