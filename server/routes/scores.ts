import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { type Account, maySeeScores } from '../../shared/account.ts'
import { Problem } from '../../shared/problem.ts'
import type { Scores } from '../../shared/scores.ts'
import type { Deps } from '../deps.ts'
import { RowsQuery, ScopeQuery, ScoresQuery } from '../scoring/query.ts'
import { type Scope, scopeIn } from '../scoring/scope.ts'
import { rowsIn, scoresIn, weightedIn } from '../scoring/scores.ts'
import type { SignedIn } from '../session.ts'
import { inOneMoment } from '../store/rounds.ts'
import { validate } from '../validate.ts'

/**
 * The figures: all of an answer, or one part of it for a screen that asks for several at once. Asked again and again by
 * open screens, which an ETag answers shortly while nothing is new.
 */
export const scores = (deps: Deps) =>
  new Hono<SignedIn>()
    .use('/scores/*', etag({ weak: true }), async (c, next) => {
      if (!maySeeScores(c.var.account)) throw new Problem('not-allowed')
      c.header('Cache-Control', 'private, no-cache')
      await next()
    })
    .get('/scores', validate('query', ScoresQuery), async (c) => {
      const { by, with: other, weighted, ...query } = c.req.valid('query')
      const answer = await inScopes(deps, c.var.account, async (scopeOf) =>
        scoresIn(await scopeOf(query), {
          by,
          weighs: weighted !== undefined,
          other: other ? await scopeOf({ ...query, unit: other }) : null,
        }),
      )
      return c.json<Scores>(answer)
    })
    .get('/scores/rows', validate('query', RowsQuery), async (c) => {
      const { by, ...query } = c.req.valid('query')
      const rows = await inScopes(deps, c.var.account, async (scopeOf) => rowsIn(await scopeOf(query), by))
      return c.json<Pick<Scores, 'rows'>>({ rows })
    })
    .get('/scores/weighted', validate('query', ScopeQuery), async (c) => {
      const query = c.req.valid('query')
      const weighted = await inScopes(deps, c.var.account, async (scopeOf) => weightedIn(await scopeOf(query)))
      return c.json<Pick<Scores, 'weighted'>>({ weighted })
    })

/** Finds figures of scopes that share one moment. */
const inScopes = <T>(
  { db, now }: Deps,
  account: Account,
  find: (scopeOf: (query: ScopeQuery) => Promise<Scope>) => Promise<T>,
): Promise<T> => inOneMoment(db, (moment) => find((query) => scopeIn(moment, now(), account, query)))
