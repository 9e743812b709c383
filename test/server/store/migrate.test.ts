import { CompiledQuery } from 'kysely'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Db } from '../../../server/store/db.ts'
import { reference } from '../../../server/reference/reference.ts'
import { liveGeneration } from '../../../server/store/generations.ts'
import { loadReference } from '../../../server/store/reference.ts'
import { verify } from '../../../server/store/verify.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { areLeft, moveResponses } from '../../../server/store/moveResponses.ts'
import { hasSimulated, keepResponse, lastSeq } from '../../../server/store/responses.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { seeded } from '../../../shared/random.ts'
import { databases, sqlite } from '../../support/databases.ts'
import { fillFormer, type FormerRow, insertFormer, makeFormer, RELEASES } from '../../support/formerly.ts'
import { times } from '../../support/responses.ts'
import { drafts, keepAll, stored, TODAY } from '../../support/store.ts'

const MIGRATOR = fileURLToPath(new URL('../../support/migrator.ts', import.meta.url))
/** What was in use before tallies had heads, these had ratings, areas were listed, and sums were written in blocks. */
const WITHOUT_HEADS = [
  '0001_init.sql',
  '0002_accounts.sql',
  '0003_engine.sql',
  '0004_forms.sql',
  '0005_tickets.sql',
  '0006_codes.sql',
  '0007_invitations.sql',
  '0008_decisions.sql',
]
const WITHOUT_RATINGS = [...WITHOUT_HEADS, '0009_heads.sql']
const WITHOUT_AREA_LISTS = [...WITHOUT_RATINGS, '0010_lists.sql']
const WITHOUT_BLOCKS = [...WITHOUT_AREA_LISTS, '0011_area_lists.sql']
const HALF = ', lot_response, lot_ruling, lot_places'
const NO_BYTES = { sqlite: `x''`, d1: `x''`, postgres: `''` }
const SILENT = { note: () => {}, say: () => {} }

/** One of each kind, and a few that differ in little. */
const rows: FormerRow[] = drafts(60, { seed: 13, days: 30 }).map((row, i) => ({
  // Numbers are in order; that none is missing is not needed.
  seq: i < 30 ? i + 1 : i + 5,
  id: i % 10 === 0 ? crypto.randomUUID() : row.id,
  day: row.day,
  questionnaire: row.questionnaire,
  unit: row.unit,
  counter: row.counter,
  area: i % 5 === 0 ? '' : row.area,
  answers: row.answers,
  comment: i % 4 === 0 ? `Nhanh gọn, “cảm ơn” 'thật' ${i}\n🙂` : null,
  respondent: [
    null,
    '{"sex":"male"}',
    '{"occupation":"other","age":"18-24"}',
    '{"sex":"female","age":"over-60","education":"university","occupation":"at-home"}',
  ][i % 4]!,
  origin: i % 6 === 0 ? 'simulated' : 'citizen',
}))

const said = (respondent: string | null) => respondent && Object.entries(JSON.parse(respondent) as object).toSorted()

const compared = (list: readonly (Omit<FormerRow, 'day' | 'answers'> & object)[]) =>
  list.map((row) => ({ ...row, respondent: said(row.respondent) }))

describe.each(databases)('$name', (database) => {
  it.each(RELEASES.map((names) => [names.at(-1)!, names]))('loses nothing of a database of %s', async (_, names) => {
    const db = await database.openBare()
    await makeFormer(db, names)
    await insertFormer(db, rows)

    await migrate(db)

    expect(compared(await stored(db))).toEqual(compared(rows.map((row) => ({ ...row, channel: 'code' }))))
    expect([await lastSeq(db), await hasSimulated(db), await areLeft(db)]).toEqual([rows.at(-1)!.seq, true, false])
    const [next] = drafts(1, { seed: 14 })
    expect(await keepResponse(db, next!)).toBe('new')
    expect(await stored(db, next!.id)).toMatchObject([{ seq: rows.at(-1)!.seq + 1 }])
  })

  it('moves on from where it was, by several at once, in as many steps as it takes', async () => {
    const db = await database.openBare()
    await makeFormer(db, RELEASES.at(-1)!)
    await insertFormer(db, rows)
    const interrupted = migrate({ ...db, batch: (statements) => failing(db, statements) })
    await expect(interrupted).rejects.toThrow('power failure')
    expect(await areLeft(db)).toBe(true)

    await Promise.all(times(3, (i) => moveResponses(i ? database.again(db) : db, SILENT, { chunk: 7 })))

    expect(compared(await stored(db))).toEqual(compared(rows.map((row) => ({ ...row, channel: 'code' }))))
    expect(await areLeft(db)).toBe(false)
  })

  it.each([
    { last: WITHOUT_HEADS.at(-1), names: WITHOUT_HEADS, parts: 'factors, criteria', lot: '' },
    { last: WITHOUT_RATINGS.at(-1), names: WITHOUT_RATINGS, parts: 'heads, factors, criteria', lot: HALF },
    { last: WITHOUT_AREA_LISTS.at(-1), names: WITHOUT_AREA_LISTS, parts: 'heads, factors, criteria', lot: HALF },
    { last: WITHOUT_BLOCKS.at(-1), names: WITHOUT_BLOCKS, parts: 'heads, factors, criteria', lot: HALF },
  ])('counts the tallies of $last anew, from the first response on', async ({ names, parts, lot }) => {
    const db = await database.openBare()
    await makeFormer(db, names)
    // As it is once its responses have moved, and a lot of them is half counted.
    await db.batch([CompiledQuery.raw('drop table response_0002')])
    await keepAll(db, drafts(40, { seed: 15 }))
    const bytes = parts.replaceAll(/\w+/g, NO_BYTES[db.kind])
    await db.batch([
      CompiledQuery.raw(
        `insert into fold (generation, step, response, ruling${lot}) values (1, 7, 30, 0${lot && ', 40, 0, 1'})`,
      ),
      CompiledQuery.raw(`insert into place (id, unit, counter) values (1, '', '')`),
      CompiledQuery.raw(
        `insert into tally (generation, division, questionnaire, place, through, ${parts})
         values (1, 'day', 'sipas-2026@1', 1, '2026-11-22', ${bytes})`,
      ),
    ])

    await migrate(db)
    await loadReference(db, reference, { today: TODAY, random: seeded(1) })

    expect(await verify(db)).toEqual([])
    expect(await liveGeneration(db)).toMatchObject({ response: 40, lot: null })
  })

  it('refuses a database that a newer version has used, and leaves it as it is', async () => {
    const db = await database.open()
    await db.batch([CompiledQuery.raw(`insert into migration (name) values ('9999_later.sql')`)])

    await expect(migrate(db)).rejects.toThrow(/newer version.*9999_later\.sql/)
  })
})

/** The tables are made; then it stops, before anything moves. */
const failing: (db: Db, statements: Parameters<Db['batch']>[0]) => ReturnType<Db['batch']> = (db, statements) => {
  if (statements.some((one) => 'sql' in one && one.sql.includes('insert into response (')))
    throw new Error('power failure')
  return db.batch(statements)
}

it('says before it starts how many there are, how long it takes and how much room it needs', async () => {
  const db = await sqlite.openBare()
  await makeFormer(db, RELEASES.at(-1)!)
  await fillFormer(db, 50_000)
  const told: string[] = []

  await migrate(db, { note: (text) => told.push(text), say: ({ counted, of }) => told.push(`${counted}/${of}`) })

  expect(told[0]).toMatch(/Moving 50000 responses to their new table: about 1 s, 0\.005 GB more on the disk\.$/)
  expect(told[1]).toMatch(
    /Figures are counted anew from 50000 responses after the start: about 2 s, hardly any more disk/,
  )
  expect(told.slice(2, -1)).toEqual(['20000/50000', '40000/50000', '50000/50000'])
  expect(told.at(-1)).toMatch(/The file has 0\.\d+ GB free/)
})

it('changes nothing when the disk has no room for it', async () => {
  const db = await sqlite.openBare()
  await makeFormer(db, RELEASES.at(-1)!)
  await insertFormer(db, [{ ...rows[0]!, seq: 9e12 }])

  await expect(migrate(db)).rejects.toThrow(/the disk has .* left and \d+\.0 GB are needed; nothing was changed/)

  const { rows: done } = await db.query.executeQuery(CompiledQuery.raw('select name from migration order by name'))
  expect(done).toEqual(RELEASES.at(-1)!.map((name) => ({ name })))
})

it('goes on after it was killed, again and again, and neither loses nor doubles one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sipas-migrate-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'test.db')
  const n = 240_000
  const former = openSqlite(file)
  await makeFormer(former, RELEASES.at(-1)!)
  await fillFormer(former, n)
  const before = await digest(former, 'response', `id, day, unit, counter, area, answers, comment, origin`)
  await former.close()

  const random = seeded(15)
  let kills = 0
  for (let isDone = false; !isDone;) {
    const child = spawn(process.execPath, [MIGRATOR, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'close')
    if (kills < 5) {
      await Promise.race([once(child.stdout, 'data').then(() => setTimeout(random() * 40)), ended])
      if (child.kill('SIGKILL')) kills++
    }
    isDone = (await ended)[0] === 0
  }

  expect(kills).toBeGreaterThanOrEqual(2)
  const db = openSqlite(file)
  onTestFinished(() => db.close())
  expect(await digest(db, AS_BEFORE, 'id, day, unit, counter, area, answers, comment, origin')).toEqual(before)
  expect(await lastSeq(db)).toBe(n)
  const { rows: coded } = await db.query.executeQuery(
    CompiledQuery.raw('select respondent, count(*) as n from response group by respondent order by respondent'),
  )
  expect(coded).toEqual([null, '---7', '23--'].map((respondent) => ({ respondent, n: n / 3 })))
})

/** The new tables, read as the old one. */
const AS_BEFORE = `(
  select seq, lower(hex(substr(response.id, 1, 4))) || '-' || lower(hex(substr(response.id, 5, 2))) || '-' ||
    lower(hex(substr(response.id, 7, 2))) || '-' || lower(hex(substr(response.id, 9, 2))) || '-' ||
    lower(hex(substr(response.id, 11))) as id,
    substr(day, 1, 4) || '-' || substr(day, 5, 2) || '-' || substr(day, 7) as day,
    unit, counter, area, answers, comment, origin
  from response join cell on cell.id = response.cell)`

/** All rows in one text, hashed. */
async function digest(db: Db, table: string, columns: string): Promise<string> {
  const { rows: all } = await db.query.executeQuery<object>(
    CompiledQuery.raw(`select seq, ${columns} from ${table} order by seq`),
  )
  const bytes = new TextEncoder().encode(JSON.stringify(all))
  return `${all.length} ${Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')}`
}
