import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { maySeeScores } from '../../shared/account.ts'
import { Problem } from '../../shared/problem.ts'
import type { Scores } from '../../shared/scores.ts'
import type { Deps } from '../deps.ts'
import { ScoresQuery } from '../scoring/query.ts'
import { scopeOf } from '../scoring/scope.ts'
import { scoresIn } from '../scoring/scores.ts'
import type { SignedIn } from '../session.ts'
import { inOneMoment } from '../store/moment.ts'
import { validate } from '../validate.ts'

/** The figures. Asked again and again by open screens, which an ETag answers shortly while nothing is new. */
export const scores = (deps: Deps) =>
  new Hono<SignedIn>().get('/scores', validate('query', ScoresQuery), etag({ weak: true }), async (c) => {
    const { account } = c.var
    if (!maySeeScores(account)) throw new Problem('not-allowed')
    const query = c.req.valid('query')
    c.header('Cache-Control', 'private, no-cache')
    const answer = await inOneMoment(deps.db, async () => {
      const scope = await scopeOf(deps, account, query)
      const other = query.with ? await scopeOf(deps, account, { ...query, unit: query.with }) : null
      return scoresIn(deps.db, scope, { by: query.by, weighs: query.weighted !== undefined, other })
    })
    return c.json<Scores>(answer)
  })
