import { readdir, readFile } from 'node:fs/promises'
import { CompiledQuery } from 'kysely'
import { type Db, DuplicateKey } from './db.ts'

const folder = new URL('./migrations/', import.meta.url)

/**
 * Brings the database up to the newest migration. Safe to call from several instances at once.
 *
 * Each file is one batch that begins by inserting its own name: it is there whole or not at all, whoever is killed
 * halfway, and a second instance fails on the name. Kysely's Migrator promises that on PostgreSQL only.
 * On D1, `wrangler d1 migrations apply` reads the same files.
 */
export async function migrate(db: Db): Promise<void> {
  await db.batch([statement('create table if not exists migration (name text primary key)')])
  const { rows } = await db.query.executeQuery<{ name: string }>(CompiledQuery.raw('select name from migration'))
  const done = new Set(rows.map(({ name }) => name))
  for (const [name, statements] of await readMigrations()) {
    if (done.has(name)) continue
    try {
      await db.batch([statement(`insert into migration (name) values ('${name}')`), ...statements.map(statement)])
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error
    }
  }
}

const statement = (sql: string) => ({ compile: () => CompiledQuery.raw(sql) })

/** The migrations in order, each as the statements of its file. A statement ends with a line that ends with `;`. */
async function readMigrations(): Promise<[name: string, statements: string[]][]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  return Promise.all(files.map(async (file) => [file, split(await readFile(new URL(file, folder), 'utf8'))]))
}

const split = (text: string) => text.split(/;\s*$/m).filter((part) => part.trim())
