import { CompiledQuery } from 'kysely'
import { RESPONDENT } from '../../shared/respondent.ts'
import type { Db } from './db.ts'

// The statements that move responses from the table of before 0003_engine.sql. The database converts them itself: read
// and written from here, each would cross the line to PostgreSQL or D1 twice.

export const raw = (sql: string) => CompiledQuery.raw(sql)

/** The only value of the only row; 0 for null. */
export async function valueOf(db: Db, sql: string): Promise<number> {
  const { rows } = await db.query.executeQuery<Record<string, number | null>>(raw(sql))
  return Number(Object.values(rows[0] ?? {})[0] ?? 0)
}

export async function isThere({ kind, query }: Db): Promise<boolean> {
  const named =
    kind === 'postgres'
      ? 'select tablename from pg_tables where schemaname = any (current_schemas(false)) and tablename'
      : 'select name from sqlite_master where name'
  return (await query.executeQuery(raw(`${named} = 'response_0002'`))).rows.length > 0
}

export const lastOf = (table: string) => `select coalesce(max(seq), 0) from ${table}`

/** In order of arrival, so that the last one that has moved says where to go on. */
const next = (chunk: number) =>
  `(select * from response_0002 where seq > (${lastOf('response')}) order by seq limit ${chunk}) as old`

const COLUMNS = ['questionnaire', 'unit', 'counter', 'area', 'origin']
const SAME = COLUMNS.map((column) => `cell.${column} = old.${column}`).join(' and ')

/** What the next responses are about and none before. They all came by a printed code. */
export const newCells = (chunk: number) => `
  insert into cell (id, ${COLUMNS}, channel)
  select (select coalesce(max(id), 0) from cell) + row_number() over (order by ${COLUMNS}), ${COLUMNS}, 'code'
  from (select distinct ${COLUMNS} from ${next(chunk)}) as old
  where not exists (select 1 from cell where ${SAME} and channel = 'code')`

/** Cross join: else SQLite may look for each cell through all of the responses. */
export const newRows = (kind: Db['kind'], chunk: number) => `
  insert into response (seq, id, day, cell, answers, respondent, comment)
  select old.seq, ${idIn[kind]}, cast(replace(old.day, '-', '') as integer), cell.id, old.answers,
    case when old.respondent is null then null else nullif(${respondentIn(kind)}, '----') end, old.comment
  from ${next(chunk)} cross join cell
  where ${SAME} and cell.channel = 'code'
  order by old.seq`

const unhex = `unhex(replace(old.id, '-', ''))`
const idIn = { sqlite: unhex, d1: unhex, postgres: `decode(replace(old.id, '-', ''), 'hex')` }

/** As `encodeRespondent` does, of the JSON of before. */
const respondentIn = (kind: Db['kind']) =>
  Object.entries(RESPONDENT)
    .map(([field, choices]) => {
      const said = kind === 'postgres' ? `old.respondent::json ->> '${field}'` : `old.respondent ->> '${field}'`
      return `case ${said} ${choices.map(({ key }, i) => `when '${key}' then '${i + 1}'`).join(' ')} else '-' end`
    })
    .join(' || ')
