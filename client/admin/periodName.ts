import type { Period, PeriodKind } from './period.ts'
import { words } from './words.ts'

const ROMAN = ['I', 'II', 'III', 'IV']

/** `Quý IV/2026` */
export function periodName({ kind, from }: Pick<Period, 'kind' | 'from'>): string {
  const month = Number(from.slice(5, 7))
  const word = { year: from.slice(0, 4), month, quarter: ROMAN[Math.floor((month - 1) / 3)]! }
  const name = words.period[kind satisfies PeriodKind]
  return typeof name === 'string' ? name : name(word)
}
