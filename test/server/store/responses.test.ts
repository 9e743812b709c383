import { describe, expect, it } from 'vitest'
import { firstDay, hasSimulated, keepResponse, lastSeq } from '../../../server/store/responses.ts'
import { addDays } from '../../../shared/calendar.ts'
import { databases } from '../../support/databases.ts'
import { times } from '../../support/responses.ts'
import { drafts, keepAll, TODAY } from '../../support/store.ts'

const [one, two] = drafts(2) as [ReturnType<typeof drafts>[0], ReturnType<typeof drafts>[0]]

describe.each(databases)('$name', ({ open, again }) => {
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
    expect(await db.query.selectFrom('response').selectAll().execute()).toEqual([{ seq: 1, ...one }])
  })

  it('takes three hundred phones at once, each once and in one order', async () => {
    const db = await open()
    const other = again(db)
    const rows = drafts(300, { seed: 2 })

    const kept = await Promise.all(rows.map((row, i) => keepResponse(i % 2 ? db : other, row)))

    expect(new Set(kept)).toEqual(new Set(['new']))
    const stored = await db.query.selectFrom('response').select(['seq', 'id']).orderBy('seq').execute()
    expect(stored.map(({ seq }) => seq)).toEqual(times(300, (i) => i + 1))
    expect(stored.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
  })

  it('keeps the others of a group in which the database refuses one', async () => {
    const db = await open()
    const refused = { ...two, unit: null as never }

    const outcomes = await Promise.allSettled([keepResponse(db, one), keepResponse(db, refused), keepResponse(db, two)])

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await lastSeq(db)).toBe(2)
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
