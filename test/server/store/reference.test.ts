import { describe, expect, it } from 'vitest'
import { reference } from '../../../server/reference/reference.ts'
import { areas } from '../../../server/store/areas.ts'
import { counters, countToday, findByCode } from '../../../server/store/counters.ts'
import type { Db } from '../../../server/store/db.ts'
import { dossiersOf, setDossiers } from '../../../server/store/dossiers.ts'
import { maximums } from '../../../server/store/maximums.ts'
import { officialResults } from '../../../server/store/officialResults.ts'
import { findQuestionnaire, questionnaires } from '../../../server/store/questionnaires.ts'
import { loadReference } from '../../../server/store/reference.ts'
import { findUnit, units, unitsBelow } from '../../../server/store/units.ts'
import { addDays, type Day, type Month } from '../../../shared/calendar.ts'
import { readCode } from '../../../shared/code.ts'
import { keyOf } from '../../../shared/questionnaire.ts'
import { seeded } from '../../../shared/random.ts'
import { databases } from '../../support/databases.ts'
import { drafts, keepAll, openHue, TODAY } from '../../support/store.ts'

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
const everyCounter = async (db: Db, today = TODAY) => counters(db, ids(await units(db)), today)
const [first] = reference.counters as [(typeof reference.counters)[0]]
const load = (db: Db, seed: number) => loadReference(db, reference, { today: TODAY, random: seeded(seed) })
const handled = (unit: string, area: string, month: string, count: number) => ({
  unit,
  area,
  month: month as Month,
  count,
})

const below = async (db: Db, id: string) => unitsBelow(await units(db), id)

describe.each(databases)('$name', (database) => {
  it('holds everything of the reference files', async () => {
    const db = await openHue(database)

    expect(ids(await units(db)).toSorted()).toEqual(ids([...reference.units, ...reference.predecessors]).toSorted())
    expect(ids(await areas(db))).toEqual(ids(reference.areas))
    expect(ids(await everyCounter(db))).toEqual(ids(reference.counters).toSorted())
    expect((await questionnaires(db)).map(keyOf).toSorted()).toEqual(reference.questionnaires.map(keyOf).toSorted())
    expect(await maximums(db)).toEqual(reference.maximums.toSorted((a, b) => a.year - b.year))
    expect(new Set(await officialResults(db))).toEqual(new Set(reference.officialResults))
    expect(await findUnit(db, 'phu-xuan')).toMatchObject({ id: 'phu-xuan', parent: 'hue' })
    expect(await below(db, 'hue')).toEqual((await units(db)).filter(({ id }) => reaches(id)))
    expect(ids(await below(db, 'phu-xuan'))).toEqual(['phu-xuan'])
    expect(await below(db, 'nowhere')).toEqual([])
  })

  it('gives each counter one valid code, whatever starts at the same time and again', async () => {
    const db = await database.open()

    await Promise.all([load(db, 1), load(database.again(db), 2)])
    const before = await everyCounter(db)
    await load(db, 3)

    expect(await everyCounter(db)).toEqual(before)
    const rows = await db.query.selectFrom('code').selectAll().execute()
    expect(rows).toHaveLength(reference.counters.length)
    expect(rows.filter(({ code }) => readCode(code) !== code)).toEqual([])
  })

  it('takes on what a published questionnaire offers anew: its form and its reasons', async () => {
    const db = await openHue(database)
    const [sipas, ...others] = reference.questionnaires
    const changed = { ...sipas, form: 'short' as const }
    await loadReference(db, { ...reference, questionnaires: [changed, ...others] }, { today: TODAY, random: seeded(1) })
    expect((await findQuestionnaire(db, keyOf(changed)))!.form).toBe('short')
  })

  it('refuses a published questionnaire that was edited', async () => {
    const db = await openHue(database)
    const [edited, ...others] = structuredClone(reference.questionnaires)
    edited.factors[0]!.criteria[0]!.text.vi += '?'
    const loading = loadReference(
      db,
      { ...reference, questionnaires: [edited, ...others] },
      { today: TODAY, random: seeded(1) },
    )

    await expect(loading).rejects.toThrow(`${keyOf(edited)} is published and cannot change`)
  })

  it('finds the newest version of a questionnaire, or the one asked for', async () => {
    const db = await openHue(database)
    const old = (await findQuestionnaire(db, 'sipas-2026'))!
    const body = JSON.stringify({ ...old, version: 2 })
    await db.batch([db.query.insertInto('questionnaire').values({ id: old.id, version: 2, published_on: TODAY, body })])

    expect((await findQuestionnaire(db, 'sipas-2026'))?.version).toBe(2)
    expect(await findQuestionnaire(db, 'sipas-2026@1')).toEqual(old)
    for (const name of ['sipas-2026@3', 'sipas-2026@', 'sipas-2026@x', 'none', ''])
      expect(await findQuestionnaire(db, name), name).toBeUndefined()
  })

  it('leads a code to its counter, to whose it is that day and to what it serves', async () => {
    const db = await openHue(database)
    const { code } = (await everyCounter(db)).find(({ id }) => id === first.id)!
    const moves = addDays(TODAY, 5)
    await db.batch([
      db.query.insertInto('counter_unit').values({ counter: first.id, unit: 'phu-xuan', from_day: moves }),
    ])

    const desk = (await findByCode(db, code!, TODAY))!

    expect(desk).toMatchObject({ code, state: 'serving', counter: { id: first.id, closedOn: null } })
    expect(desk.counter.name).toEqual({ vi: first.name, en: first.nameEn })
    expect(desk.unit.id).toBe(first.unit)
    expect(ids(desk.areas)).toEqual(ids(reference.areas.filter(({ id }) => first.areas.includes(id))))
    expect((await findByCode(db, code!, moves))?.unit.id).toBe('phu-xuan')
    expect(ids(await counters(db, ['phu-xuan'], moves))).toContain(first.id)
    expect(ids(await counters(db, ['phu-xuan'], TODAY))).not.toContain(first.id)
    expect(await findByCode(db, code!, '1999-01-01' as Day)).toBeUndefined()
    expect(await findByCode(db, 'none', TODAY)).toBeUndefined()
  })

  it('shows the code in force and says when one was revoked', async () => {
    const db = await openHue(database)
    const { id, code } = (await everyCounter(db))[0]!
    const tomorrow = addDays(TODAY, 1)
    await db.batch([
      db.query.updateTable('code').set({ revoked_on: tomorrow }).where('code', '=', code!),
      db.query.insertInto('code').values({ code: 'NEW', counter: id, made_on: addDays(TODAY, -1), revoked_on: null }),
    ])

    const codeOn = async (day: Day) => (await everyCounter(db, day)).find((counter) => counter.id === id)!.code
    expect((await findByCode(db, code!, TODAY))?.state).toBe('serving')
    expect((await findByCode(db, code!, tomorrow))?.state).toBe('revoked')
    expect(await codeOn(tomorrow)).toBe('NEW')
    await db.batch([db.query.updateTable('code').set({ revoked_on: tomorrow }).where('code', '=', 'NEW')])
    expect(await codeOn(tomorrow)).toBeNull()
  })

  it('counts what a counter received on a day', async () => {
    const db = await openHue(database)
    const rows = drafts(20, { seed: 11, days: 2 })
    await keepAll(db, rows)

    const expected = rows.filter(({ counter, day }) => counter === first.id && day === TODAY).length
    expect(await countToday(db, first.id, TODAY)).toBe(expected)
    expect(await countToday(db, first.id, addDays(TODAY, 1))).toBe(0)
  })

  it('keeps the newest number of dossiers and reads it by period and unit', async () => {
    const db = await openHue(database)
    const [a, b, c] = [
      handled('phu-xuan', 'ho-tich', '2026-10', 7),
      handled('phu-xuan', 'dat-dai', '2026-11', 8),
      handled('vy-da', 'ho-tich', '2026-12', 9),
    ] as const
    await setDossiers(db, [{ ...a, count: 1 }, b, c])
    await setDossiers(db, [a])
    const read = (more: object = {}) => dossiersOf(db, { from: '2026-10' as Month, to: '2026-11' as Month, ...more })

    expect(new Set(await read())).toEqual(new Set([a, b]))
    expect(new Set(await read({ to: '2026-12' }))).toEqual(new Set([a, b, c]))
    expect(await read({ units: ['vy-da'], to: '2026-12' })).toEqual([c])
    expect(await read({ units: [] })).toEqual([])
  })
})

const parentOf = new Map([...reference.units, ...reference.predecessors].map(({ id, parent }) => [id, parent]))
const reaches = (id: string | null): boolean => id === 'hue' || (id !== null && reaches(parentOf.get(id)!))
