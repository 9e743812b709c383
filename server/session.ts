import { createMiddleware } from 'hono/factory'
import type { Account } from '../shared/account.ts'
import { Problem } from '../shared/problem.ts'
import type { Deps } from './deps.ts'
import { findKeyAccount } from './store/apiKeys.ts'

export interface SignedIn {
  Variables: { account: Account }
}

/**
 * Lets in who has a session or a key, as `c.var.account`.
 *
 * @throws Problem `signed-out` for everyone else
 */
export const signedIn = (deps: Pick<Deps, 'db' | 'auth'>) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const account = await accountIn(deps, c.req.raw.headers)
    if (!account) {
      c.header('WWW-Authenticate', 'Bearer')
      throw new Problem('signed-out')
    }
    c.set('account', account)
    await next()
  })

/** Who sends a key is judged by the key, whatever cookie comes along. */
async function accountIn({ db, auth }: Pick<Deps, 'db' | 'auth'>, headers: Headers) {
  const key = /^Bearer\b *(.*)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return key === undefined ? auth.accountOf(headers) : findKeyAccount(db, key)
}
