import { beforeAll, describe, expect, it } from 'vitest'
import { reference } from '../../../server/reference/reference.ts'
import type { Db } from '../../../server/store/db.ts'
import { fold } from '../../../server/store/fold.ts'
import { type By, sumsBy, type SumsFilter } from '../../../server/store/tallies.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { seeded } from '../../../shared/random.ts'
import { databases } from '../../support/databases.ts'
import { SIXTEEN, sumUp, times } from '../../support/responses.ts'
import { type Draft, drafts, keepAll, openHue, TODAY } from '../../support/store.ts'

const DAYS = 150
const ROWS = drafts(240, { seed: 9, days: DAYS })
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

/** The same figure with nothing but the responses. */
function recount({ from, to, units, area, counter }: SumsFilter, by: By) {
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
  return times(n, () => {
    const [from, to] = [random(), random()]
      .map((share) => addDays(FIRST, Math.floor(share * (DAYS + 20)) - 10))
      .toSorted() as [Day, Day]
    const filter: SumsFilter = {
      questionnaire: 'sipas-2026@1',
      from,
      to,
      ...(random() < 0.3 && { units: ids.filter(() => random() < 0.5) }),
      ...(random() < 0.2 && { area: pick(ROWS).area }),
      ...(random() < 0.2 && { counter: pick(ROWS).counter }),
    }
    return [filter, pick(Object.keys(KEYS) as By[])]
  })
}

describe.each(databases)('$name', (database) => {
  let db: Db
  beforeAll(async () => {
    db = await openHue(database)
    await keepAll(db, ROWS)
    await fold(db)
  })

  it('reads sixty random periods, filters and groups exactly as the responses say', async () => {
    for (const [filter, by] of randomFilters(60))
      expect(await sumsBy(db, filter, SIXTEEN, by), JSON.stringify({ ...filter, by })).toEqual(recount(filter, by))
  })

  it('reads whole months, a single day, no days and another questionnaire', async () => {
    for (const [from, to] of PERIODS) {
      const filter = { questionnaire: 'sipas-2026@1', from: from as Day, to: to as Day }
      expect(await sumsBy(db, filter, SIXTEEN, 'month'), from).toEqual(recount(filter, 'month'))
    }
    const other = { questionnaire: 'nhanh-3@1', from: FIRST, to: TODAY }
    expect(await sumsBy(db, other, SIXTEEN, 'month')).toEqual(new Map())
  })

  it('reads more units than one statement takes', async () => {
    const units = [...times(150, (i) => `nowhere-${i}`), ...new Set(ROWS.map(({ unit }) => unit))]
    const filter: SumsFilter = { questionnaire: 'sipas-2026@1', from: FIRST, to: TODAY, units }

    expect(await sumsBy(db, filter, SIXTEEN, 'area')).toEqual(recount(filter, 'area'))
  })
})
