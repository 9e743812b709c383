import { CompiledQuery } from 'kysely'
import { describe, expect, it } from 'vitest'
import { DuplicateKey } from '../../../server/store/db.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { findSetting, setSetting } from '../../../server/store/settings.ts'
import { databases, sqlite } from '../../support/databases.ts'

describe.each(databases)('$name', ({ open, again }) => {
  it('leaves nothing of a batch that fails, and says that a key was there', async () => {
    const db = await open()
    const insert = (name: string) => db.query.insertInto('setting').values({ name, value: 'x' })
    await db.batch([insert('first')])

    const failing = db.batch([insert('second'), insert('first')])

    await expect(failing).rejects.toThrow(DuplicateKey)
    expect(await findSetting(db, 'second')).toBeUndefined()
    expect(await findSetting(db, 'first')).toBe('x')
  })

  it('takes a batch after one that failed', async () => {
    const db = await open()
    const wrong = db.query
      .insertInto('counter_unit')
      .values({ counter: 'none', unit: 'none', from_day: '2026-01-01' as never })

    await expect(db.batch([wrong])).rejects.toThrow(/foreign key/i)
    await setSetting(db, 'name', 'before')
    await setSetting(db, 'name', 'after')

    expect(await findSetting(db, 'name')).toBe('after')
  })

  it('says how many rows each statement changed', async () => {
    const db = await open()
    const insert = (name: string) =>
      db.query
        .insertInto('setting')
        .values({ name, value: 'x' })
        .onConflict((conflict) => conflict.doNothing())

    expect(await db.batch([insert('a'), insert('a'), insert('b'), db.query.deleteFrom('setting')])).toEqual([
      1, 0, 1, 2,
    ])
    expect(await db.batch([])).toEqual([])
  })

  it('is migrated once, however many instances start at once', async () => {
    const db = await open()
    const other = again(db)

    await Promise.all([migrate(db), migrate(other), migrate(db)])

    expect(await db.query.selectFrom('generation').select('id').execute()).toEqual([{ id: 1 }])
  })
})

it('waits for the disk on SQLite, whose write-ahead log alone does not', async () => {
  const db = await sqlite.open()

  const { rows } = await db.query.executeQuery(CompiledQuery.raw('pragma synchronous'))

  expect(rows).toEqual([{ synchronous: FULL }])
})

const FULL = 2
