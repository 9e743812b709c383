import { describe, expect, it } from 'vitest'
import type { Db } from '../../../server/store/db.ts'
import { fold } from '../../../server/store/fold.ts'
import { forget } from '../../../server/store/forgettable.ts'
import { beginGeneration } from '../../../server/store/generations.ts'
import { NOTHING, packedWith, packingOf } from '../../../server/store/pack.ts'
import type { Division } from '../../../server/store/series.ts'
import { verify } from '../../../server/store/verify.ts'
import { layoutOf } from '../../../shared/layout.ts'
import { emptySums } from '../../../shared/sums.ts'
import { databases } from '../../support/databases.ts'
import { SIXTEEN } from '../../support/responses.ts'
import { drafts, keepAll, openHue } from '../../support/store.ts'

const someRow = async (db: Db, division: Division, place?: number) =>
  db.query
    .selectFrom('tally')
    .where('division', '=', division)
    .where('questionnaire', '=', 'sipas-2026@1')
    .where((eb) => (place === undefined ? eb.lit(true) : eb('place', '=', place)))
    .orderBy('place', 'desc')
    .selectAll()
    .executeTakeFirstOrThrow()

const someUnit = (db: Db, which: 'first' | 'last' = 'last') =>
  db.query
    .selectFrom('place')
    .where('unit', 'not in', ['', '*'])
    .orderBy('id', which === 'last' ? 'desc' : 'asc')
    .selectAll()
    .executeTakeFirstOrThrow()

/** Of the whole (''), or of an area ('*'). */
const numberOf = async (db: Db, unit: string, counter = '') =>
  (
    await db.query
      .selectFrom('place')
      .where((eb) => eb.and({ unit, counter }))
      .select('id')
      .executeTakeFirstOrThrow()
  ).id

const respondents = (n: number) => {
  const sums = emptySums(SIXTEEN)
  sums[0] = n
  return sums
}

const change = async (db: Db, row: Awaited<ReturnType<typeof someRow>>, group: string) => {
  const one = new Map([[group, respondents(1)]])
  const { brief, rest, ...key } = row
  await db.batch([
    db.query
      .updateTable('tally')
      .set(packedWith({ brief, rest }, one, packingOf(row.division, SIXTEEN)))
      .where((eb) => eb.and(key)),
  ])
}

describe.each(databases)('$name', (database) => {
  const openFilled = async (): Promise<Db> => {
    const db = await openHue(database)
    await keepAll(db, [
      ...drafts(40, { seed: 7, days: 20 }),
      ...drafts(5, { seed: 8 }).map((row) => ({ ...row, questionnaire: 'tt01-2018@1', answers: '321321321' as never })),
    ])
    expect(await verify(db)).toEqual([])
    return db
  }

  it('names what differs: the division, the place, the row and the group', async () => {
    const db = await openFilled()
    const row = await someRow(db, 'area')
    await change(db, row, 'dat-dai')

    const found = await verify(db)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ division: 'area', through: row.through, group: 'dat-dai' })
    expect(found[0]!.stored).toBe(found[0]!.recomputed + 1)
  })

  it('names whose entry of a list is not what their own rows say, and mends it', async () => {
    const db = await openFilled()
    const { id, unit } = await someUnit(db)
    const { through, ...row } = await someRow(db, 'list-month', await numberOf(db, ''))
    await change(db, { through, ...row }, String(id))
    await db.batch([db.query.deleteFrom('tally').where('division', '=', 'list-day')])

    const found = await verify(db, { mend: true })
    expect(found).toContainEqual({
      division: 'list-month',
      questionnaire: 'sipas-2026@1',
      place: '|',
      through,
      group: `${unit}|`,
      stored: expect.any(Number),
      recomputed: expect.any(Number),
    })
    expect(found.filter(({ division }) => division === 'list-month')).toHaveLength(1)
    expect(found.filter(({ division, stored }) => division === 'list-day' && stored === 0)).toHaveLength(
      found.length - 1,
    )
    expect(found.length).toBeGreaterThan(10)
    expect(await verify(db)).toEqual([])
  })

  it('names whose entry of a list by area differs, with the area', async () => {
    const db = await openFilled()
    const { id, unit } = await someUnit(db)
    await change(db, await someRow(db, 'list-month', await numberOf(db, '*', 'dat-dai')), String(id))

    const found = await verify(db, { mend: true })
    expect(found).toMatchObject([{ division: 'list-month', place: '*|dat-dai', group: `${unit}|` }])
    expect(await verify(db)).toEqual([])
  })

  it('does not blame a list for the row of a place that is wrong', async () => {
    const db = await openFilled()
    await change(db, await someRow(db, 'day'), '')
    await change(db, await someRow(db, 'month'), '')
    await change(db, await someRow(db, 'area'), 'dat-dai')

    const found = await verify(db)
    expect(new Set(found.map(({ division }) => division))).toEqual(new Set(['day', 'month', 'area']))
  })

  it('finds a row that is missing and one that nobody answered', async () => {
    const db = await openFilled()
    const { through, ...row } = await someRow(db, 'day')
    const three = new Map([['', respondents(3)]])
    await db.batch([
      db.query.deleteFrom('tally').where('division', '=', 'day').where('place', '=', row.place),
      db.query
        .insertInto('tally')
        .values({ ...row, through: '2026-11-01', ...packedWith(NOTHING, three, layoutOf(SIXTEEN)) }),
    ])

    const found = await verify(db)
    expect(found.map(({ division }) => division)).toContain('day')
    expect(found.find((one) => one.through === through)).toMatchObject({ stored: 0 })
    expect(found.find((one) => one.through === '2026-11-01')).toMatchObject({ stored: 3, recomputed: 0 })
  })

  it('goes on from what a row should hold, so that one wrong month is not all after it', async () => {
    const db = await openHue(database)
    await keepAll(db, drafts(60, { seed: 9, days: 400, desks: 2 }))
    expect(await verify(db)).toEqual([])
    const months = db.query
      .selectFrom('tally')
      .where('division', '=', 'month')
      .where('place', '=', 1)
      .orderBy('through')
    const row = (await months.selectAll().execute()).find(({ through }) => through.endsWith('-05'))!
    await change(db, row, '')

    expect((await verify(db)).map(({ through }) => through)).toEqual(['2026-05'])
  })

  it('mends what differs when it is told to', async () => {
    const db = await openFilled()
    await change(db, await someRow(db, 'area'), 'dat-dai')
    await change(db, await someRow(db, 'day'), '')

    expect(await verify(db, { mend: true })).toHaveLength(2)
    expect(await verify(db)).toEqual([])
  })

  it('takes no response from the whole whose place has lost its number, and gives it one again', async () => {
    const db = await openFilled()
    const { unit, counter, id } = await someUnit(db, 'first')
    await db.batch([db.query.deleteFrom('place').where('id', '=', id)])
    forget(db)

    const found = await verify(db, { mend: true })
    const own = found.filter(({ place }) => place === `${unit}|${counter}`)
    expect(own.length).toBeGreaterThan(0)
    for (const { stored } of own) expect(stored).toBe(0)
    expect(Math.max(...own.map(({ recomputed }) => recomputed))).toBeGreaterThan(0)
    expect(found.filter(({ place, division }) => place === '|' && !division.startsWith('list-'))).toEqual([])
    expect(await verify(db)).toEqual([])
  })

  it('is satisfied once the tallies were made anew', async () => {
    const db = await openFilled()
    await db.batch([db.query.deleteFrom('tally')])
    expect(await verify(db)).not.toEqual([])

    await beginGeneration(db)
    await fold(db)
    expect(await verify(db)).toEqual([])
  })
})
