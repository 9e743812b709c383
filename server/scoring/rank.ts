import { ranksOf } from '../../shared/rank.ts'
import { overall } from '../../shared/report.ts'
import type { Row, Scores, UnitInfo } from '../../shared/scores.ts'
import { extentOf, type Score } from '../../shared/score.ts'
import { emptySums } from '../../shared/sums.ts'
import { sumsBy } from '../store/tallies.ts'
import type { Scope } from './scope.ts'

/** Only units of one khối and level are compared: a ward's work is not a department's. */
const groupOf = ({ kind, level }: Pick<UnitInfo, 'kind' | 'level'>) => `${kind} ${level}`

/** Where the one unit asked about stands among its like; the others' figures stay unsaid. */
export async function rankOf(scope: Scope): Promise<Scores['rank']> {
  const { moment, unit, filter, reading, part, judgeOf, from, to } = scope
  if (unit.kind === 'province' || filter.counter) return null
  const peers = moment.units.units.filter((one) => groupOf(one) === groupOf(unit) && isThere(one, to))
  const ids = peers.map(({ id }) => id)
  const sums = await sumsBy(moment, { ...filter, units: ids }, reading.shape, 'unit', extentOf(reading.method))
  const none = emptySums(reading.shape)
  const hides = await judgeOf(from, to)
  const scores = ids.map((id) => overall(reading, (!hides({ ...part, units: [id] }) && sums.get(id)) || none))
  return ranksOf(scores)[ids.indexOf(unit.id)] ?? null
}

const isThere = ({ validFrom, validTo }: UnitInfo, day: string) =>
  validFrom <= day && (validTo === null || validTo >= day)

/** Ranks of rows by unit, each inside its group. */
export function ranksInside(
  all: readonly UnitInfo[],
  scored: { key: string; score: Score }[],
): Map<string, Row['rank']> {
  const groups = new Map(all.map((unit) => [unit.id, groupOf(unit)]))
  return new Map(
    [...Map.groupBy(scored, ({ key }) => groups.get(key)).values()].flatMap((group) => {
      const ranks = ranksOf(group.map(({ score }) => score))
      return group.map(({ key }, i) => [key, ranks[i] ?? null] as const)
    }),
  )
}
