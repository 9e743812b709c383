import { describe, expect, it, vi } from 'vitest'
import type { Day, Month } from '../../shared/calendar.ts'
import { criteriaOf, METHODS } from '../../shared/questionnaire.ts'
import { seeded } from '../../shared/random.ts'
import { emptySums, merge } from '../../shared/sums.ts'
import { weightedScore } from '../../shared/weights.ts'
import { reference } from '../../server/reference/reference.ts'
import { Covers, type Part, type Place } from '../../server/scoring/places.ts'
import { setDossiers } from '../../server/store/dossiers.ts'
import { momentOf } from '../../server/store/moment.ts'
import { bringUpToDate } from '../../server/store/rounds.ts'
import { stratumOf } from '../../server/store/stratum.ts'
import { sumsBy } from '../../server/store/tallies.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { migrate } from '../../server/store/migrate.ts'
import { attack, isExposed } from '../support/attack.ts'
import { openOffice } from '../support/office.ts'
import { SIXTEEN } from '../support/responses.ts'
import { CRITERIA, openProvince, type Province } from '../support/province.ts'
import { type Count, recovered, shownTooSmall } from '../support/published.ts'
import { countsOf, criterionCounts, readAll, type Said } from '../support/reader.ts'

const K = 5
/** The first and the last: nearly everyone answers the one, few the other. */
const TWO = [CRITERIA[0]!, CRITERIA.at(-1)!]

async function openFresh() {
  const db = openSqlite(':memory:')
  await migrate(db)
  return db
}

const openSmall = async (seed: number) => openProvince(await openFresh(), seed, K)

/** Hidden counts of fewer than k that the shown ones give exactly. */
function exposed(counts: Count[]): string[] {
  const small = counts.filter(({ isHidden, sum }) => isHidden && sum > 0 && sum < K)
  const known = attack(
    counts.filter(({ isHidden }) => !isHidden),
    small.map(({ cells }) => cells),
  )
  return small.filter((_, i) => isExposed(known[i]!)).map(({ name }) => name)
}

/** The finest cells, which nothing shows. */
const finest = ({ cells }: Province): Count[] =>
  cells.flatMap(({ n, unit, counter, area, day }, i) =>
    n > 0 ? { name: [unit, counter, area, day].join(' '), cells: [i], sum: n, isHidden: true } : [],
  )

async function expectSafe(province: Province) {
  const said = await readAll(province)
  const counts = countsOf(said, province)
  expect(said.filter(({ cells, n }) => n !== null && n !== truth(province, cells))).toEqual([])
  expect(said.filter(({ divisions, cells, n }) => divisions > 1 && cells.length > 0 && n !== null)).toEqual([])
  expect(counts.filter(({ isHidden, sum }) => !isHidden && sum > 0).length).toBeGreaterThan(20)
  expect(shownTooSmall(counts, K)).toEqual([])
  expect(recovered(counts, K)).toEqual([])
  expect(exposed([...counts, ...finest(province)])).toEqual([])
  for (const key of TWO) {
    const ofCriterion = criterionCounts(key, said, province)
    expect(shownTooSmall(ofCriterion, K)).toEqual([])
    expect(exposed(ofCriterion)).toEqual([])
  }
  return counts
}

describe('an administrator who asks for everything', () => {
  // One without a reform, and one of each kind of them in the middle of a month.
  it.each([0, 1, 2, 3, 4, 5])('cannot work out a small cell of province %i', async (seed) => {
    const counts = await expectSafe(await openSmall(seed))
    // If only what is small were hidden: the attack can tell.
    const primary = counts.map((count) => ({ ...count, isHidden: count.sum > 0 && count.sum < K }))
    expect(exposed(primary)).not.toEqual([])
  })

  it.each([10, 12])('nor after more have come to province %i, today or late, and some were ruled out', async (seed) => {
    const random = seeded(seed)
    const province = await openSmall(seed)
    await province.office.scores()
    const today = province.cells.at(-1)!.day
    for (const many of [12, 40]) {
      const cells = province.cells.filter(({ day }) => day === today || random() < 0.2)
      for (let i = 0; i < many; i++) await province.come(cells[Math.floor(random() * cells.length)]!)
      await expectSafe(province)
      for (let i = 0; i < 4; i++) await province.leave(cells[Math.floor(random() * cells.length)]!)
      await expectSafe(province)
    }
  })
})

const truth = ({ cells }: Province, of: Said['cells']) => of.reduce((sum, i) => sum + cells[i]!.n, 0)

/** Everything in an answer that says it is hidden. */
function hiddenIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(hiddenIn)
  return 'suppressed' in value && value.suppressed ? [value as Record<string, unknown>, ...inside] : inside
}

const SECRET = ['index', 'n', 'interval', 'se', 'points', 'adequate', 'responseRate', 'rank', 'counts']

describe('a hidden figure', () => {
  it('says nothing by any other number', async () => {
    const { office, units, areas } = await openSmall(0)
    const month = '2026-10' as Month
    await setDossiers(
      office.deps.db,
      units.flatMap(({ id }) => areas.map((area) => ({ unit: id, area, month, count: 40 }))),
    )
    let seen = 0
    for (const { id } of units)
      for (const by of ['unit', 'area', 'counter', 'month', 'day', 'factor', 'criterion']) {
        const query = `unit=${id}&from=2026-10-01&to=2026-10-31&by=${by}`
        const scores = await office.scores(`${query}&with=phu-xuan&weighted=true`)
        expect(await office.part('rows', query), 'asked for alone').toEqual({ rows: scores.rows })
        expect(await office.part('weighted', query), 'asked for alone').toEqual({ weighted: scores.weighted })
        for (const figure of hiddenIn(scores)) {
          for (const name of SECRET) expect(figure[name] ?? null, name).toBeNull()
          expect(figure).toMatchObject({ complete: false, absence: 'hidden' })
          seen++
        }
        const { suppressed, weighted, previous, other, nine, factors } = scores
        if (!suppressed) continue
        expect([weighted, previous, other, nine]).toEqual([null, null, null, null])
        expect(factors.every((factor) => factor.suppressed && factor.criteria.every((one) => one.suppressed))).toBe(
          true,
        )
      }
    expect(seen).toBeGreaterThan(500)
  })

  it('has no weight of its own in a weighted index', async () => {
    const { office, units, areas } = await openSmall(0)
    const { db } = office.deps
    const period = 'from=2026-10-01&to=2026-10-31'
    const strata = units.flatMap(({ id }) => areas.map((area) => ({ unit: id, area, month: '2026-10' as Month })))
    const isHidden = new Map<string, boolean>()
    for (const { unit, area } of strata)
      isHidden.set(`${unit} ${area}`, (await office.scores(`unit=${unit}&area=${area}&${period}`)).suppressed)
    const two = strata.filter(({ unit, area }) => isHidden.get(`${unit} ${area}`)).slice(0, 2)
    expect(two).toHaveLength(2)
    const weighted = async (first: number, second: number) => {
      await setDossiers(
        db,
        strata.map((row) => ({ ...row, count: row === two[0] ? first : row === two[1] ? second : 50 })),
      )
      return (await office.scores(`${period}&weighted=true`)).weighted
    }
    expect(await weighted(10, 90)).toEqual(await weighted(90, 10))
    expect((await weighted(10, 90))?.index).not.toEqual((await weighted(10, 900))?.index)
  })

  it.each(METHODS)('is one stratum with the others that are hidden, by %s', async (method) => {
    const { office } = await openSmall(7)
    const { db } = office.deps
    const query = 'from=2026-09-01&to=2026-09-30'
    const filter = { questionnaire: 'sipas-2026@1', from: '2026-09-01' as Day, to: '2026-09-30' as Day }
    await bringUpToDate(db)
    const sums = await sumsBy(await momentOf(db), { ...filter, unitsOn: '2026-11-22' as Day }, SIXTEEN, 'stratum')
    const random = seeded(8)
    const counts = new Map([...sums.keys()].map((key) => [key, 20 + Math.floor(500 * random())]))
    await setDossiers(
      db,
      [...counts].map(([key, count]) => ({ ...stratumOf(key), month: '2026-09' as Month, count })),
    )

    const together = { dossiers: 0, sums: emptySums(SIXTEEN) }
    const strata = [together]
    for (const [key, dossiers] of counts) {
      const { unit, area } = stratumOf(key)
      const own = sums.get(key)!
      if (!(await office.scores(`unit=${unit}&area=${area}&${query}`)).suppressed) strata.push({ dossiers, sums: own })
      else {
        together.dossiers += dossiers
        merge(together.sums, own)
      }
    }
    expect([strata.length > 1, together.dossiers > 0]).toEqual([true, true])
    const { score } = weightedScore(SIXTEEN, strata, method)
    const { weighted } = await office.scores(`${query}&weighted=true&method=${method}`)
    expect(weighted!.index).toBeCloseTo(score.index!, 9)
    expect(weighted!.interval![0]).toBeCloseTo(score.interval![0], 9)
  })

  it('is one of nine indicators where too few gave all of them', async () => {
    const office = await openOffice(await openFresh(), { smallestCell: K })
    const keys = criteriaOf(reference.questionnaires.find(({ id }) => id === 'tt01-2018')!).map(({ key }) => key)
    const send = (some: string[]) =>
      office.answer({ questionnaire: 'tt01-2018', answers: Object.fromEntries(some.map((key) => [key, 2])) })
    const ask = () => office.scores('questionnaire=tt01-2018')
    for (let i = 0; i < 6; i++) await send(i < 4 ? keys : keys.slice(0, 5))
    expect(await ask()).toMatchObject({ n: null, nine: null, suppressed: true })
    await send(keys)
    // What has grown large enough is shown soon after.
    await vi.waitFor(
      async () => expect(await ask()).toMatchObject({ n: 7, nine: { n: 5, incomplete: 2 }, suppressed: false }),
      5_000,
    )
    await office.close()
  })
})

describe('the places of a part', () => {
  const places: Place[] = [
    ['ward', 'bac', 'phu-xuan', 'c1'],
    ['ward', 'nam', 'phu-xuan', 'c2'],
    ['ward', 'nam', 'nam', 'c2'],
    ['ward', 'an-cuu', 'an-cuu', 'c3'],
    ['department', 'so-y-te', 'so-y-te', 'c4'],
  ]
  const covers = new Covers(places)
  const cover = (part: Part) =>
    covers
      .of(part)
      .map((place) => place.join('/'))
      .toSorted()
  const all = ['bac', 'nam', 'phu-xuan', 'an-cuu', 'so-y-te']
  const wards = ['bac', 'nam', 'phu-xuan', 'an-cuu']

  it.each<[string, Part, string[]]>([
    ['the province', { units: all, as: 'now' }, ['']],
    ['the province of then', { units: all, as: 'then' }, ['']],
    ['one khối', { units: wards, as: 'now' }, ['ward']],
    ['one khối of then', { units: wards, as: 'then' }, ['ward']],
    ['a khối of then that a unit has left', { units: ['phu-xuan'], as: 'then' }, ['ward/bac', 'ward/nam/phu-xuan']],
    ['a unit', { units: ['an-cuu'], as: 'now' }, ['ward/an-cuu']],
    ['a unit of now', { units: ['nam'], as: 'now' }, ['ward/nam']],
    ['a unit of now, as it was then', { units: ['nam'], as: 'then' }, ['ward/nam/nam']],
    ['a unit with those it came from', { units: ['nam', 'phu-xuan'], as: 'then' }, ['ward/bac', 'ward/nam']],
    ['a unit that ended', { units: ['phu-xuan'], as: 'now' }, []],
    ['a counter, before and after', { units: all, as: 'now', counter: 'c2' }, ['ward/nam']],
    ['a counter of then', { units: ['phu-xuan'], as: 'then', counter: 'c2' }, ['ward/nam/phu-xuan']],
    ['a counter that is not the unit’s', { units: ['an-cuu'], as: 'now', counter: 'c2' }, []],
    ['a khối with one unit', { units: ['so-y-te'], as: 'now' }, ['department']],
  ])('of %s', (_, part, expected) => expect(cover(part)).toEqual(expected))
})
