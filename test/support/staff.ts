import { createApp } from '../../server/app.ts'
import { createAuth } from '../../server/auth.ts'
import { reference } from '../../server/reference/reference.ts'
import { makeAccount } from '../../server/store/accounts.ts'
import type { Db } from '../../server/store/db.ts'
import type { Post } from '../../server/store/posts.ts'
import { loadReference } from '../../server/store/reference.ts'
import { dayOf } from '../../shared/calendar.ts'
import { seeded } from '../../shared/random.ts'

export const SITE = 'http://localhost'
export const PASSWORD = 'bún bò Huế cay'

/** The whole app over a database with Huế's units, and people who really sign in. Its clock is set by hand. */
export async function openStaffed(db: Db) {
  const clock = { now: Date.now() }
  const now = () => clock.now
  const random = seeded(1)
  await loadReference(db, reference, { today: dayOf(now()), random })
  const secret = 'for tests only, and long enough'
  const auth = createAuth({ db, secret, publicUrl: null, now })
  const app = createApp({
    db,
    auth,
    secret,
    now,
    random,
    publicUrl: null,
    assets: () => ({ scripts: [], styles: [] }),
    log: (event, detail) => console.error(event, detail),
  })

  let people = 0
  const get = (path: string, headers: Record<string, string> = {}) => app.request(SITE + path, { headers })
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const site = path.startsWith('https:') ? new URL(path).origin : SITE
    const body = new URLSearchParams(fields)
    return app.request(new URL(path, SITE), { method: 'POST', body, headers: { origin: site, ...headers } })
  }
  return {
    app,
    auth,
    clock,
    get,
    post,

    /** A new person at a post, by username. */
    async hire(role: Post['role'] = 'province', place: Partial<Post> = {}): Promise<string> {
      const username = `nguoi.${++people}`
      await makeAccount(db, {
        username,
        name: 'Lê Thị Mai',
        password: PASSWORD,
        role,
        unit: null,
        counter: null,
        ...place,
      })
      return username
    },

    /** @returns the headers of someone signed in */
    async enter(username: string): Promise<{ cookie: string }> {
      const answer = await post('/sign-in', { username, password: PASSWORD })
      if (answer.status !== 303) throw new Error(await answer.text())
      return { cookie: cookieOf(answer) }
    },
  }
}

export const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
