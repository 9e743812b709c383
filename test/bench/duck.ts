import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { DuckDBInstance } from '@duckdb/node-api'
import Database from 'better-sqlite3'
import { progress } from './report.ts'
import type { Days } from './questions.ts'
import type { World } from './world.ts'

const CRITERIA = 16

/** The responses of a database made by `world` in DuckDB, in the columns it is fastest with; made once as well. */
export async function openDuck({ file: source, made }: World) {
  const file = made.replace(/\.db$/, '.duckdb')
  if (!existsSync(file)) await load(source, file)
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const shares = columns((k) => `avg(case when a${k} > 0 then (a${k} >= 4)::int end)`)
  return {
    /** The share of those satisfied with each criterion, by unit. */
    async byUnit({ from, to }: Days) {
      const days = [from, to].map((day) => day.replaceAll('-', '')).join(' and ')
      const sql = `select unit, count(*), ${shares} from response where day between ${days} group by unit`
      return (await connection.runAndReadAll(sql)).getRows()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

const columns = (one: (k: number) => string) => Array.from({ length: CRITERIA }, (_, k) => one(k + 1)).join(', ')

/** By way of a text file: its reader of SQLite would have to be downloaded. */
async function load(source: string, file: string) {
  progress('loading DuckDB')
  const text = `${file}.csv`
  await write(source, text)
  const part = `${file}.part`
  await rm(part, { force: true })
  const instance = await DuckDBInstance.create(part)
  const connection = await instance.connect()
  const rated = columns((k) => `coalesce(try_cast(substr(answers, ${k}, 1) as tinyint), 0)::tinyint as a${k}`)
  await connection.run(
    `create table response as select day, unit, ${rated} from read_csv('${text}', header = false,
     columns = {'day': 'integer', 'unit': 'varchar', 'answers': 'varchar'})`,
  )
  connection.closeSync()
  instance.closeSync()
  await rm(text)
  await rename(part, file)
}

async function write(source: string, text: string) {
  const database = new Database(source, { readonly: true })
  const units = new Map(database.prepare<[], [number, string]>('select id, unit from cell').raw().all())
  const out = createWriteStream(text)
  const rows = database.prepare<[], [number, number, string]>('select day, cell, answers from response').raw().iterate()
  let lines: string[] = []
  const flush = async () => {
    if (!out.write(lines.join(''))) await once(out, 'drain')
    lines = []
  }
  for (const [day, cell, answers] of rows) {
    lines.push(`${day},${units.get(cell)},${answers}\n`)
    if (lines.length === 50_000) await flush()
  }
  await flush()
  out.end()
  await once(out, 'close')
  database.close()
}
