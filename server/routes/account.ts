import { type Context, Hono } from 'hono'
import type { Role } from '../../shared/account.ts'
import type { Deps } from '../deps.ts'
import { firstAccountPage, goneInvitePage } from '../pages/firstAccount.ts'
import { signInPage } from '../pages/signIn.ts'
import { address } from '../pages/view.ts'
import { Refused } from '../store/accounts.ts'
import { acceptInvite, findInvite } from '../store/invites.ts'
import { hasSimulated } from '../store/responses.ts'
import { askAuth } from './askAuth.ts'
import { readForm } from './form.ts'
import { endKiosk, kioskOf } from './kioskPass.ts'
import { viewOf } from './view.ts'

/** How staff get in and out. Plain forms: every page works without a script. */
export const account = (deps: Deps) => {
  const { db, auth, assets, now } = deps
  const page = async (c: Context) => ({ view: viewOf(c), assets, simulated: await hasSimulated(db), path: c.req.path })

  const signIn = async (c: Context, username: string, password: string, next: string | null) => {
    const answer = await askAuth(deps, c, 'sign-in/username', { username, password })
    if (answer.ok) {
      endKiosk(c)
      const { user } = (await answer.json()) as { user: { role: Role } }
      return c.redirect(wayOn(user.role, next), 303)
    }
    const trouble = answer.status === 429 ? 'too-many' : 'wrong'
    const html = signInPage({ ...(await page(c)), next, username, trouble })
    return c.html(html, trouble === 'too-many' ? 429 : 422)
  }

  return new Hono()
    .get('/sign-in', async (c) => {
      const next = localPath(c.req.query('next'))
      const known = await auth.accountOf(c.req.raw.headers)
      if (known) return c.redirect(wayOn(known.role, next), 303)
      // Whoever finds the way back here from a kiosk is a citizen: staff leave it by its own door.
      if (await kioskOf(deps, c)) return c.redirect('/kiosk', 303)
      c.header('Cache-Control', 'no-store')
      return c.html(signInPage({ ...(await page(c)), next }))
    })

    .post('/sign-in', async (c) => {
      const typed = await readForm(c)
      const next = localPath(c.req.query('next'))
      return signIn(c, typed.get('username') ?? '', typed.get('password') ?? '', next)
    })

    .post('/sign-out', async (c) => {
      await askAuth(deps, c, 'sign-out', {})
      return c.redirect(address('/sign-in', viewOf(c)), 303)
    })

    .get('/first-account/:token', async (c) => {
      c.header('Cache-Control', 'no-store')
      const isGood = await findInvite(db, c.req.param('token'), now())
      return isGood ? c.html(firstAccountPage(await page(c))) : c.html(goneInvitePage(await page(c)), 410)
    })

    .post('/first-account/:token', async (c) => {
      const typed = await readForm(c)
      const [username = '', name = '', password = ''] = ['username', 'name', 'password'].map((key) => typed.get(key))
      try {
        const post = await acceptInvite(db, c.req.param('token'), { username, name, password }, now())
        return post ? await signIn(c, username, password, null) : c.html(goneInvitePage(await page(c)), 410)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return c.html(firstAccountPage(await page(c), { username, name, mistakes: error.mistakes }), 422)
      }
    })
}

/** A counter has its screen and the paper forms; others go where they were going. */
function wayOn(role: Role, next: string | null) {
  if (role !== 'counter') return next ?? '/admin'
  return next && /^\/(counter|paper)\b/.test(next) ? next : '/counter'
}

/** A path of ours, or null: a way on to elsewhere would make our sign-in page a lure. */
function localPath(next: string | undefined): string | null {
  const here = 'http://here.invalid'
  const url = next?.startsWith('/') ? URL.parse(next, here) : null
  // `/..//there` is here, but what is left of it leads there.
  return url?.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : null
}
