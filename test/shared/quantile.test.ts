import { expect, it } from 'vitest'
import { quantile } from '../../shared/quantile.ts'

it.each([
  [1, 12.706204736],
  [2, 4.30265273],
  [5, 2.570581836],
  [9, 2.262157163],
  [29, 2.045229642],
  [59, 2.000995378],
  [99, 1.984216952],
  [399, 1.965927296],
  [Infinity, 1.959963984540054],
])('the 95 %% quantile of %d degrees of freedom is %d', (df, t) => expect(quantile(0.95, df)).toBeCloseTo(t, 8))

it('ten million degrees of freedom are almost normal, and cost no more', () => {
  expect(quantile(0.95, 1e7)).toBeGreaterThan(quantile(0.95))
  expect(quantile(0.95, 1e7)).toBeCloseTo(quantile(0.95), 6)
})

it('without degrees of freedom the normal quantile serves', () => expect(quantile(0.95, 0)).toBe(quantile(0.95)))

it('the levels of many comparisons are found where the tails are far out', () => {
  // One degree of freedom is Cauchy's distribution, whose quantile is a tangent.
  for (const level of [0.5, 0.99, 1 - 0.05 / 780, 1 - 0.05 / 19_900])
    expect(quantile(level, 1) / Math.tan((Math.PI * level) / 2)).toBeCloseTo(1, 9)
})

it('from a thousand degrees of freedom on an expansion goes on where the steps end', () => {
  for (const level of [0.5, 0.95, 0.99, 1 - 0.05 / 780, 1 - 0.05 / 19_900])
    expect(quantile(level, 1_000) / quantile(level, 999.999_999_9)).toBeCloseTo(1, 10)
})
