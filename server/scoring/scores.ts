import { type Handled, periodBefore, wholeMonths } from '../../shared/dossiers.ts'
import { compared, factorScores, hidden, measured, nine, overall, weighted } from '../../shared/report.ts'
import { extentOf, type Score } from '../../shared/score.ts'
import type { Compared, Scores } from '../../shared/scores.ts'
import { emptySums, type Extent, type Sums } from '../../shared/sums.ts'
import type { Db } from '../store/db.ts'
import { handledIn } from '../store/handled.ts'
import { sumsBy } from '../store/tallies.ts'
import { rankOf } from './rank.ts'
import { rowsOf } from './rows.ts'
import type { Scope } from './scope.ts'
import { strataOf } from './strata.ts'
import type { By } from './query.ts'

export interface Wanted {
  by: By | undefined
  /** Whether the index weighted by dossiers is asked for as well. */
  weighs: boolean
  /** A second scope of the same period, to compare with. */
  other: Scope | null
}

/** How satisfied people are, from the tallies alone: it costs the same however many have answered. */
export async function scoresIn(db: Db, scope: Scope, { by, weighs, other }: Wanted): Promise<Scores> {
  const { reading, filter, part, judgeOf, from, to } = scope
  const hides = await judgeOf(from, to)
  const all = await totalOf(db, scope, 'whole')
  const score = overall(reading, all)
  const handled = await handledOf(db, scope)
  const hidesCriteria = hides(part, 'criteria')
  // A form without an index has nothing else to show.
  const isHidden = reading.shape.satisfiedFrom === null ? hidesCriteria : hides(part)
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
    weighted: isHidden || !weighs || !handled ? null : weighted(reading, await strataOf(db, scope, handled)),
    rank: isHidden ? null : await rankOf(db, scope),
    previous: isHidden ? null : await comparedWith(db, score, { ...scope, ...periodBefore(from, to) }),
    other: isHidden || !other ? null : await comparedWith(db, score, other),
    nine: hidesCriteria ? null : nine(reading, all),
    rows: by ? await rowsOf(db, scope, by, all, handled) : [],
  }
}

/** Null where a period is not made of whole months, or one desk's share of its unit is asked for. */
async function handledOf(db: Db, { filter, from, to, today }: Scope): Promise<Handled | null> {
  const months = wholeMonths(from, to, today)
  if (!months || filter.counter) return null
  return handledIn(db, { ...filter, from: months.first, to: months.last })
}

async function comparedWith(db: Db, score: Score, scope: Scope): Promise<Compared | null> {
  const { filter, reading, part, judgeOf, from, to } = scope
  if ((await judgeOf(from, to))(part)) return null
  const sums = await totalOf(db, { reading, filter: { ...filter, from, to } }, extentOf(reading.method))
  return compared(score, overall(reading, sums))
}

async function totalOf(db: Db, { reading, filter }: Pick<Scope, 'reading' | 'filter'>, extent: Extent): Promise<Sums> {
  const groups = await sumsBy(db, filter, reading.shape, 'all', extent)
  return groups.get('') ?? emptySums(reading.shape, extent)
}
