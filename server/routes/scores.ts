import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { maySeeScores } from '../../shared/account.ts'
import { type Dossiers, dossiersBy, periodBefore, wholeMonths } from '../../shared/dossiers.ts'
import { Problem } from '../../shared/problem.ts'
import { factorScores, measured, overall, previous, type Reading, weighted } from '../../shared/report.ts'
import type { Score } from '../../shared/score.ts'
import type { Scores } from '../../shared/scores.ts'
import { emptyFormSums, type FormSums, mergeAll } from '../../shared/sums.ts'
import type { Stratum } from '../../shared/weights.ts'
import type { Deps } from '../deps.ts'
import type { SignedIn } from '../session.ts'
import type { Db } from '../store/db.ts'
import { dossiersBy as readDossiers } from '../store/dossiers.ts'
import { fold } from '../store/fold.ts'
import { sumsBy } from '../store/tallies.ts'
import { validate } from '../validate.ts'
import { rowsOf } from './rows.ts'
import { type Scope, scopeOf } from './scope.ts'
import { ScoresQuery } from './scoresQuery.ts'

/** How satisfied people are, from the tallies alone: it costs the same however many have answered. */
export const scores = (deps: Deps) =>
  new Hono<SignedIn>().get('/scores', validate('query', ScoresQuery), etag({ weak: true }), async (c) => {
    const { account } = c.var
    if (!maySeeScores(account)) throw new Problem('not-allowed')
    const query = c.req.valid('query')
    const scope = await scopeOf(deps, account, query)
    await fold(deps.db)
    c.header('Cache-Control', 'private, no-cache')
    return c.json<Scores>(await scoresIn(deps, scope, query))
  })

async function scoresIn(deps: Deps, scope: Scope, { by }: ScoresQuery): Promise<Scores> {
  const { db } = deps
  const { reading, filter, from, to } = scope
  // One reading for the whole and its units and areas, so that they add up while responses come in.
  const strata = await sumsBy(db, filter, reading.shape, 'stratum')
  const all = mergeAll(reading.shape, strata.values())
  const score = overall(reading, all)
  const dossiers = await dossiersOf(db, scope)
  const known = (key: (row: Dossiers) => string) => dossiers && dossiersBy(dossiers, key)
  const total = known(() => '')?.get('') ?? null
  return {
    ...measured(reading, score, total),
    questionnaire: filter.questionnaire,
    method: reading.method,
    from,
    to,
    maxPoints: reading.maxPoints,
    weighted: weighted(
      reading,
      strataOf(
        reading,
        strata,
        known(({ unit, area }) => `${unit}|${area}`),
      ),
    ),
    rank: null,
    previous: previous(score, await scoreBefore(db, scope)),
    factors: factorScores(reading, all),
    rows: by ? await rowsOf(db, scope, by, strata, dossiers ?? []) : [],
  }
}

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

function strataOf({ shape }: Reading, sums: Map<string, FormSums>, dossiers: Map<string, number> | null): Stratum[] {
  return [...new Set([...sums.keys(), ...(dossiers?.keys() ?? [])])].map((key) => ({
    dossiers: dossiers?.get(key) ?? 0,
    sums: sums.get(key) ?? emptyFormSums(shape),
  }))
}
