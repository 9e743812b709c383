import { expect, it } from 'vitest'
import type { Day } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import type { Questionnaire } from '../../shared/questionnaire.ts'
import { seeded } from '../../shared/random.ts'
import { isRotation, rotate, rotationOf } from '../../shared/rotation.ts'

const none = { vi: '', en: '' }
const questionnaire: Questionnaire = {
  id: 'q',
  version: 1,
  name: none,
  source: '',
  publishedOn: '2026-01-01',
  method: 'pooled-form-weighted',
  scale: { levels: [], satisfiedFrom: 4 },
  factors: [3, 4, 1].map((size, f) => ({
    key: `f${f}`,
    name: none,
    criteria: Array.from({ length: size }, (_, k) => ({ key: `f${f}c${k}`, text: none, short: none, confirmed: true })),
  })),
}

it('asks one criterion of each factor, and never a fifth of four', () => {
  expect(rotate(questionnaire, () => 0)).toEqual(['f0c0', 'f1c0', 'f2c0'])
  expect(rotate(questionnaire, () => 1 - Number.EPSILON / 2)).toEqual(['f0c2', 'f1c3', 'f2c0'])
})

it('asks each criterion of a factor as often as its neighbours', () => {
  const random = seeded(2)
  const asked = new Map<string, number>()
  for (let i = 0; i < 12_000; i++)
    for (const key of rotate(questionnaire, random)) asked.set(key, (asked.get(key) ?? 0) + 1)
  for (const [factor, size] of [3, 4, 1].entries())
    for (let k = 0; k < size; k++) expect(asked.get(`f${factor}c${k}`)! / (12_000 / size)).toBeCloseTo(1, 1)
})

it('asks the same again for the same id, and each criterion equally often over the ids of a day', () => {
  const random = seeded(3)
  const asked = new Map<string, number>()
  for (let i = 0; i < 12_000; i++) {
    const id = responseId('2026-11-23' as Day, random)
    const keys = rotationOf(questionnaire, id)
    expect(rotationOf(questionnaire, id)).toEqual(keys)
    expect(isRotation(questionnaire, keys)).toBe(true)
    const key = keys.join(' ')
    asked.set(key, (asked.get(key) ?? 0) + 1)
  }
  // All twelve combinations, so that no factor's draw depends on another's. Pearson's chi-squared, 11 degrees: 0.1 %.
  expect(asked.size).toBe(12)
  const chi = [...asked.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  expect(chi).toBeLessThan(31.3)
})

it.each([[['f0c0', 'f1c0']], [['f1c0', 'f0c0', 'f2c0']], [['f0c0', 'f0c1', 'f2c0']], [['f0c0', 'f1c9', 'f2c0']]])(
  'does not take %j for a short form',
  (asked) => {
    expect(isRotation(questionnaire, asked)).toBe(false)
  },
)
