import type { Lang } from '../questionnaire.ts'
import { columnName } from '../sheet.ts'
import { paperEn } from './paper.en.ts'
import { type PaperWords, type PaperWrong, paperVi } from './paper.vi.ts'

export const PAPER_WORDS: Record<Lang, PaperWords> = { vi: paperVi, en: paperEn }

interface Where {
  /** From 1. */
  row: number
  /** From 0. */
  column: number
  key: PaperWrong
  value: string
}

/** Why a cell is refused, without where it is. */
export const saidReason = ({ key, value }: Pick<Where, 'key' | 'value'>, lang: Lang) =>
  PAPER_WORDS[lang].wrong[key](value)

/** `dòng 12, cột F: “6” không phải mức` */
export const saidCell = (wrong: Where, lang: Lang) =>
  `${PAPER_WORDS[lang].at(String(wrong.row), columnName(wrong.column))}: ${saidReason(wrong, lang)}`
