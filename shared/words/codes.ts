import type { Lang } from '../questionnaire.ts'
import { codesEn } from './codes.en.ts'
import { type CodesWords, codesVi } from './codes.vi.ts'

export const CODES_WORDS: Record<Lang, CodesWords> = { vi: codesVi, en: codesEn }
