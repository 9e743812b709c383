import { expect, it } from 'vitest'
import { crashPostgres, crashServer, type Outcome } from '../../support/crash.ts'

const CLEAN = { lost: [], doubled: [], changed: [], unknown: [], differences: [], integrity: 'ok' }

function expectClean(outcome: Outcome) {
  expect(outcome.acknowledged).toBeGreaterThan(20)
  expect(outcome).toMatchObject(CLEAN)
  for (const status of Object.keys(outcome.statuses)) expect(['200', '201', '503']).toContain(status)
}

// `npm run soak` does the same a hundred times and more.

it('keeps every acknowledged response once, and tallies that agree, when the server is killed under load', async () => {
  expectClean(await crashServer({ kills: 3, seed: 31 }))
})

it('does so too when PostgreSQL is killed under the server, which goes on', async () => {
  expectClean(await crashPostgres({ kills: 2, seed: 32 }))
})
