import { describe, expect, it } from 'vitest'
import type { Db } from '../../../server/store/db.ts'
import { fold } from '../../../server/store/fold.ts'
import { beginGeneration, liveGeneration } from '../../../server/store/generations.ts'
import { keepResponse } from '../../../server/store/responses.ts'
import { inOneMoment } from '../../../server/store/rounds.ts'
import { rule } from '../../../server/store/rulings.ts'
import { type Moment, momentOf } from '../../../server/store/moment.ts'
import { sumsBy } from '../../../server/store/tallies.ts'
import { verify } from '../../../server/store/verify.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { seeded } from '../../../shared/random.ts'
import { respondentsIn } from '../../../shared/sums.ts'
import { databases } from '../../support/databases.ts'
import { SIXTEEN } from '../../support/responses.ts'
import { drafts, foldHalf, keepAll, openHue, TODAY } from '../../support/store.ts'

const ALWAYS = { questionnaire: 'sipas-2026@1', from: '2000-01-01' as Day, to: '2030-12-31' as Day }

/** All respondents that the tallies count. */
async function countedIn(moment: Moment) {
  const sums = (await sumsBy(moment, ALWAYS, SIXTEEN, 'all', 'brief')).get('')
  return sums ? respondentsIn(SIXTEEN, sums) : 0
}

const counted = async (db: Db) => countedIn(await momentOf(db))

describe.each(databases)('$name', (database) => {
  it('counts every response once while two instances write and fold at the same time', async () => {
    const db = await openHue(database)
    const other = database.again(db)
    const rows = drafts(160, { seed: 3, days: 3 })

    for (let i = 0; i < rows.length; i += 40)
      await Promise.all([
        keepAll(db, rows.slice(i, i + 20)),
        fold(other, { limit: 17 }),
        keepAll(other, rows.slice(i + 20, i + 40)),
        fold(db, { limit: 23 }),
      ])
    await Promise.all([fold(db), fold(other), fold(db), fold(other)])

    expect((await liveGeneration(db)).response).toBe(160)
    expect(await counted(db)).toBe(160)
    expect(await verify(db)).toEqual([])
  })

  it('lets a fold that comes late change nothing, however far others have gone', async () => {
    const db = await openHue(database)
    await keepAll(db, drafts(30, { seed: 4 }))
    const late: Db = {
      ...db,
      async batch(statements) {
        await fold(db, { limit: 4 })
        return db.batch(statements)
      },
    }

    await fold(late)

    expect(await counted(db)).toBe(30)
    expect(await verify(db)).toEqual([])
    expect(await db.query.selectFrom('fold').selectAll().execute()).toHaveLength(1)
  })

  it('counts what there was and no more, so that it ends though responses never stop coming', async () => {
    const db = await openHue(database)
    const rows = drafts(60, { seed: 19 })
    let came = 20
    await keepAll(db, rows.slice(0, came))
    const pouring: Db = {
      ...db,
      async batch(statements) {
        await keepAll(db, rows.slice(came, ++came))
        return db.batch(statements)
      },
    }
    await fold(pouring)
    expect((await liveGeneration(db)).response).toBe(20)
    expect(came).toBeGreaterThan(20)
    await fold(db)
    expect(await counted(db)).toBe(came)
  })

  it('says that it has counted no more than there is, though it took over a lot that goes beyond', async () => {
    const db = await openHue(database)
    const other = database.again(db)
    await keepAll(db, drafts(10, { seed: 20 }))
    let isAlone = true
    const raced: Db = {
      ...db,
      async batch(statements) {
        if (isAlone) {
          isAlone = false
          await keepAll(other, drafts(120, { seed: 7, desks: 80 }))
          await foldHalf(other)
        }
        return db.batch(statements)
      },
    }
    const said: { counted: number; of: number }[] = []
    await fold(raced, { say: (progress) => said.push(progress) })
    expect(said.at(-1)).toEqual({ counted: 130, of: 130 })
    expect(said.filter(({ counted: some, of }) => some > of)).toEqual([])
  })

  it('counts by the cells and places of a copy that took over without the last rows', async () => {
    const db = await openHue(database)
    let isAway = false
    const shaky: Db = {
      ...db,
      batch: (statements) => (isAway ? Promise.reject(new Error('away')) : db.batch(statements)),
    }
    await keepAll(shaky, drafts(20, { seed: 20, desks: 40 }))
    await fold(shaky)

    for (const table of ['response', 'tally', 'cell', 'place'] as const) await db.query.deleteFrom(table).execute()
    await db.query.updateTable('fold').set({ response: 0 }).execute()
    isAway = true
    await expect(keepAll(shaky, drafts(1, { seed: 21 }))).rejects.toThrow('away')
    isAway = false
    await keepAll(shaky, drafts(20, { seed: 22, desks: 40 }))
    await fold(shaky)

    expect(await counted(shaky)).toBe(20)
    expect(await verify(database.again(db))).toEqual([])
  })

  it('goes on with a lot that was left half counted, whatever has come since', async () => {
    const db = await openHue(database)
    const rows = drafts(120, { seed: 7, days: 2, desks: 80 })
    await keepAll(db, rows)
    await foldHalf(db)
    const { response, lot } = await liveGeneration(db)
    expect([response, lot?.response]).toEqual([0, 120])
    expect(lot?.places).toBeGreaterThan(0)

    await keepAll(db, drafts(30, { seed: 8, desks: 80 }))
    await rule(db, { id: rows[0]!.id, isOut: true, reason: 'kiểm thử', actor: 'test', at: Date.parse(TODAY) })
    await fold(database.again(db), { limit: 11 })

    expect(await liveGeneration(db)).toMatchObject({ response: 150, ruling: 1, lot: null })
    expect(await counted(db)).toBe(149)
    expect(await verify(db)).toEqual([])
  })

  it('counts anew while others fold and read, and never shows less meanwhile', async () => {
    const db = await openHue(database)
    await keepAll(db, drafts(60, { seed: 5, days: 2 }))
    await fold(db)
    const { id } = await liveGeneration(db)

    await beginGeneration(db)
    const seen: number[] = []
    await Promise.all([
      fold(db, { limit: 7 }),
      fold(database.again(db), { limit: 5 }),
      keepAll(db, drafts(20, { seed: 6 })),
      (async () => {
        for (let i = 0; i < 10; i++) seen.push(await inOneMoment(db, countedIn))
      })(),
    ])
    await fold(db)

    expect(Math.min(...seen)).toBeGreaterThanOrEqual(60)
    expect((await liveGeneration(db)).id).toBe(id + 1)
    expect(await db.query.selectFrom('tally').where('generation', '=', id).select('place').execute()).toEqual([])
    expect(await counted(db)).toBe(80)
    expect(await verify(db)).toEqual([])
  })

  it('gives the sums of a naive recount for any order of arrivals, rulings, folds and rebuilds', async () => {
    const db = await openHue(database)
    const random = seeded(17)
    // Some of days long past, and of years before.
    const rows = drafts(150, { seed: 18, days: 60 }).map((row, i) =>
      i % 9 === 0 ? { ...row, day: addDays(row.day, -Math.floor(random() * 500)) } : row,
    )
    const kept: string[] = []
    for (let next = 0; next < rows.length;) {
      const act = random()
      if (act < 0.55) {
        const some = rows.slice(next, next + 1 + Math.floor(random() * 12))
        await Promise.all(some.map((row) => keepResponse(db, row)))
        kept.push(...some.map(({ id }) => id))
        next += some.length
      } else if (act < 0.75 && kept.length > 0) {
        const id = kept[Math.floor(random() * kept.length)]!
        await rule(db, { id, isOut: random() < 0.6, reason: 'kiểm thử', actor: 'test', at: Date.parse(TODAY) })
      } else if (act < 0.95) await fold(db, { limit: 1 + Math.floor(random() * 30) })
      else await beginGeneration(db)
    }
    expect(await verify(db)).toEqual([])
  })
})
