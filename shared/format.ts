import type { Day, Month } from './calendar.ts'
import { round2 } from './points.ts'
import type { Lang } from './questionnaire.ts'

const LOCALE: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' }

const NBSP = '\u00a0'

/** `6.473` and `8,27` in Vietnamese, `6,473` and `8.27` in English; half up, with exactly `digits` decimals. */
export function formatNumber(value: number, lang: Lang, digits = 0): string {
  const shift = 10 ** (digits - 2)
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(LOCALE[lang], options).format(round2(value * shift) / shift)
}

/** `82,66 %`, whose two parts never stand on different lines. */
export const formatPercent = (value: number, lang: Lang, digits = 2) => `${formatNumber(value, lang, digits)}${NBSP}%`

/** `01/10/2026`, the same in both languages: those who read the English know the place. */
export const formatDay = (day: Day) => day.replace(/^(.+)-(.+)-(.+)$/, '$3/$2/$1')

/** `11/2026`, the same in both languages. */
export const formatMonth = (month: Month) => month.replace(/^(.+)-(.+)$/, '$2/$1')
