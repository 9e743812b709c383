import { readdir, readFile } from 'node:fs/promises'
import { CompiledQuery } from 'kysely'
import { type Db, DuplicateKey } from './db.ts'
import { moveResponses, type Telling } from './moveResponses.ts'
import { announce, announceCounting } from './moveRoom.ts'

const folder = new URL('./migrations/', import.meta.url)

/** The one after which responses have to be moved. */
const ENGINE = '0003_engine.sql'
/** Those after which tallies have to be counted anew. */
const COUNTED_ANEW = ['0009_heads.sql', '0010_lists.sql', '0011_area_lists.sql', '0012_blocks.sql']

const SILENT: Telling = { note: () => {}, say: () => {} }

/**
 * Brings the database up to the newest migration. Safe to call from several instances at once.
 *
 * Each file is one batch that begins by inserting its own name: it is there whole or not at all, whoever is killed
 * halfway, and a second instance fails on the name. Kysely's Migrator promises that on PostgreSQL only.
 * On D1, `wrangler d1 migrations apply` reads the same files.
 *
 * @throws Error when a newer version has been here, which may keep things where this one does not look
 */
export async function migrate(db: Db, telling = SILENT): Promise<void> {
  const left = await pending(db)
  const isAnnounced = left.some(([name]) => name === ENGINE)
  const [recount] = left.find(([name]) => COUNTED_ANEW.includes(name)) ?? []
  for (const [name, statements] of left) {
    if (name === ENGINE) await announce(db, 'response', telling.note)
    if (name === recount) await announceCounting(db, telling.note)
    try {
      await db.batch([statement(`insert into migration (name) values ('${name}')`), ...statements.map(statement)])
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error
    }
  }
  await moveResponses(db, telling, { isAnnounced })
}

/** What is to be done yet, in order. @throws Error as {@link migrate} */
export async function pending(db: Db): Promise<Migration[]> {
  await db.batch([statement('create table if not exists migration (name text primary key)')])
  const { rows } = await db.query.executeQuery<{ name: string }>(CompiledQuery.raw('select name from migration'))
  const done = new Set(rows.map(({ name }) => name))
  const known = await readMigrations()
  const newer = done.difference(new Set(known.map(([name]) => name)))
  if (newer.size > 0)
    throw new Error(
      `a newer version has used this database (${[...newer].join(', ')}); start that version, or one after it`,
    )
  return known.filter(([name]) => !done.has(name))
}

const statement = (sql: string) => CompiledQuery.raw(sql)

type Migration = [name: string, statements: string[]]

/** The migrations in order, each as the statements of its file. A statement ends with a line that ends with `;`. */
async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  return Promise.all(
    files.map(async (file): Promise<Migration> => [file, split(await readFile(new URL(file, folder), 'utf8'))]),
  )
}

const split = (text: string) => text.split(/;\s*$/m).filter((part) => part.trim())
