import { describe, expect, it } from 'vitest'
import { fold } from '../../../server/store/fold.ts'
import { firstDay, hasSimulated, keepResponse, lastSeq, latestDay } from '../../../server/store/responses.ts'
import type { ResponseRow } from '../../../server/store/tables.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { responseId } from '../../../shared/id.ts'
import { seeded } from '../../../shared/random.ts'
import { databases } from '../../support/databases.ts'
import { times } from '../../support/responses.ts'
import { drafts, keepAll, openHue, stored, TODAY } from '../../support/store.ts'

const [one, two] = drafts(2) as [ReturnType<typeof drafts>[0], ReturnType<typeof drafts>[0]]

/** A response of so many days after TODAY, with an id that says something else. */
function on(days: number, seed: number, idDay: Day): ResponseRow {
  const [row] = drafts(1, { seed }) as [ResponseRow]
  return { ...row, id: responseId(idDay, seeded(seed)), day: addDays(TODAY, days) }
}

describe.each(databases)('$name', (database) => {
  const { open, again } = database

  it('keeps a response once, however often it is sent at once to two instances', async () => {
    const db = await open()
    const other = again(db)

    const kept = await Promise.all(times(50, (i) => keepResponse(i % 2 ? db : other, one)))

    expect(kept.toSorted()).toEqual(['new', ...times(49, () => 'same')].toSorted())
    expect(await lastSeq(db)).toBe(1)
  })

  it('knows a response that was sent again, and another one with its id', async () => {
    const db = await open()
    await keepResponse(db, one)

    const [replayed, afterMidnight, otherAnswers, otherComment] = await keepAll(db, [
      one,
      { ...one, day: addDays(one.day, 1) },
      { ...one, answers: two.answers },
      { ...one, comment: 'Cảm ơn' },
    ])

    expect([replayed, afterMidnight, otherAnswers, otherComment]).toEqual(['same', 'same', 'different', 'different'])
    expect(await stored(db)).toEqual([{ seq: 1, ...one }])
  })

  it('takes three hundred phones at once, each once and in one order', async () => {
    const db = await open()
    const other = again(db)
    const rows = drafts(300, { seed: 2 })

    const kept = await Promise.all(rows.map((row, i) => keepResponse(i % 2 ? db : other, row)))

    expect(new Set(kept)).toEqual(new Set(['new']))
    const all = await stored(db)
    expect(all.map(({ seq }) => seq)).toEqual(times(300, (i) => i + 1))
    const seqOf = new Map(all.map(({ id, seq }) => [id, seq]))
    expect(new Set(all)).toEqual(new Set(rows.map((row) => ({ ...row, seq: seqOf.get(row.id)! }))))
  })

  it('keeps the others of a group in which the database refuses one', async () => {
    const db = await open()
    const refused = { ...two, answers: null as never }

    const outcomes = await Promise.allSettled([keepResponse(db, one), keepResponse(db, refused), keepResponse(db, two)])

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await lastSeq(db)).toBe(2)
  })

  it('gives back what it was given', async () => {
    const db = await open()
    const row: ResponseRow = {
      ...one,
      id: '0f8fad5b-d9cb-469f-a165-70867728950e',
      area: '',
      channel: 'assisted',
      respondent: JSON.stringify({ sex: 'female', education: 'other', occupation: 'retired' }),
      comment: 'Nhanh gọn, “cảm ơn”\n🙂',
    }

    expect(await keepAll(db, [two, row])).toEqual(['new', 'new'])

    expect(await stored(db, row.id)).toEqual([{ seq: 2, ...row }])
  })

  it('numbers what responses are about the same for every instance', async () => {
    const db = await open()
    const rows = drafts(60, { seed: 6 })

    await Promise.all([keepAll(db, rows), keepAll(again(db), drafts(60, { seed: 7 })), keepAll(again(db), rows)])

    const cells = await db.query.selectFrom('cell').selectAll().orderBy('id').execute()
    expect(cells.map(({ id }) => id)).toEqual(times(cells.length, (i) => i + 1))
    expect(new Set(cells.map((cell) => JSON.stringify({ ...cell, id: 0 }))).size).toBe(cells.length)
    expect((await stored(db)).length).toBe(120)
  })

  it('finds the first day among what is counted and what is not, whatever ids say', async () => {
    const db = await openHue(database)
    await keepAll(db, [on(0, 20, TODAY), on(-3, 21, '1999-01-01' as Day), on(-1, 22, '2999-01-01' as Day)])
    expect([await firstDay(db), await latestDay(db)]).toEqual([addDays(TODAY, -3), TODAY])
    await fold(db)
    expect(await firstDay(db)).toBe(addDays(TODAY, -3))
    await keepAll(db, [on(-400, 23, TODAY)])
    expect(await firstDay(db)).toBe(addDays(TODAY, -400))
  })

  it('knows the first day, the last number and whether any response is simulated', async () => {
    const db = await open()
    expect([await firstDay(db), await lastSeq(db), await hasSimulated(db)]).toEqual([null, 0, false])

    await keepResponse(db, one)
    expect([await firstDay(db), await lastSeq(db), await hasSimulated(db)]).toEqual([TODAY, 1, false])

    await keepResponse(db, { ...two, day: addDays(TODAY, -9), origin: 'simulated' })
    expect([await firstDay(db), await lastSeq(db), await hasSimulated(db)]).toEqual([addDays(TODAY, -9), 2, true])
  })
})
