import type { Lang } from '../questionnaire.ts'
import { accountEn } from './account.en.ts'
import { type AccountWords, accountVi } from './account.vi.ts'

export const ACCOUNT_WORDS: Record<Lang, AccountWords> = { vi: accountVi, en: accountEn }
