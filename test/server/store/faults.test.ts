import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { closeSync, mkdtempSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../../server/store/migrate.ts'
import { openPostgres } from '../../../server/store/postgres.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { goThrough, openHall, slowestPage } from '../../support/hall.ts'
import { openPostgresServer, type PostgresServer } from '../../support/postgresServer.ts'
import { times } from '../../support/responses.ts'
import { stored } from '../../support/store.ts'

describe('sqlite', () => {
  let folder: string
  const open = async () => {
    folder = mkdtempSync(join(tmpdir(), 'sipas-faults-'))
    const file = join(folder, 'test.db')
    const db = openSqlite(file)
    onTestFinished(() => db.close())
    await migrate(db)
    return { file, db, hall: await openHall(db) }
  }
  afterEach(() => rmSync(folder, { recursive: true }))

  it('goes through a full disk', async () => {
    const { db, hall } = await open()
    const limit = (pages: number) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(db.query).then(() => {})
    // Until the last page is full, there is room for some.
    const fill = async () => {
      await limit(1)
      while ((await hall.post()).status === 201);
    }
    const { recover } = await goThrough(hall, 'disk-full', fill)
    await limit(1_000_000)
    await recover()
  })

  it('goes through a database that nobody may write', async () => {
    const { db, hall } = await open()
    const { recover } = await goThrough(hall, 'read-only', () =>
      sql`pragma query_only = on`.execute(db.query).then(() => {}),
    )
    await sql`pragma query_only = off`.execute(db.query)
    await recover()
  })

  it('goes through a file that was moved away', async () => {
    const { file, hall } = await open()
    const { recover } = await goThrough(hall, 'read-only', () => renameSync(file, `${file}.away`))
    renameSync(`${file}.away`, file)
    await recover()
  })

  it('goes through another process that writes for long, and answers others meanwhile', async () => {
    const { file, hall } = await open()
    const other = new Database(file)
    onTestFinished(() => void other.close())
    const { recover } = await goThrough(hall, 'locked', () => void other.exec('begin immediate'))

    const slowest = await slowestPage(hall, () => hall.post())
    expect(slowest).toBeLessThan(500)
    other.exec('rollback')
    await recover()
  })

  it('goes through a damaged page', async () => {
    const { file, db, hall } = await open()
    const good = Buffer.alloc(PAGE)
    let at = 0
    const disk = openSync(file, 'r+')
    onTestFinished(() => closeSync(disk))
    const { recover } = await goThrough(hall, 'damaged', async () => {
      const { rows } = await sql<{ rootpage: number }>`
        select rootpage from sqlite_master where name = 'sqlite_autoindex_response_1'`.execute(db.query)
      at = (rows[0]!.rootpage - 1) * PAGE
      await sql`pragma wal_checkpoint(truncate)`.execute(db.query)
      readSync(disk, good, 0, PAGE, at)
      writeSync(disk, Buffer.alloc(PAGE, 'x'), 0, PAGE, at)
      // Else it would not look at the disk.
      await sql`pragma shrink_memory`.execute(db.query)
    })
    writeSync(disk, good, 0, PAGE, at)
    await recover()
  })

  it('sends away whom it cannot serve soon, and keeps all others', async () => {
    const { db } = await open()
    const slow = Promise.withResolvers<void>()
    const hall = await openHall(db)
    await hall.post()
    const { batch } = db
    // Commits end when told to.
    db.batch = (statements) => slow.promise.then(() => batch(statements))
    const sent = times(2_600, () => hall.body())
    const answers = sent.map((one) => hall.post(one))
    const away = await Promise.race(answers)
    slow.resolve()
    const statuses = (await Promise.all(answers)).map(({ status }) => status)

    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await away.json()).toMatchObject({ code: 'busy', title: 'Đang có nhiều phiếu gửi đến cùng lúc' })
    expect(new Set(statuses)).toEqual(new Set([201, 503]))
    const kept = new Set((await stored(db)).map(({ id }) => id))
    expect(sent.filter(({ id }, i) => kept.has(id) !== (statuses[i] === 201))).toEqual([])
    expect(hall.log.map(([event]) => event)).toEqual(['busy'])
  })

  it('waits for another process that writes for a moment', async () => {
    const { file, hall } = await open()
    const other = new Database(file)
    onTestFinished(() => void other.close())
    other.exec('begin immediate')
    setTimeout(() => other.exec('rollback'), 700)

    expect((await hall.post()).status).toBe(201)
    expect(hall.log).toEqual([])
  })
})

/** What SQLite reads at once, in bytes. */
const PAGE = 4096

describe('postgres', () => {
  let server: PostgresServer
  const open = async () => {
    server = await openPostgresServer()
    onTestFinished(() => server.stop())
    await server.createDatabase('test')
    const db = openPostgres(`${server.url}/test`)
    onTestFinished(() => db.close())
    await migrate(db)
    return openHall(db)
  }

  it('goes through a server that is gone, and through one that ends every connection', async () => {
    const hall = await open()
    const { recover } = await goThrough(hall, 'unreachable', () => server.kill())
    await server.restart()
    await recover()

    const sent = times(50, () => hall.post())
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()`
      .execute(hall.db.query)
      .catch(() => {})
    for (const { status } of await Promise.all(sent)) expect([201, 503]).toContain(status)
    expect((await hall.post()).status).toBe(201)
  })
})
