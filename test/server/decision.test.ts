import { describe, expect, it } from 'vitest'
import type { Day, Month } from '../../shared/calendar.ts'
import { sumOf } from '../../shared/lattice.ts'
import { seeded } from '../../shared/random.ts'
import { shapeOf } from '../../shared/layout.ts'
import { reference } from '../../server/reference/reference.ts'
import { type YearShown, decisionOn, type Matter } from '../../server/scoring/decision.ts'
import { areaCells, counterCells } from '../../server/store/cells.ts'
import type { Db } from '../../server/store/db.ts'
import { momentOf } from '../../server/store/moment.ts'
import { bringUpToDate, inOneMoment } from '../../server/store/rounds.ts'
import { databases, sqlite } from '../support/databases.ts'
import { openProvince, type Province } from '../support/province.ts'

const K = 5
const YEAR = 2026
const matter: Matter = {
  questionnaire: 'sipas-2026@1',
  shape: shapeOf(reference.questionnaires.find(({ id }) => id === 'sipas-2026')!),
  k: K,
  today: '2026-11-23' as Day,
}

const ask = (db: Db, more: Partial<Matter> = {}) =>
  inOneMoment(db, (moment) => decisionOn(moment, { ...matter, ...more }, YEAR))

/** What is hidden, by name. */
const hiddenIn = ({ year: { areas, counters } }: YearShown) =>
  [areas, counters].flatMap(({ respondents, criteria }) =>
    [respondents, criteria].map(({ lattice, hidden }) =>
      lattice.names.flatMap(({ place, column }, i) => (hidden[i] ? [`${place.join('|')} ${column} ${hidden[i]}`] : [])),
    ),
  )

/** Some come, today or earlier, and now and then one is ruled out. */
async function goOn({ cells, come, leave }: Province, random: () => number) {
  const pick = () => cells[Math.floor(random() * cells.length)]!
  for (let i = 0; i < 15; i++) await come(pick())
  if (random() < 0.5) await leave(pick())
}

/** That it was decided on what tallies hold. */
async function expectToCount(db: Db, { year, placeOf }: YearShown) {
  const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}` as Month)
  const moment = await momentOf(db)
  const areas = (await Array.fromAsync(areaCells(moment, matter, months))).flat()
  const counters = (await Array.fromAsync(counterCells(moment, matter, months))).flat()
  const both = [
    { lattice: year.areas.respondents.lattice, cells: areas.map((cell) => ({ ...cell, column: cell.area })) },
    { lattice: year.counters.criteria.lattice, cells: counters.map((cell) => ({ ...cell, column: cell.counter })) },
  ]
  for (const { lattice, cells } of both) {
    const groups = Map.groupBy(
      cells,
      (cell) => `${lattice.find({ place: placeOf(cell), column: cell.column })} ${cell.month}`,
    )
    for (const [key, some] of groups) {
      const [figure, month] = key.split(' ') as [string, string]
      const only = { first: Number(month.slice(5)), last: Number(month.slice(5)) }
      const counted = [lattice.counts, ...lattice.parts].map((counts) => sumOf(counts, Number(figure), only))
      const told = some.map(({ n, parts }) => [n, ...parts])
      expect(counted).toEqual(told[0]!.map((_, kind) => told.reduce((sum, one) => sum + one[kind]!, 0)))
    }
    const finest = lattice.names.flatMap(({ place, column }, i) =>
      column !== null && lattice.finest({ place, column }) === i ? [i] : [],
    )
    expect(sum(lattice.counts.map((row) => sum(finest.map((i) => row[i]!))))).toBe(sum(cells.map(({ n }) => n)))
  }
}

describe.each(databases)('what is hidden on $name', (database) => {
  it('is decided on what tallies hold, though only what came since is looked at', async () => {
    const db = await database.open()
    const random = seeded(3)
    const province = await openProvince(db, 1, K)
    for (let round = 0; round < 6; round++) {
      await expectToCount(db, await ask(db))
      await goOn(province, random)
    }
  })

  it('counts nothing twice that another process counted after its moment', async () => {
    const db = await database.open()
    const province = await openProvince(db, 4, K)
    const other = database.again(db)
    const random = seeded(5)
    for (let round = 0; round < 3; round++) {
      await ask(db)
      const before = await momentOf(db)
      await goOn(province, random)
      await bringUpToDate(other)
      // Decided anew.
      const another = { ...matter, k: K + 1 + round }
      await decisionOn(before, another, YEAR)
      await expectToCount(db, await ask(db, another))
    }
  })

  it('is the same for a second server, and after a start', async () => {
    const db = await database.open()
    const random = seeded(4)
    const province = await openProvince(db, 2, K)
    const other = database.again(db)
    for (let round = 0; round < 5; round++) {
      const [first, second] = round % 2 ? [db, other] : [other, db]
      const seen = await ask(first)
      // Meanwhile the first may have shown what has grown: then the second hides no more than it did.
      expect(isWithin(await ask(second), seen)).toBe(true)
      await goOn(province, random)
    }
    const seen = await ask(db)
    expect(isWithin(await ask(database.again(db)), seen)).toBe(true)
  })
})

/** Whether what the one hides the other hides too. */
function isWithin(one: YearShown, other: YearShown): boolean {
  const [few, many] = [one, other].map((decision) => hiddenIn(decision).map((names) => new Map(names.map(bitsByName))))
  return few!.every((names, i) => [...names].every(([name, bits]) => (bits & ~(many![i]!.get(name) ?? 0)) === 0))
}

const bitsByName = (text: string): [string, number] => [text.replace(/ \d+$/, ''), Number(text.match(/\d+$/)![0])]

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

describe('what is hidden', () => {
  it('stays so once its month has closed, and is decided anew only with another k', async () => {
    const db = await sqlite.open()
    await openProvince(db, 0, K)
    const before = await ask(db)
    const { year } = await ask(db, { today: '2026-12-02' as Day })
    expect([year.through, year.open]).toEqual([12, true])
    const closed = await ask(db, { today: '2027-01-05' as Day })
    expect([closed.year.through, closed.year.open]).toEqual([12, false])
    const figures = before.year.areas.respondents.lattice.names
    const october = (decision: YearShown) =>
      figures.map(({ place, column }) => decision.hides(place, column, 10, 10, 'respondents'))
    expect(october(closed)).toEqual(october(before))
    expect(october(before)).toContain(true)
    expect(october(await ask(db, { k: 2 }))).not.toEqual(october(before))
  })
})
