import { describe, expect, it } from 'vitest'
import type { Db } from '../../../server/store/db.ts'
import { fold, foldedTo } from '../../../server/store/fold.ts'
import { rebuild, verify } from '../../../server/store/verify.ts'
import { databases } from '../../support/databases.ts'
import { drafts, keepAll, openHue } from '../../support/store.ts'

/** All responses that the day tallies count. */
async function counted(db: Db) {
  const { sum } = await db.query
    .selectFrom('day_tally')
    .select(({ fn }) => fn.sum<number>('count').as('sum'))
    .executeTakeFirstOrThrow()
  return sum
}

describe.each(databases)('$name', (database) => {
  it('counts every response once while two instances write and fold at the same time', async () => {
    const db = await openHue(database)
    const other = database.again(db)
    const rows = drafts(160, { seed: 3, days: 3 })

    for (let i = 0; i < rows.length; i += 40)
      await Promise.all([
        keepAll(db, rows.slice(i, i + 20)),
        fold(other, 17),
        keepAll(other, rows.slice(i + 20, i + 40)),
        fold(db, 23),
      ])
    await Promise.all([fold(db), fold(other), fold(db), fold(other)])

    expect(await foldedTo(db)).toBe(160)
    expect(await counted(db)).toBe(160)
    expect(await verify(db)).toEqual([])
  })

  it('lets a fold that comes late change nothing, however far others have gone', async () => {
    const db = await openHue(database)
    await keepAll(db, drafts(30, { seed: 4 }))
    const late: Db = {
      ...db,
      async batch(statements) {
        await fold(db, 4)
        return db.batch(statements)
      },
    }

    await fold(late)

    expect(await counted(db)).toBe(30)
    expect(await verify(db)).toEqual([])
    expect(await db.query.selectFrom('fold').selectAll().execute()).toEqual([{ from_seq: 28, to_seq: 30 }])
  })

  it('counts anew while others fold', async () => {
    const db = await openHue(database)
    await keepAll(db, drafts(60, { seed: 5, days: 2 }))
    await fold(db)

    await Promise.all([rebuild(db), fold(database.again(db), 5), keepAll(db, drafts(20, { seed: 6 }))])
    await fold(db)

    expect(await counted(db)).toBe(80)
    expect(await verify(db)).toEqual([])
  })
})
