import { expect, it } from 'vitest'
import type { Db } from '../../../server/store/db.ts'
import { LOT } from '../../../server/store/fold.ts'
import { liveGeneration } from '../../../server/store/generations.ts'
import { keepUp } from '../../../server/store/keepUp.ts'
import { lastSeq } from '../../../server/store/responses.ts'
import { databases } from '../../support/databases.ts'
import { drafts, keepAll, openHue } from '../../support/store.ts'

const rows = drafts(LOT + 2_000, { seed: 12 })

const waiting = async (db: Db) => (await lastSeq(db)) - (await liveGeneration(db)).response

it('counts full lots alone while responses pour in, and the rest as soon as they do not', async () => {
  const db = await openHue(databases.find(({ name }) => name === 'sqlite')!)
  const seen: number[] = []
  for (const to of [10, 1_000, LOT + 2_000, LOT + 2_000]) {
    await keepAll(db, rows.slice(await lastSeq(db), to))
    await keepUp(db)
    seen.push(await waiting(db))
  }
  expect(seen).toEqual([0, 990, 1_990, 0])
})
