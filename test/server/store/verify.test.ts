import { describe, expect, it } from 'vitest'
import type { Db } from '../../../server/store/db.ts'
import { rebuild, verify } from '../../../server/store/verify.ts'
import { databases } from '../../support/databases.ts'
import { drafts, keepAll, openHue } from '../../support/store.ts'

const first = <Row>(rows: Row[]): Row => rows[0]!

describe.each(databases)('$name', (database) => {
  const openFilled = async (): Promise<Db> => {
    const db = await openHue(database)
    await keepAll(db, [
      ...drafts(40, { seed: 7, days: 20 }),
      ...drafts(5, { seed: 8 }).map((row) => ({ ...row, questionnaire: 'tt01-2018@1', answers: '321321321' as never })),
    ])
    expect(await verify(db)).toEqual([])
    return db
  }

  it('finds a count that was changed and names the day and the form', async () => {
    const db = await openFilled()
    const { count, ...key } = first(await db.query.selectFrom('day_tally').selectAll().execute())
    await db.query
      .updateTable('day_tally')
      .set({ count: count + 1 })
      .where((eb) => eb.and(key))
      .execute()

    expect(await verify(db)).toEqual([
      { table: 'day_tally', key, stored: String(count + 1), recomputed: String(count) },
    ])
  })

  it('finds sums that were changed and names the month and the cell', async () => {
    const db = await openFilled()
    const { sums, ...key } = first(await db.query.selectFrom('month_tally').selectAll().execute())
    const stored = sums.replace(/"n":\d+/, '"n":99')
    await db.query
      .updateTable('month_tally')
      .set({ sums: stored })
      .where((eb) => eb.and(key))
      .execute()

    expect(await verify(db)).toEqual([{ table: 'month_tally', key, stored, recomputed: sums }])
  })

  it('finds a tally that nobody answered and one that is missing', async () => {
    const db = await openFilled()
    const day = first(await db.query.selectFrom('day_tally').selectAll().execute())
    const added = { ...day, counter: 'khac' }
    const { sums, ...month } = first(await db.query.selectFrom('month_tally').selectAll().execute())
    await db.batch([
      db.query.insertInto('day_tally').values(added),
      db.query.deleteFrom('month_tally').where((eb) => eb.and(month)),
    ])

    const { count, ...key } = added
    expect(await verify(db)).toEqual([
      { table: 'day_tally', key, stored: String(count), recomputed: null },
      { table: 'month_tally', key: month, stored: null, recomputed: sums },
    ])
  })

  it('is satisfied once the tallies were counted anew', async () => {
    const db = await openFilled()
    await db.batch([db.query.deleteFrom('day_tally'), db.query.updateTable('month_tally').set({ sums: '{}' })])
    expect(await verify(db)).not.toEqual([])

    await rebuild(db)

    expect(await verify(db)).toEqual([])
  })
})
