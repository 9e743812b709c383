import { describe, expect, it } from 'vitest'
import { formatDay, formatNumber, formatPercent } from '../../shared/format.ts'
import type { Day } from '../../shared/calendar.ts'
import { adminEn } from '../../shared/words/admin.en.ts'
import { adminVi } from '../../shared/words/admin.vi.ts'
import { dataEn } from '../../shared/words/data.en.ts'
import { dataVi } from '../../shared/words/data.vi.ts'
import { counterEn } from '../../shared/words/counter.en.ts'
import { counterVi } from '../../shared/words/counter.vi.ts'

/** Every text of a language, by its place, with functions given the names of nothing. */
const textsOf = (words: object): string[] =>
  Object.values(words).flatMap((value): string[] => (typeof value === 'object' ? textsOf(value) : [String(value)]))

describe('the words of the screens', () => {
  it('are whole Vietnamese characters, never letters with loose marks', () => {
    for (const text of textsOf({ adminVi, counterVi, dataVi })) expect(text).toBe(text.normalize('NFC'))
  })

  it('are never empty in either language', () => {
    for (const text of textsOf({ adminVi, adminEn, counterVi, counterEn, dataVi, dataEn }))
      expect(text.trim()).not.toBe('')
  })

  it('blame nobody and do not shout', () => {
    for (const text of textsOf({ adminVi, adminEn, counterVi, counterEn, dataVi, dataEn }))
      expect(text).not.toMatch(/[A-Za-zÀ-ỹ]!(\s|$)/)
  })
})

describe('numbers', () => {
  it('are written the Vietnamese way, the sign never alone on a line', () => {
    expect(formatPercent(82.66, 'vi')).toBe('82,66\u00a0%')
    expect(formatNumber(6473, 'vi')).toBe('6.473')
    expect(formatPercent(82.66, 'en', 1)).toBe('82.7\u00a0%')
  })

  it.each([
    [82.665, 2, '82,67'],
    [1.005, 2, '1,01'],
    [86.85, 1, '86,9'],
    [0.5, 0, '1'],
    [100, 1, '100,0'],
  ])('round %d half up to %d decimals: %s', (value, digits, written) => {
    expect(formatNumber(value, 'vi', digits)).toBe(written)
  })

  it('say days as people do', () => {
    expect(formatDay('2026-10-01' as Day)).toBe('01/10/2026')
  })
})
