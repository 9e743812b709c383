import { CompiledQuery } from 'kysely'
import { readFile } from 'node:fs/promises'
import type { Db } from '../../server/store/db.ts'

const folder = new URL('../../server/store/migrations/', import.meta.url)

/** What was released, by the last migration of each. */
export const RELEASES = [['0001_init.sql'], ['0001_init.sql', '0002_accounts.sql']]

const raw = (sql: string) => CompiledQuery.raw(sql)

/** Makes the tables as a former version did. */
export async function makeFormer(db: Db, migrations: readonly string[]): Promise<void> {
  await db.batch([raw('create table migration (name text primary key)')])
  for (const name of migrations) {
    const text = await readFile(new URL(name, folder), 'utf8')
    const statements = text.split(/;\s*$/m).filter((part) => part.trim())
    await db.batch([raw(`insert into migration (name) values ('${name}')`), ...statements.map(raw)])
  }
}

/** A response as the tables of before 0003 had it. */
export interface FormerRow {
  seq: number
  id: string
  day: string
  questionnaire: string
  unit: string
  counter: string
  area: string
  answers: string
  respondent: string | null
  comment: string | null
  origin: string
}

export const insertFormer = (db: Db, rows: readonly FormerRow[]) =>
  db.batch(
    rows.map((row) => {
      const values = Object.values(row).map((value) =>
        value === null ? 'null' : `'${`${value}`.replaceAll("'", "''")}'`,
      )
      return raw(`insert into response (${Object.keys(row)}) values (${values})`)
    }),
  )

/** Many of them on SQLite, made by the database itself: ids and days in order, every kind among them. */
export const fillFormer = (db: Db, n: number) =>
  db.batch([
    raw(`
      insert into response
      with recursive k (i) as (select 1 union all select i + 1 from k where i < ${n})
      select i, printf('202611%02d-%04x-8000-9000-%012x', 1 + i * 20 / ${n + 1}, i % 65536, i),
        printf('2026-11-%02d', 1 + i * 20 / ${n + 1}), 'sipas-2026@1', 'unit-' || i % 40, 'counter-' || i % 200,
        case i % 7 when 0 then '' else 'area-' || i % 7 end, substr('543-0.12345432112345', 1 + i % 5, 16),
        case i % 3 when 0 then '{"sex":"female","age":"35-49"}' when 1 then '{"occupation":"other"}' end,
        case i % 50 when 0 then 'Nhanh gọn ' || i end, case i % 11 when 0 then 'simulated' else 'citizen' end
      from k`),
  ])
