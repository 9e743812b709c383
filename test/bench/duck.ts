import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { DuckDBInstance } from '@duckdb/node-api'
import Database from 'better-sqlite3'
import { reference } from '../../server/reference/reference.ts'
import { type FormLayout, layoutOf, shapeOf } from '../../shared/layout.ts'
import { scoreOf } from '../../shared/score.ts'
import { emptySums } from '../../shared/sums.ts'
import { progress } from './report.ts'
import type { Days } from './questions.ts'
import type { World } from './world.ts'

const questionnaire = reference.questionnaires.find(({ id }) => id === 'sipas-2026')!
const shape = shapeOf(questionnaire)
const { criteria: K, factors, forms, positions } = layoutOf(shape)

/** The responses of a database made by `world` in DuckDB, in the columns it is fastest with; made once as well. */
export async function openDuck({ file: source, made }: World) {
  const file = made.replace(/\.db$/, '-asked.duckdb')
  if (!existsSync(file)) await load(source, file)
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  return {
    /** By unit how many responded, the index and its interval, as the API has them, from a scan of all responses. */
    async byUnit({ from, to }: Days) {
      const days = [from, to].map((day) => day.replaceAll('-', '')).join(' and ')
      const rows = (await connection.runAndReadAll(scan(days))).getRows()
      const units = new Map(rows.map(([unit]) => [unit as string, emptySums(shape, 'head')]))
      for (const [unit, isShort, ...sums] of rows)
        SUMS.forEach(([, at], i) => {
          const place = at(isShort ? forms.short : forms.full)
          if (place !== undefined) units.get(unit as string)![place] = Number(sums[i])
        })
      return new Map([...units].map(([unit, sums]) => [unit, scoreOf(shape, sums, questionnaire.method)]))
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** What the index and its interval need of each form, and where it stands: see shared/layout.ts. */
const SUMS: [sql: string, at: (form: FormLayout) => number | undefined][] = [
  ['count(*) filter (where a > 0)', ({ n }) => n],
  ['count(*) filter (where y > 0)', ({ pleased }) => pleased],
  ['count(*) filter (where y < a)', ({ displeased }) => displeased],
  ['sum(a)', ({ all }) => all.a],
  ['sum(y)', ({ all }) => all.y],
  ['sum(a * a)', ({ all }) => all.ownAA],
  ['sum(y * y)', ({ all }) => all.ownYY],
  ['sum(a * y)', ({ all }) => all.ownAY],
  ['sum(wa)', ({ all, weighed }) => (weighed === all ? undefined : weighed.a)],
  ['sum(wy)', ({ all, weighed }) => (weighed === all ? undefined : weighed.y)],
  ['sum(wa * wa)', ({ all, weighed }) => (weighed === all ? undefined : weighed.ownAA)],
  ['sum(wy * wy)', ({ all, weighed }) => (weighed === all ? undefined : weighed.ownYY)],
  ['sum(wa * wy)', ({ all, weighed }) => (weighed === all ? undefined : weighed.ownAY)],
  ['sum(wwa)', ({ all, weighed }) => (weighed === all ? undefined : weighed.alone)],
  ...Array.from({ length: K }, (_, k): (typeof SUMS)[number] => [
    `count(*) filter (where a${k} > 0)`,
    ({ rated }) => rated + k,
  ]),
]

const columns = Array.from({ length: K }, (_, k) => `a${k}`)
/** Criteria that meet a condition, each weighing as its factor's criteria to a power. */
const counting = (condition: string, power: number) =>
  positions
    .map((own, f) => `${factors[f]! ** power} * (${own.map((k) => `(a${k} ${condition})::int`).join(' + ')})`)
    .join(' + ')

const scan = (days: string) => `
  select unit, short, ${SUMS.map(([sql]) => sql).join(', ')} from (
    select unit, least(${columns.join(', ')}) < 0 as short, ${columns.join(', ')},
      ${counting('> 0', 0)} as a, ${counting('>= 4', 0)} as y, ${counting('> 0', 1)} as wa, ${counting('>= 4', 1)} as wy,
      ${counting('> 0', 2)} as wwa
    from response where day between ${days}
  ) group by unit, short`

/** By way of a text file: its reader of SQLite would have to be downloaded. */
async function load(source: string, file: string) {
  progress('loading DuckDB')
  const text = `${file}.csv`
  await write(source, text)
  const part = `${file}.part`
  await rm(part, { force: true })
  const instance = await DuckDBInstance.create(part)
  const connection = await instance.connect()
  // No rating is 0, and -1 where the criterion was not asked.
  const rated = columns.map((name, k) => {
    const answer = `substr(answers, ${k + 1}, 1)`
    return `(case ${answer} when '.' then -1 else coalesce(try_cast(${answer} as tinyint), 0) end)::tinyint as ${name}`
  })
  await connection.run(
    `create table response as select day, unit, ${rated.join(', ')} from read_csv('${text}', header = false,
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
