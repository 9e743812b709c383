import { describe, expect, it } from 'vitest'
import { findByCode } from '../../server/store/counters.ts'
import type { Db } from '../../server/store/db.ts'
import { setDossiers } from '../../server/store/dossiers.ts'
import { handledIn } from '../../server/store/handled.ts'
import { fold } from '../../server/store/fold.ts'
import { knownUnits } from '../../server/store/lineage.ts'
import { keepResponse } from '../../server/store/responses.ts'
import { momentOf } from '../../server/store/moment.ts'
import { type By, sumsBy, type SumsFilter } from '../../server/store/tallies.ts'
import { changeUnits, type NewUnit } from '../../server/store/unitChange.ts'
import { units, unitsBelow } from '../../server/store/units.ts'
import type { Answers } from '../../shared/answers.ts'
import { addDays, type Day, type Month } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'
import type { Scores } from '../../shared/scores.ts'
import { databases, sqlite } from '../support/databases.ts'
import { openOffice } from '../support/office.ts'
import type { Extent } from '../../shared/layout.ts'
import { respondentsIn } from '../../shared/sums.ts'
import { SIXTEEN, someAnswers } from '../support/responses.ts'
import { openHue, TODAY } from '../support/store.ts'

/** In the middle of a quarter and of a month. */
const CHANGE = '2026-11-10' as Day
const BEFORE = addDays(CHANGE, -1)
/** Counters are divided in whole months only. */
const MONTHS = { from: '2026-09-01' as Day, to: '2026-11-30' as Day }
const PERIOD = { questionnaire: 'sipas-2026@1', from: '2026-09-20' as Day, to: TODAY }

const ward = (id: string, more: Partial<NewUnit> = {}): NewUnit => ({
  id,
  code: id.toUpperCase(),
  name: { vi: `Phường ${id}`, en: `${id} Ward` },
  level: 'commune',
  kind: 'ward',
  parent: 'hue',
  ...more,
})

const codeOf = async (db: Db, counter: string) =>
  (await db.query.selectFrom('code').where('counter', '=', counter).select('code').executeTakeFirstOrThrow()).code
const unitAt = async (db: Db, counter: string, day: Day) =>
  (await findByCode(db, await codeOf(db, counter), day))?.unit.id

/** Scans a counter's printed code on some days and answers, each to the unit whose it is then. */
async function scan(db: Db, counter: string, days: Day[], random = seeded(7)) {
  const code = await codeOf(db, counter)
  const answers = someAnswers(SIXTEEN, random, days.length)
  for (const [i, day] of days.entries()) {
    const desk = (await findByCode(db, code, day))!
    await keepResponse(db, {
      id: responseId(day, random),
      day,
      questionnaire: PERIOD.questionnaire,
      unit: desk.unit.id,
      counter: desk.counter.id,
      area: desk.areas[0]!.id,
      answers: answers[i] as Answers,
      respondent: null,
      comment: null,
      channel: 'code',
      origin: 'citizen',
    })
  }
  await fold(db)
}

const DESKS = ['phu-xuan-1', 'phu-xuan-2', 'kim-long-1', 'an-cuu-1']
/** Before and after the change, in months that are whole and months that are not. */
const DAYS = ['2026-09-25', '2026-10-03', '2026-10-31', BEFORE, CHANGE, '2026-11-20'] as Day[]
const scanAll = async (db: Db, days = DAYS) => {
  for (const [i, desk] of DESKS.entries()) await scan(db, desk, days, seeded(i))
}

const countBy = async (db: Db, by: By, filter: Partial<SumsFilter> = {}) => {
  const moment = await momentOf(db)
  const read = async (extent: Extent) =>
    Object.fromEntries(
      [...(await sumsBy(moment, { ...PERIOD, ...filter }, SIXTEEN, by, extent))].map(([key, sums]) => [
        key,
        respondentsIn(SIXTEEN, sums),
      ]),
    )
  const counts = await read('whole')
  // Where there are enough places, from lists.
  expect(await read('head')).toEqual(counts)
  return counts
}
const totals = async (db: Db, filter: Partial<SumsFilter> = {}) =>
  (await sumsBy(await momentOf(db), { ...PERIOD, ...filter }, SIXTEEN, 'all')).get('')

describe.each(databases)('on $name', (database) => {
  it('a merger in the middle of a quarter changes no total, by the units of then or of now', async () => {
    const db = await openHue(database)
    await scanAll(
      db,
      DAYS.filter((day) => day < CHANGE),
    )
    const before = await totals(db)
    await changeUnits(db, { kind: 'merge', day: CHANGE, from: ['phu-xuan', 'kim-long'], to: [ward('co-do')] })
    expect(await totals(db)).toEqual(before)
    expect(await totals(db, { unitsOn: TODAY })).toEqual(before)

    await scanAll(
      db,
      DAYS.filter((day) => day >= CHANGE),
    )
    expect(await totals(db, { unitsOn: TODAY })).toEqual(await totals(db))
    expect(await countBy(db, 'unit')).toEqual({ 'phu-xuan': 8, 'kim-long': 4, 'co-do': 6, 'an-cuu': 6 })
    expect(await countBy(db, 'unit', { unitsOn: TODAY })).toEqual({ 'co-do': 18, 'an-cuu': 6 })
    expect(await countBy(db, 'unit', { unitsOn: BEFORE })).toMatchObject({ 'phu-xuan': 8, 'an-cuu': 6 })
    expect(await countBy(db, 'day', { unitsOn: TODAY, units: ['co-do'] })).toMatchObject({ [BEFORE]: 3, [CHANGE]: 3 })
    expect(await countBy(db, 'month', { unitsOn: TODAY, units: ['co-do'] })).toEqual({
      '2026-09': 3,
      '2026-10': 6,
      '2026-11': 9,
    })
    expect(await countBy(db, 'area', { unitsOn: TODAY, units: ['kim-long'] })).toEqual({})
  })

  it('a split leads each counter, its code and its history to the part that was named', async () => {
    const db = await openHue(database)
    await scanAll(
      db,
      DAYS.filter((day) => day < CHANGE),
    )
    const counters = { 'phu-xuan-1': 'bac', 'phu-xuan-2': 'nam', 'phu-xuan-3': 'nam', 'phu-xuan-4': 'nam' }
    const split = { kind: 'split', day: CHANGE, from: ['phu-xuan'], to: [ward('bac'), ward('nam')] } as const
    await expect(changeUnits(db, { ...split, from: ['phu-xuan'], to: [...split.to] })).rejects.toThrow(/phu-xuan-1/)
    await changeUnits(db, { ...split, from: ['phu-xuan'], to: [...split.to], counters })
    await scanAll(
      db,
      DAYS.filter((day) => day >= CHANGE),
    )

    expect([await unitAt(db, 'phu-xuan-1', CHANGE), await unitAt(db, 'phu-xuan-2', CHANGE)]).toEqual(['bac', 'nam'])
    expect(await totals(db, { unitsOn: TODAY })).toEqual(await totals(db))
    const then = { 'phu-xuan': 8, bac: 2, nam: 2, 'kim-long': 6, 'an-cuu': 6 }
    expect(await countBy(db, 'unit')).toEqual(then)
    expect(await countBy(db, 'unit', { unitsOn: TODAY })).toEqual({ bac: 6, nam: 6, 'kim-long': 6, 'an-cuu': 6 })
    expect(await countBy(db, 'counter', { unitsOn: TODAY, units: ['bac'], ...MONTHS })).toEqual({ 'phu-xuan-1': 6 })
  })

  it('a ward that gives one counter to a new ward goes on with the others', async () => {
    const db = await openHue(database)
    const change = { kind: 'split', day: CHANGE, from: ['phu-xuan'], to: ['phu-xuan', ward('nam')] } as const
    await changeUnits(db, { ...change, from: ['phu-xuan'], to: [...change.to], counters: { 'phu-xuan-2': 'nam' } })
    await scanAll(db)
    expect([await unitAt(db, 'phu-xuan-1', CHANGE), await unitAt(db, 'phu-xuan-2', CHANGE)]).toEqual([
      'phu-xuan',
      'nam',
    ])
    expect(await countBy(db, 'unit', { unitsOn: TODAY, units: ['phu-xuan', 'nam'] })).toEqual({ 'phu-xuan': 6, nam: 6 })
    expect((await units(db)).find(({ id }) => id === 'phu-xuan')?.validTo).toBeNull()
  })

  it('names and levels that change leave the response with the unit of then', async () => {
    const db = await openHue(database)
    await scan(db, 'phu-xuan-1', ['2026-10-01' as Day])
    await changeUnits(db, { kind: 'rename', day: '2026-10-10' as Day, from: ['phu-xuan'], to: [ward('thanh-noi')] })
    await scan(db, 'phu-xuan-1', ['2026-10-20' as Day])
    const special = ward('dac-khu', { kind: 'department', level: 'province' })
    await changeUnits(db, { kind: 'move', day: CHANGE, from: ['thanh-noi'], to: [special] })
    await scan(db, 'phu-xuan-1', [CHANGE])
    await changeUnits(db, { kind: 'merge', day: addDays(CHANGE, 5), from: ['dac-khu'], to: ['an-cuu'] })
    await scan(db, 'phu-xuan-1', [TODAY])

    expect(await countBy(db, 'unit')).toEqual({ 'phu-xuan': 1, 'thanh-noi': 1, 'dac-khu': 1, 'an-cuu': 1 })
    expect(await countBy(db, 'unit', { unitsOn: TODAY })).toEqual({ 'an-cuu': 4 })
    expect(await countBy(db, 'unit', { unitsOn: CHANGE, to: CHANGE })).toEqual({ 'dac-khu': 3 })
    const chain = (await units(db)).filter(({ id }) => ['phu-xuan', 'thanh-noi', 'dac-khu'].includes(id))
    expect(chain.map(({ id, level, validFrom, validTo }) => [id, level, validFrom, validTo]).toSorted()).toEqual([
      ['dac-khu', 'province', CHANGE, addDays(CHANGE, 4)],
      ['phu-xuan', 'commune', '2025-07-01', '2026-10-09'],
      ['thanh-noi', 'commune', '2026-10-10', BEFORE],
    ])
  })

  it('an old code answers under the new unit from that day on, and can be led to another counter', async () => {
    const db = await openHue(database)
    const code = await codeOf(db, 'phu-xuan-1')
    await changeUnits(db, { kind: 'merge', day: CHANGE, from: ['phu-xuan'], to: ['kim-long'] })
    expect((await findByCode(db, code, BEFORE))?.unit.id).toBe('phu-xuan')
    expect((await findByCode(db, code, CHANGE))?.unit.id).toBe('kim-long')
  })

  it('refuses what cannot be, and changes nothing', async () => {
    const db = await openHue(database)
    const before = await units(db)
    const refused: [Partial<Parameters<typeof changeUnits>[1]>, RegExp][] = [
      [{ from: ['cu-gia-hoi'] }, /cu-gia-hoi is not there/],
      [{ from: ['atlantis'] }, /no such unit: atlantis/],
      [{ to: [ward('phu-xuan-moi'), ward('b')] }, /a merge has one successor/],
      [{ to: ['cu-gia-hoi'] }, /cu-gia-hoi is not there/],
      [{ to: [ward('kim-long')] }, /id of a unit already/],
      [{ to: ['phu-xuan'] }, /no unit would change/],
      [{ to: [ward('b', { parent: 'phu-xuan' })] }, /ends and cannot be above/],
      [{ day: '2025-07-01' as Day }, /is not there on 2025-06-30/],
      [{ kind: 'rename', to: ['kim-long'] }, /one new unit/],
      [{ counters: { 'kim-long-1': 'b' } }, /kim-long-1=b/],
      [{ kind: 'split', from: ['hue'], to: [ward('b'), ward('c')] }, /cannot be|cannot be above|units below it/],
    ]
    for (const [change, message] of refused)
      await expect(
        changeUnits(db, { kind: 'merge', day: CHANGE, from: ['phu-xuan'], to: [ward('b')], ...change }),
      ).rejects.toThrow(message)
    expect(await units(db)).toEqual(before)
    expect(await unitAt(db, 'phu-xuan-1', TODAY)).toBe('phu-xuan')
  })

  it('dossiers go with the units that merged, and are not known for one part of a split', async () => {
    const db = await openHue(database)
    const october = { from: '2026-10' as Month, to: '2026-10' as Month }
    const row = (unit: string, count: number) => ({ unit, area: 'ho-tich', month: october.from, count })
    await setDossiers(db, [row('phu-xuan', 300), row('kim-long', 200), row('an-cuu', 100)])
    await changeUnits(db, { kind: 'merge', day: CHANGE, from: ['phu-xuan'], to: ['kim-long'] })
    const counters = Object.fromEntries([1, 2, 3, 4].map((n) => [`an-cuu-${n}`, n < 2 ? 'bac' : 'nam']))
    await changeUnits(db, { kind: 'split', day: CHANGE, from: ['an-cuu'], to: [ward('bac'), ward('nam')], counters })

    const of = async (...asked: string[]) =>
      (await handledIn(await momentOf(db), { ...october, units: asked, unitsOn: TODAY }))?.('unit')
    expect(await of('kim-long')).toEqual(new Map([['kim-long', 500]]))
    expect(await of('bac', 'nam')).toEqual(new Map([['an-cuu', 100]]))
    expect(await of('bac', 'kim-long')).toBeUndefined()
    expect(await of('phu-xuan')).toBeUndefined()
  })
})

const ids = async (db: Db, id: string, as: 'then' | 'now') =>
  (await knownUnits(db))
    .on(TODAY)
    .within(id, as)
    .map((unit) => unit.id)
const answered = ({ rows }: Scores) => Object.fromEntries(rows.filter(({ n }) => n).map(({ key, n }) => [key, n]))

const below = async (db: Db, id: string) => unitsBelow(await units(db), id)

describe('whoever asks', () => {
  it('sees today what is there today, and with then all that it came from', async () => {
    const db = await openHue(sqlite)
    expect(await ids(db, 'phu-xuan', 'now')).toEqual(['phu-xuan'])
    const old = ['cu-gia-hoi', 'cu-phu-hau', 'cu-tay-loc', 'cu-thuan-loc', 'cu-thuan-hoa', 'cu-dong-ba']
    expect(await ids(db, 'phu-xuan', 'then')).toEqual([...old, 'phu-xuan'])
    const province = await ids(db, 'hue', 'now')
    expect(province.filter((id) => id.startsWith('cu-'))).toEqual([])
    expect(await ids(db, 'hue', 'then')).toEqual((await below(db, 'hue')).map(({ id }) => id))
  })

  it('keeps what is below when the unit above is renamed', async () => {
    const db = await openHue(sqlite)
    const before = (await below(db, 'hue')).length
    const named = ward('co-do', { level: 'province', kind: 'province', parent: null })
    await changeUnits(db, { kind: 'rename', day: CHANGE, from: ['hue'], to: [named] })
    // Units that had ended stay under the one of their time.
    expect((await below(db, 'co-do')).length + (await below(db, 'hue')).length).toBe(before + 1)
    expect(await ids(db, 'co-do', 'then')).toContain('cu-gia-hoi')
  })

  it('reads the API by the units of now unless it asks for those of then', async () => {
    const office = await openOffice(await sqlite.open())
    const { db } = office.deps
    const twenty = Array.from({ length: 20 }, (_, i) => addDays(BEFORE, -i))
    await scanAll(db, twenty)
    await changeUnits(db, { kind: 'merge', day: CHANGE, from: ['phu-xuan', 'kim-long'], to: [ward('co-do')] })

    const now = await office.scores('by=unit&from=2026-09-01')
    const then = await office.scores('by=unit&from=2026-09-01&units=then')
    expect([now.n, then.n]).toEqual([80, 80])
    expect(now.index).toBe(then.index)
    expect(answered(now)).toEqual({ 'co-do': 60, 'an-cuu': 20 })
    expect(answered(then)).toEqual({ 'phu-xuan': 40, 'kim-long': 20, 'an-cuu': 20 })
    expect(now.rows.map(({ key }) => key)).not.toContain('phu-xuan')

    const own = office.as({ role: 'unit', unit: 'co-do' })
    expect((await own.scores()).n).toBe(60)
    expect((await own.scores('units=then')).n).toBe(60)
    // A unit that ended has figures of then, for itself and for those that it went on as.
    expect((await own.scores('unit=phu-xuan')).n).toBe(40)
    expect((await office.as({ role: 'unit', unit: 'phu-xuan' }).scores()).n).toBe(40)
    expect((await own.get('/api/v1/scores?unit=an-cuu')).status).toBe(403)
    expect((await own.get('/api/v1/scores?unit=atlantis')).status).toBe(422)
    expect((await own.get('/api/v1/scores?units=both')).status).toBe(422)
  })
})
