import { expect, it, vi } from 'vitest'
import { coverage } from '../bench/coverage.ts'

it('the intervals hold the truth as often as the reference simulation says, within its noise', () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  const rows = coverage({ samples: 150, seed: 7 })
  print.mockRestore()
  for (const { p, n, coverage: methods, width } of rows) {
    for (const [method, { deviation }] of Object.entries(methods))
      expect(Math.abs(deviation), `${method} at ${p}, ${n}`).toBeLessThan(4.5)
    for (const { ours, reference } of Object.values(width)) expect(Math.abs(ours - reference)).toBeLessThan(4)
  }
}, 60_000)
