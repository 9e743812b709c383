import { type Handled, periodBefore, wholeMonths } from '../../shared/dossiers.ts'
import { compared, factorScores, hidden, measured, nine, overall, weighted } from '../../shared/report.ts'
import { extentOf, fullExtentOf, type Score } from '../../shared/score.ts'
import type { Compared, Scores } from '../../shared/scores.ts'
import type { Extent } from '../../shared/layout.ts'
import { emptySums, type Sums } from '../../shared/sums.ts'
import { handledIn } from '../store/handled.ts'
import { sumsBy } from '../store/tallies.ts'
import { rankOf } from './rank.ts'
import { rowsOf } from './rows.ts'
import type { Scope } from './scope.ts'
import { withStrata } from './strata.ts'
import type { By } from './query.ts'

export interface Wanted {
  by: By | undefined
  /** Whether the index weighted by dossiers is asked for as well. */
  weighs: boolean
  /** A second scope of the same period, to compare with. */
  other: Scope | null
}

/** How satisfied people are, from the tallies alone: it costs the same however many have answered. */
export async function scoresIn(scope: Scope, { by, weighs, other }: Wanted): Promise<Scores> {
  const { reading, filter, part, judgeOf, from, to } = scope
  const hidesCriteria = (await judgeOf(from, to))(part, 'criteria')
  const isHidden = await isHiddenIn(scope)
  const all = await totalOf(scope, fullExtentOf(reading.method))
  const score = overall(reading, all)
  const handled = await handledOf(scope)
  const figures = measured(reading, score, handled?.('all').get('') ?? null)
  const factors = factorScores(reading, all)
  return {
    ...(isHidden ? hidden(figures) : figures),
    factors: hidesCriteria ? factors.map(hidden) : factors,
    questionnaire: filter.questionnaire,
    method: reading.method,
    from,
    to,
    maxPoints: reading.maxPoints,
    margin: reading.margin / 100,
    weighted: weighs ? await weightedIn(scope) : null,
    rank: isHidden ? null : await rankOf(scope),
    previous: isHidden ? null : await comparedWith(score, before(scope)),
    other: isHidden || !other ? null : await comparedWith(score, other),
    nine: hidesCriteria ? null : nine(reading, all),
    rows: by ? await rowsOf(scope, by, handled, async () => all) : [],
  }
}

/** The rows without the figures that stand above them. */
export const rowsIn = async (scope: Scope, by: By): Promise<Scores['rows']> =>
  rowsOf(scope, by, await handledOf(scope), () => totalOf(scope, fullExtentOf(scope.reading.method)))

/** The index weighted by dossiers; null where it is hidden or none are known. */
export async function weightedIn(scope: Scope): Promise<Scores['weighted']> {
  const handled = await handledOf(scope)
  if (!handled || (await isHiddenIn(scope))) return null
  return withStrata(scope, handled, (strata) => weighted(scope.reading, strata))
}

/** A form without an index has nothing else to show than how its criteria were rated. */
async function isHiddenIn({ reading, part, judgeOf, from, to }: Scope): Promise<boolean> {
  return (await judgeOf(from, to))(part, reading.shape.satisfiedFrom === null ? 'criteria' : 'respondents')
}

/** Null where a period is not made of whole months, or one desk's share of its unit is asked for. */
async function handledOf({ moment, filter, from, to, today }: Scope): Promise<Handled | null> {
  const months = wholeMonths(from, to, today)
  if (!months || filter.counter) return null
  return handledIn(moment, { ...filter, from: months.first, to: months.last })
}

function before(scope: Scope): Scope {
  const period = periodBefore(scope.from, scope.to)
  return { ...scope, ...period, filter: { ...scope.filter, ...period } }
}

async function comparedWith(score: Score, scope: Scope): Promise<Compared | null> {
  if (await isHiddenIn(scope)) return null
  return compared(score, overall(scope.reading, await totalOf(scope, extentOf(scope.reading.method))))
}

async function totalOf({ moment, reading, filter }: Scope, extent: Extent): Promise<Sums> {
  const groups = await sumsBy(moment, filter, reading.shape, 'all', extent)
  return groups.get('') ?? emptySums(reading.shape, extent)
}
