import { type Dossiers, dossiersBy, periodBefore, wholeMonths } from '../../shared/dossiers.ts'
import { factorScores, measured, nine, overall, previous, type Reading, weighted } from '../../shared/report.ts'
import type { Score } from '../../shared/score.ts'
import type { Scores } from '../../shared/scores.ts'
import { emptyFormSums, type FormSums, mergeAll } from '../../shared/sums.ts'
import type { Stratum } from '../../shared/weights.ts'
import type { Db } from '../store/db.ts'
import { dossiersBy as readDossiers } from '../store/dossiers.ts'
import { sumsBy } from '../store/tallies.ts'
import type { ScoresQuery } from './query.ts'
import { rankOf } from './rank.ts'
import { rowsOf } from './rows.ts'
import type { Scope } from './scope.ts'

/** How satisfied people are, from the tallies alone: it costs the same however many have answered. */
export async function scoresIn(db: Db, scope: Scope, { by }: ScoresQuery): Promise<Scores> {
  const { reading, filter, from, to } = scope
  // One reading for the whole and its units and areas, so that they add up while responses come in.
  const strata = await sumsBy(db, filter, reading.shape, 'stratum')
  const all = mergeAll(reading.shape, strata.values())
  const score = overall(reading, all)
  const dossiers = await dossiersOf(db, scope)
  const handled = (key: (row: Dossiers) => string) => dossiersBy(dossiers ?? [], key)
  return {
    ...measured(reading, score, handled(() => '').get('') ?? null),
    questionnaire: filter.questionnaire,
    method: reading.method,
    from,
    to,
    maxPoints: reading.maxPoints,
    margin: reading.margin / 100,
    weighted: dossiers && weighted(reading, strataOf(reading, strata, handled(stratumKey))),
    rank: await rankOf(db, scope),
    previous: previous(score, await scoreBefore(db, scope)),
    factors: factorScores(reading, all),
    nine: nine(reading, all),
    rows: by ? await rowsOf(db, scope, by, strata, dossiers ?? []) : [],
  }
}

const stratumKey = ({ unit, area }: Dossiers) => `${unit}|${area}`

/** Null where a period is not made of whole months, or one desk's share of its unit is asked for. */
async function dossiersOf(db: Db, { filter, from, to, today }: Scope): Promise<Dossiers[] | null> {
  const months = wholeMonths(from, to, today)
  if (!months || filter.counter) return null
  const rows = await readDossiers(db, { ...filter, from: months.first, to: months.last })
  return rows.length > 0 ? rows : null
}

async function scoreBefore(db: Db, { filter, reading, from, to }: Scope): Promise<Score> {
  const sums = await sumsBy(db, { ...filter, ...periodBefore(from, to) }, reading.shape, 'all')
  return overall(reading, mergeAll(reading.shape, sums.values()))
}

function strataOf({ shape }: Reading, sums: Map<string, FormSums>, dossiers: Map<string, number>): Stratum[] {
  return [...new Set([...sums.keys(), ...dossiers.keys()])].map((key) => ({
    dossiers: dossiers.get(key) ?? 0,
    sums: sums.get(key) ?? emptyFormSums(shape),
  }))
}
