import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { atLeast, atMost, textOf, type Verdict } from './bench/report.ts'

// As small as they go: whether the figures are good is not asked here, only that they are measured and judged.

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sipas-'))
})
afterAll(() => rm(folder, { recursive: true }))

const bench = async (...args: string[]) => {
  const env = { ...process.env, TMPDIR: folder }
  const { stdout } = await promisify(execFile)(process.execPath, ['test/bench/main.ts', ...args], { env })
  return stdout
}

const said = (text: string) => (JSON.parse(text) as { verdicts: Verdict[] }).verdicts

it.each([
  ['ingest', ['--n', '100', '--rounds', '1', '--seconds', '0.5'], 4],
  ['scale', ['--n', '50,100', '--rounds', '1'], 7],
  ['size', ['--n', '100', '--rounds', '1', '--seconds', '0.5'], 5],
])('%s measures each of its figures and judges it', { timeout: 120_000 }, async (name, flags, count) => {
  const verdicts = said(await bench(name, ...flags, '--json'))
  expect(verdicts).toHaveLength(count)
  for (const { value, verdict } of verdicts) {
    expect(Number.isFinite(value)).toBe(true)
    expect(['met', 'missed']).toContain(verdict)
  }
})

it('a bench says on one line each what it measured, its target, and whether it was missed', async () => {
  const verdicts = [atMost('waiting', 51.234, 50, 'ms'), atLeast('ratio', 0.84, 0.8), atMost('nothing', NaN, 1)]
  const text = await textOf({ bench: 'some', title: 'thing', lines: [], figures: {}, verdicts }, false)
  const lines = text.split('\n').map((line) => line.trim())
  expect(lines).toContain('waiting     51.2 ms  target ≤ 50  missed')
  expect(lines).toContain('ratio          0.84  target ≥ 0.8  met')
  expect(lines).toContain('nothing        none  target ≤ 1  missed')
  for (const name of ['machine', 'versions', 'date']) expect(lines.some((line) => line.startsWith(name))).toBe(true)
})
