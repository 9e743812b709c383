import { TIME_ZONE } from '../../shared/calendar.ts'
import { formatNumber, formatPercent } from '../../shared/format.ts'
import { adminEn } from '../../shared/words/admin.en.ts'
import { adminVi } from '../../shared/words/admin.vi.ts'
import { lang } from '../ui/lang.ts'

export const words = lang === 'vi' ? adminVi : adminEn

/** An index as official publications print it. */
export const percent = (value: number | null) => (value === null ? words.none : formatPercent(value, lang, 2))
/** Intervals, shares and rates: a second decimal would promise too much. */
export const percent1 = (value: number | null) => (value === null ? words.none : formatPercent(value, lang, 1))
/** With a true minus sign. */
export const number = (value: number | null, digits = 0) =>
  value === null ? words.none : formatNumber(value, lang, digits).replace('-', '−')

/** `81,2–84,0 %` */
export const range = (interval: [number, number] | null) =>
  interval ? `${formatNumber(interval[0], lang, 1)}–${formatPercent(interval[1], lang, 1)}` : words.none

/** `3–9`, or `3` alone. */
export const rankRange = ([best, worst]: [number, number]) => (best === worst ? `${best}` : `${best}–${worst}`)

/** `09:42`, Vietnamese time wherever the reader is. */
export const clock = (instant: number) =>
  new Date(instant).toLocaleTimeString('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' })
