import { expect, it } from 'vitest'
import type { Db } from '../../../server/store/db.ts'
import { LOT } from '../../../server/store/fold.ts'
import { liveGeneration } from '../../../server/store/generations.ts'
import { keepUp } from '../../../server/store/keepUp.ts'
import { lastSeq } from '../../../server/store/responses.ts'
import { MANY } from '../../../server/store/rounds.ts'
import { databases } from '../../support/databases.ts'
import { openOffice } from '../../support/office.ts'
import { drafts, keepAll, openHue } from '../../support/store.ts'

const rows = drafts(MANY + 1, { seed: 12 })
const sqlite = databases.find(({ name }) => name === 'sqlite')!

const waiting = async (db: Db) => (await lastSeq(db)) - (await liveGeneration(db)).response

it('counts full lots alone while responses pour in, and the rest as soon as they do not', async () => {
  const db = await openHue(sqlite)
  const seen: number[] = []
  for (const to of [10, 1_000, LOT + 2_000, LOT + 2_000]) {
    await keepAll(db, rows.slice(await lastSeq(db), to))
    await keepUp(db)
    seen.push(await waiting(db))
  }
  expect(seen).toEqual([0, 990, 1_990, 0])
})

it('says how far it is while too much waits to be counted before an answer, and then answers', async () => {
  const office = await openOffice(await sqlite.open())
  const { db } = office.deps
  await keepAll(db, rows)
  const told = await office.get('/api/v1/scores/rows?by=unit')
  expect([told.status, told.headers.get('Retry-After')]).toEqual([503, '10'])
  expect(await told.json()).toMatchObject({ code: 'counting', detail: `0 / ${MANY + 1}` })
  await keepUp(db)
  expect((await office.scores()).n).toBe(MANY + 1)
})
