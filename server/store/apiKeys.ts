import type { Account, Role } from '../../shared/account.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Db } from './db.ts'
import { postOf } from './posts.ts'
import { hashOf, makeToken } from './token.ts'

/** `admin` is how the command line calls the role province. */
export type KeyRole = 'admin' | Exclude<Role, 'counter'>

/**
 * Makes a key with which a program reads figures: `sipas_` and 43 characters. It is shown this once; its hash is kept.
 *
 * @throws DuplicateKey when the name is taken, also by a revoked key; Problem `unknown-unit`
 */
export async function makeApiKey(
  db: Db,
  { name, role, unit }: { name: string; role: KeyRole; unit: string | null },
  now = Date.now(),
): Promise<string> {
  const key = `sipas_${makeToken()}`
  const post = await postOf(db, { role: role === 'admin' ? 'province' : role, unit, counter: null }, now)
  const row = { name, hash: hashOf(key), role: post.role, unit: post.unit, made_on: dayOf(now), revoked_on: null }
  await db.batch([db.query.insertInto('api_key').values(row)])
  return key
}

/** Every key there was, by name. */
export const apiKeys = (db: Db) =>
  db.query.selectFrom('api_key').select(['name', 'role', 'unit', 'made_on', 'revoked_on']).orderBy('name').execute()

/** @throws Error when no working key has this name */
export async function revokeApiKey(db: Db, name: string, now = Date.now()): Promise<void> {
  const [revoked] = await db.batch([
    db.query
      .updateTable('api_key')
      .set({ revoked_on: dayOf(now) })
      .where('name', '=', name)
      .where('revoked_on', 'is', null),
  ])
  if (!revoked) throw new Error(`no working key is called ${name}`)
}

/** The account a key speaks for; undefined when it is unknown or revoked. */
export async function findKeyAccount(db: Db, key: string): Promise<Account | undefined> {
  const row = await db.query
    .selectFrom('api_key')
    .where('hash', '=', hashOf(key))
    .where('revoked_on', 'is', null)
    .select(['name', 'role', 'unit'])
    .executeTakeFirst()
  return row && { name: row.name, role: row.role as Role, unit: row.unit!, counter: null }
}
