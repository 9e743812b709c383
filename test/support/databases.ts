import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { openD1 } from '../../server/store/d1.ts'
import type { Db } from '../../server/store/db.ts'
import { migrate } from '../../server/store/migrate.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { TEMPLATE } from './postgres.ts'
import { startWorkerd } from './workerd.ts'

export interface TestDatabase {
  name: Db['kind']
  /** A fresh database of the real kind, migrated and empty. Closed after the file's tests. */
  open(): Promise<Db>
  /** One without any table. */
  openBare(): Promise<Db>
  /** The same database as a second instance of the server sees it. */
  again(db: Db): Db
}

/** How to open the database of an instance once more. */
const doors = new WeakMap<Db, () => Db>()
const closing: (() => Promise<unknown>)[] = []

// Last opened, first closed: a server goes after its databases.
afterAll(async () => {
  while (closing.length > 0) await closing.pop()!()
})

function enter(door: () => Db): Db {
  const db = door()
  doors.set(db, door)
  closing.push(() => db.close())
  return db
}

const migrated = (db: Db) => migrate(db).then(() => db)

const again = (db: Db) => enter(doors.get(db)!)

export const sqlite: TestDatabase = {
  name: 'sqlite',
  open: async () => migrated(await sqlite.openBare()),
  async openBare() {
    const folder = await mkdtemp(join(tmpdir(), 'sipas-sqlite-'))
    closing.push(() => rm(folder, { recursive: true }))
    return enter(() => openSqlite(join(folder, 'test.db')))
  },
  again,
}

export const postgres: TestDatabase = {
  name: 'postgres',
  open: () => copyOf(TEMPLATE),
  openBare: () => copyOf('template0'),
  again,
}

async function copyOf(template: string) {
  const url = inject('postgres')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const client = new pg.Client(`${url}/postgres`)
  await client.connect()
  await client.query(`create database ${name} template ${template} strategy file_copy`).finally(() => client.end())
  return enter(() => openPostgres(`${url}/${name}`))
}

let workerd: ReturnType<typeof startWorkerd> | undefined

export const d1: TestDatabase = {
  name: 'd1',
  open: async () => migrated(await d1.openBare()),
  async openBare() {
    if (!workerd) {
      const started = startWorkerd()
      closing.push(() => started.dispose())
      workerd = started
    }
    const binding = workerd.next()
    return enter(() => openD1(binding))
  },
  again,
}

/** The three kinds that the server runs on. */
export const databases = [sqlite, postgres, d1]
