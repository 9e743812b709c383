import type { Role } from '../../shared/account.ts'
import type { Person } from '../../shared/person.ts'
import { makeAccount, Refused } from './accounts.ts'
import type { Db } from './db.ts'
import { type Post, postOf } from './posts.ts'
import { hashOf, makeToken } from './token.ts'

/** Milliseconds. */
const LIFETIME = 24 * 3_600_000

/**
 * Makes a link good for one account and one day: `/first-account/` and the token.
 *
 * @throws Problem `unknown-unit`
 */
export async function makeInvite(db: Db, post: Post, now: number): Promise<string> {
  const token = makeToken()
  const row = { ...(await postOf(db, post, now)), hash: hashOf(token), expires_at: now + LIFETIME, used_at: null }
  await db.query.insertInto('invite').values(row).execute()
  return token
}

/** The post that an invite offers; undefined when it is unknown, used or too old. */
export async function findInvite(db: Db, token: string, now: number): Promise<Post | undefined> {
  const row = await db.query
    .selectFrom('invite')
    .where('hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['role', 'unit', 'counter'])
    .executeTakeFirst()
  return row && { ...row, role: row.role as Role }
}

/**
 * Makes the account that an invite offers, and uses the invite up.
 *
 * @returns undefined when the invite is no longer good, also when someone else was a moment faster
 * @throws Refused for what the person typed; the invite stays good
 */
export async function acceptInvite(db: Db, token: string, person: Person, now: number): Promise<Post | undefined> {
  const post = await findInvite(db, token, now)
  if (!post) return
  try {
    await makeAccount(db, { ...person, ...post }, now, hashOf(token))
  } catch (error) {
    if (error instanceof Refused && !(await findInvite(db, token, now))) return
    throw error
  }
  return post
}
