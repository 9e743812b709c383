import { type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import type { Handled } from '../../shared/dossiers.ts'
import { pointsOf } from '../../shared/points.ts'
import { factorScores, hidden, measured, overall, type Reading } from '../../shared/report.ts'
import type { Figure, Row } from '../../shared/scores.ts'
import { extentOf } from '../../shared/score.ts'
import { emptySums, type Sums } from '../../shared/sums.ts'
import type { Text } from '../../shared/questionnaire.ts'
import { areas } from '../store/areas.ts'
import { counterNames } from '../store/counters.ts'
import { sumsBy } from '../store/tallies.ts'
import { ranksInside } from './rank.ts'
import type { Scope } from './scope.ts'
import type { By } from './query.ts'

/**
 * One row for each unit, area, counter, factor, criterion, month or day.
 *
 * @param total what factors and criteria are taken from
 */
export async function rowsOf(
  scope: Scope,
  by: By,
  handled: Handled | null,
  total: () => Promise<Sums>,
): Promise<Row[]> {
  const { moment, reading } = scope
  if (by === 'factor' || by === 'criterion') return partsOf(scope, by, await total())

  const sums = await sumsBy(moment, scope.filter, reading.shape, by, extentOf(reading.method))
  const names = await namesOf(scope, by)
  const none = emptySums(reading.shape)
  const keys = await keysOf(scope, by, sums, names)
  const hides = await hidingOf(scope, by, keys)
  const scored = keys
    .map((key) => ({ key, isHidden: hides(key) }))
    .filter(({ key, isHidden }) => isHidden || sums.has(key) || (by === 'unit' && served(scope, key)))
    // Nothing of a hidden row is worked out, so nothing of it reaches the others' ranks.
    .map(({ key, isHidden }) => ({ key, isHidden, score: overall(reading, (!isHidden && sums.get(key)) || none) }))
  const dossiers = hasDossiers(by) ? handled?.(by) : undefined
  const ranks = by === 'unit' ? ranksInside(scope.units, scored) : new Map<string, Row['rank']>()
  return scored.map(({ key, isHidden, score }) => {
    const figures = measured(reading, score, dossiers?.get(key) ?? null)
    const name = names.get(key) ?? same(key)
    return { key, name, ...(isHidden ? hidden(figures) : figures), rank: ranks.get(key) ?? null }
  })
}

/** Factors and criteria are shown or hidden together. */
async function partsOf(scope: Scope, by: 'factor' | 'criterion', all: Sums): Promise<Row[]> {
  const { reading, part, judgeOf, from, to } = scope
  const isHidden = (await judgeOf(from, to))(part, 'criteria')
  const factors = factorScores(reading, all).map((factor) => (isHidden ? hidden(factor) : factor))
  return (by === 'factor' ? factors : factors.flatMap(({ criteria }) => criteria)).map((row) => asRow(reading, row))
}

type Group = Exclude<By, 'factor' | 'criterion'>

/** Which rows are hidden. Days and months are judged each by themselves. */
async function hidingOf({ part, judgeOf, from, to }: Scope, by: Group, keys: readonly string[]) {
  if (by !== 'day' && by !== 'month') {
    const hides = await judgeOf(from, to)
    return (key: string) => hides(by === 'unit' ? { ...part, units: [key] } : { ...part, [by]: key })
  }
  const judges = keys.map((key) => {
    const [first, last] = by === 'day' ? [key as Day, key as Day] : [firstDayOf(key as Month), lastDayOf(key as Month)]
    return judgeOf(from > first ? from : first, to < last ? to : last)
  })
  const hiding = await Promise.all(judges)
  const hiddenKeys = new Set(keys.filter((_, i) => hiding[i]!(part)))
  return (key: string) => hiddenKeys.has(key)
}

/**
 * All that may be hidden, whether or not anyone answered: were only those with responses listed, a hidden row would say
 * that somebody answered and a missing one that nobody did.
 */
async function keysOf(
  { units, part, countersOf, daysIn, from, to }: Scope,
  by: Group,
  sums: Map<string, unknown>,
  names: Map<string, unknown>,
): Promise<string[]> {
  if (by === 'unit') return units.map(({ id }) => id)
  const days = by === 'day' || by === 'month' ? await daysIn(from, to) : []
  const others = {
    area: () => [...names.keys()],
    counter: () => countersOf(part, from, to),
    month: () => days.map(monthOf),
    day: () => days,
  }
  return [...new Set([...sums.keys(), ...(await others[by]())])].toSorted()
}

/** Units without a response are rows too: empty is not the same as absent. The province itself serves nobody. */
const served = ({ units, from, to }: Scope, id: string) =>
  units.some(
    ({ id: own, kind, validFrom, validTo }) =>
      own === id && kind !== 'province' && validFrom <= to && (validTo === null || validTo >= from),
  )

const hasDossiers = (by: By): by is 'unit' | 'area' | 'month' => by === 'unit' || by === 'area' || by === 'month'

async function namesOf({ moment: { db }, units }: Scope, by: By): Promise<Map<string, Text>> {
  if (by === 'unit') return new Map(units.map(({ id, name }) => [id, name]))
  if (by === 'area') return new Map((await areas(db)).map(({ id, name }) => [id, name]))
  return by === 'counter' ? counterNames(db) : new Map()
}

const same = (text: string): Text => ({ vi: text, en: text })

function asRow({ maxPoints }: Reading, { key, name, ...figure }: Figure & { key: string; name: Text }): Row {
  const { index, n, interval, se, complete, suppressed, absence } = figure
  const points = pointsOf(index, maxPoints)
  const unknown = { dossiers: null, required: null, adequate: null, responseRate: null, rank: null }
  return { key, name, index, n, interval, se, complete, suppressed, absence, points, ...unknown }
}
