import { beforeAll, describe, expect, it } from 'vitest'
import { reference } from '../../../server/reference/reference.ts'
import { fold } from '../../../server/store/fold.ts'
import { type Moment, momentOf } from '../../../server/store/moment.ts'
import { type By, sumsBy, type SumsFilter } from '../../../server/store/tallies.ts'
import { visitsIn } from '../../../server/store/visits.ts'
import { addDays, type Day, firstDayOf, lastDayOf, monthOf } from '../../../shared/calendar.ts'
import { emptySums, type Sums } from '../../../shared/sums.ts'
import { seeded } from '../../../shared/random.ts'
import { databases } from '../../support/databases.ts'
import { SIXTEEN, sumUp, times } from '../../support/responses.ts'
import { type Draft, drafts, keepAll, openHue, TODAY } from '../../support/store.ts'

const DAYS = 150
const ROWS = [...drafts(200, { seed: 9, days: DAYS }), ...drafts(100, { seed: 10, days: DAYS, desks: 80 })]
const FIRST = addDays(TODAY, 1 - DAYS)

const PERIODS = [
  ['2026-08-01', '2026-09-30'],
  ['2026-10-31', '2026-10-31'],
  ['2026-10-31', '2026-10-01'],
]

const KEYS: Record<By, (row: Draft) => string> = {
  all: () => '',
  unit: ({ unit }) => unit,
  area: ({ area }) => area,
  counter: ({ counter }) => counter,
  month: ({ day }) => day.slice(0, 7),
  day: ({ day }) => day,
  stratum: ({ unit, area }) => `${unit}|${area}`,
}

/** Whether a figure would be divided by more than one of area, counter and day, or by the first two by days. */
function isNotKept({ from, to, area, counter }: SumsFilter, by: By) {
  const byArea = area !== undefined || by === 'area' || by === 'stratum'
  const byCounter = counter !== undefined || by === 'counter'
  if (from > to) return false
  const isOfMonths = from.endsWith('-01') && addDays(to, 1).endsWith('-01')
  return (byArea && byCounter) || ((byArea || byCounter) && (by === 'day' || !isOfMonths))
}

/** The same figure with nothing but the responses. */
function recount(filter: SumsFilter, by: By) {
  const { from, to, units, area, counter } = filter
  if (isNotKept(filter, by)) return new Map()
  const rows = ROWS.filter(
    (row) =>
      row.day >= from &&
      row.day <= to &&
      (!units || units.includes(row.unit)) &&
      (area === undefined || row.area === area) &&
      (counter === undefined || row.counter === counter),
  )
  const groups = Map.groupBy(rows, KEYS[by])
  return new Map(
    [...groups].map(([key, group]) => [
      key,
      sumUp(
        SIXTEEN,
        group.map(({ answers }) => answers),
      ),
    ]),
  )
}

function randomFilters(n: number): [SumsFilter, By][] {
  const random = seeded(10)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const ids = reference.units.map(({ id }) => id)
  const some = (list: readonly string[], share: number) => list.filter(() => random() < share)
  return times(n, () => {
    const [from, to] = [random(), random()]
      .map((share) => addDays(FIRST, Math.floor(share * (DAYS + 20)) - 10))
      .toSorted() as [Day, Day]
    const whole = random() < 0.5
    const filter: SumsFilter = {
      questionnaire: 'sipas-2026@1',
      from: whole ? firstDayOf(monthOf(from)) : from,
      to: whole ? lastDayOf(monthOf(to)) : to,
      ...(random() < 0.4 && { units: some(ids, random()) }),
      ...(random() < 0.2 && { area: pick(ROWS).area }),
      ...(random() < 0.2 && { counter: pick(ROWS).counter }),
    }
    return [filter, pick(Object.keys(KEYS) as By[])]
  })
}

describe.each(databases)('$name', (database) => {
  let moment: Moment
  beforeAll(async () => {
    const db = await openHue(database)
    await keepAll(db, ROWS)
    await fold(db)
    moment = await momentOf(db)
  })

  it('reads two hundred random periods, filters and groups exactly as the responses say', async () => {
    for (const [filter, by] of randomFilters(200))
      expect(await sumsBy(moment, filter, SIXTEEN, by), JSON.stringify({ ...filter, by })).toEqual(recount(filter, by))
  })

  it.each(['pools', 'head', 'brief', 'counts'] as const)(
    'reads the beginning of the same sums as far as their %s',
    async (extent) => {
      const { length } = emptySums(SIXTEEN, extent)
      for (const [filter, by] of randomFilters(20)) {
        const whole = await sumsBy(moment, filter, SIXTEEN, by)
        const beginnings = new Map([...whole].map(([key, sums]) => [key, sums.slice(0, length)]))
        expect(await sumsBy(moment, filter, SIXTEEN, by, extent), JSON.stringify({ ...filter, by })).toEqual(beginnings)
      }
    },
  )

  it('reads from lists what the rows of the places say, by unit, area and stratum', async () => {
    const { length } = emptySums(SIXTEEN, 'head')
    const period = { questionnaire: 'sipas-2026@1', from: '2025-03-01' as Day, to: '2026-09-30' as Day }
    const areas = [undefined, ...new Set(ROWS.map(({ area }) => area))]
    for (const area of areas)
      for (const by of ['unit', 'area', 'stratum'] as By[]) {
        const filter = { ...period, ...(area !== undefined && { area }) }
        const own = [...recount(filter, by)].map(([key, sums]): [string, Sums] => [key, sums.slice(0, length)])
        expect(own).not.toEqual([])
        expect(await sumsBy(moment, filter, SIXTEEN, by, 'head'), `${area} ${by}`).toEqual(new Map(own))
      }
  })

  it('reads periods that go over the end of a year', async () => {
    for (const [from, to] of [
      ['2025-12-15', '2026-12-14'],
      ['2025-01-01', '2026-12-31'],
      ['2024-03-05', '2026-07-19'],
    ] as [Day, Day][]) {
      const filter = { questionnaire: 'sipas-2026@1', from, to }
      for (const by of ['all', 'month', 'unit'] as By[])
        expect(await sumsBy(moment, filter, SIXTEEN, by), `${from} ${by}`).toEqual(recount(filter, by))
    }
  })

  it('counts who came to a counter on a day, by channel', async () => {
    const { counter, day } = ROWS[0]!
    const came = ROWS.filter((row) => row.counter === counter && row.day === day)
    const visits = await visitsIn(moment, [ROWS[0]!.unit], [day, day])
    expect(visits.get(counter)).toMatchObject({ code: came.length, kiosk: 0 })
    expect(await visitsIn(moment, undefined, [addDays(day, 400), addDays(day, 401)])).toEqual(new Map())
  })

  it('reads whole months, a single day, no days and another questionnaire', async () => {
    for (const [from, to] of PERIODS) {
      const filter = { questionnaire: 'sipas-2026@1', from: from as Day, to: to as Day }
      expect(await sumsBy(moment, filter, SIXTEEN, 'month'), from).toEqual(recount(filter, 'month'))
    }
    const other = { questionnaire: 'nhanh-3@1', from: FIRST, to: TODAY }
    expect(await sumsBy(moment, other, SIXTEEN, 'month')).toEqual(new Map())
  })

  it('reads more units than one statement takes', async () => {
    const units = [...times(150, (i) => `nowhere-${i}`), ...new Set(ROWS.map(({ unit }) => unit))]
    const filter: SumsFilter = { questionnaire: 'sipas-2026@1', from: FIRST, to: TODAY, units }
    expect(await sumsBy(moment, filter, SIXTEEN, 'unit')).toEqual(recount(filter, 'unit'))
  })
})
