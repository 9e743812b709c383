import { type Context, Hono, type TypedResponse } from 'hono'
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
    .use('/scores/*', etag(), async (c, next) => {
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
      return tagged<Scores>(c, answer)
    })
    .get('/scores/rows', validate('query', RowsQuery), async (c) => {
      const { by, ...query } = c.req.valid('query')
      const rows = await inScopes(deps, c.var.account, async (scopeOf) => rowsIn(await scopeOf(query), by))
      return tagged<Pick<Scores, 'rows'>>(c, { rows })
    })
    .get('/scores/weighted', validate('query', ScopeQuery), async (c) => {
      const query = c.req.valid('query')
      const weighted = await inScopes(deps, c.var.account, async (scopeOf) => weightedIn(await scopeOf(query)))
      return tagged<Pick<Scores, 'weighted'>>(c, { weighted })
    })

const utf8 = new TextEncoder()

/** JSON with its ETag. The middleware would make one by reading the answer as a stream, which takes longer than to write it. */
async function tagged<T>(c: Context, answer: T) {
  const body = utf8.encode(JSON.stringify(answer))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', body))
  c.header('ETag', `W/"${btoa(String.fromCharCode(...digest))}"`)
  const response = c.body(body, 200, { 'Content-Type': 'application/json' })
  return response as unknown as Response & TypedResponse<T, 200, 'json'>
}

/** Finds figures of scopes that share one moment. */
const inScopes = <T>(
  { db, now }: Deps,
  account: Account,
  find: (scopeOf: (query: ScopeQuery) => Promise<Scope>) => Promise<T>,
): Promise<T> => inOneMoment(db, (moment) => find((query) => scopeIn(moment, now(), account, query)))
