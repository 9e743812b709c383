import { expect, it } from 'vitest'
import { adequacyOf, boundsOf, requiredN } from '../../shared/sample.ts'

it.each([
  [0, 0],
  [1, 1],
  [100, 80],
  [200, 134],
  [500, 223],
  [1000, 286],
  [2000, 334],
  [5000, 371],
  [10_000, 385],
  [50_000, 397],
  [Number.MAX_SAFE_INTEGER, 400],
])('%d dossiers need %d responses', (dossiers, n) => expect(requiredN(dossiers)).toBe(n))

it('another margin asks for more or fewer', () => {
  expect(requiredN(1000, 300)).toBe(527)
  expect(requiredN(1000, 1000)).toBe(91)
})

it('half a dossier is an error', () => {
  expect(() => requiredN(1.5)).toThrow(RangeError)
  expect(() => requiredN(-1)).toThrow(RangeError)
})

it('says whether enough people answered', () => {
  expect(adequacyOf(286, 1000)).toEqual({ required: 286, adequate: true, responseRate: 28.6, contradiction: false })
  expect(adequacyOf(285, 1000)).toMatchObject({ adequate: false })
})

it('knows nothing without dossiers', () => {
  const unknown = { required: null, adequate: null, responseRate: null }
  expect(adequacyOf(10, null)).toEqual({ ...unknown, contradiction: false })
  expect(adequacyOf(0, 0)).toEqual({ required: 0, adequate: true, responseRate: null, contradiction: false })
})

it('says nothing of more responses than dossiers but that one is wrong', () =>
  expect(adequacyOf(11, 10)).toEqual({ required: null, adequate: null, responseRate: null, contradiction: true }))

it('without assumptions, 400 answers of 5 000 leave almost everything open', () => {
  const [low, high] = boundsOf(95, 8)
  expect(low).toBeCloseTo(7.6, 10)
  expect(high).toBeCloseTo(99.6, 10)
})
