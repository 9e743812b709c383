import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Problem, type ProblemBody, type ProblemCode, RETRY_AFTER } from '../shared/problem.ts'
import { PROBLEM_TITLES } from '../shared/words/problems.ts'
import { saidAs } from '../shared/words/words.ts'
import type { Deps } from './deps.ts'
import { findTrouble } from './faults.ts'
import { langOf } from './language.ts'
import { errorPage } from './pages/error.ts'

/** Answers every failure: problem+json to programs, a page to people, and never a word of what broke inside. */
export const failures = (deps: Deps) => async (error: Error, c: Context) => {
  const problem = findTrouble(deps, error) ?? toProblem(error)
  if (problem.code === 'unexpected') deps.log('failure', { error: error.stack ?? String(error) })
  const later = RETRY_AFTER[problem.code]
  if (later !== undefined) c.header('Retry-After', String(later))
  const bare = withoutSlash(c)
  if (problem.code === 'unknown-page' && bare !== null) return c.redirect(bare, 301)
  if (c.req.path.startsWith('/api/')) return problemJson(c, problem)
  // A person whose session ended goes on where they were, once signed in again.
  if (problem.code === 'signed-out' && c.req.method === 'GET')
    return c.redirect(`/sign-in?next=${encodeURIComponent(c.req.path + new URL(c.req.url).search)}`)
  return c.html(errorPage(problem, langOf(c), deps.assets), problem.status)
}

/** Where an address typed with a slash at its end was meant to lead; null without one, and where it would lead away. */
function withoutSlash({ req }: Context) {
  const path = req.path.replace(/\/+$/, '')
  return req.method === 'GET' && path !== req.path && /^\/[^/\\]/.test(path) ? path + new URL(req.url).search : null
}

function problemJson(c: Context, problem: Problem) {
  const lang = langOf(c)
  const body: ProblemBody = {
    type: `/api/problems#${problem.code}`,
    code: problem.code,
    title: PROBLEM_TITLES[problem.code][lang],
    status: problem.status,
    ...(problem.message && { detail: problem.message }),
    ...(problem.errors.length > 0 && {
      errors: problem.errors.map(({ pointer, detail }) => ({ pointer, detail: saidAs(detail, lang) })),
    }),
  }
  c.header('Content-Type', 'application/problem+json; charset=utf-8')
  c.header('Cache-Control', 'no-store')
  return c.body(JSON.stringify(body), problem.status)
}

/** What Hono's own middleware throws, by status. */
const BY_STATUS = new Map<number, ProblemCode>([
  [400, 'malformed'],
  [403, 'foreign-form'],
  [404, 'unknown-page'],
  [405, 'wrong-method'],
  [413, 'too-large'],
])

function toProblem(error: Error): Problem {
  if (error instanceof Problem) return error
  const code = error instanceof HTTPException ? BY_STATUS.get(error.status) : undefined
  return new Problem(code ?? 'unexpected', '', [], { cause: error })
}
