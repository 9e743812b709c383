import { randomBytes } from 'node:crypto'
import type { Role } from '../../shared/account.ts'
import { normalUsername } from '../../shared/person.ts'
import type { Db } from './db.ts'
import { hashPassword } from './password.ts'
import type { Post } from './posts.ts'

/** The tables of better-auth, as far as we read and write them ourselves. */
type StaffTables = {
  staff: {
    id: string
    username: string
    name: string
    email: string
    email_verified: 0 | 1
    role: Role
    unit: string
    counter: string | null
    invite: string | null
    created_at: string
    updated_at: string
  }
  credential: {
    id: string
    account_id: string
    provider_id: 'credential'
    staff: string
    password: string
    created_at: string
    updated_at: string
  }
  session: { staff: string; expires_at: string }
}
export const staffTables = (db: Db) => db.query.withTables<StaffTables>()

/** Who has an account, by username. */
export const staff = (db: Db): Promise<({ username: string; name: string } & Post)[]> =>
  staffTables(db)
    .selectFrom('staff')
    .select(['username', 'name', 'role', 'unit', 'counter'])
    .orderBy('username')
    .execute()

/**
 * Gives an account a new password and signs it out everywhere.
 *
 * @returns the password, 96 random bits; it is shown this once
 * @throws Error when there is no such account
 */
export async function resetPassword(db: Db, username: string, now = Date.now()): Promise<string> {
  const id = await idOf(db, username)
  const password = randomBytes(12).toString('base64url')
  await db.batch([
    staffTables(db)
      .updateTable('credential')
      .set({ password: await hashPassword(password), updated_at: new Date(now).toISOString() })
      .where('staff', '=', id),
    staffTables(db).deleteFrom('session').where('staff', '=', id),
  ])
  return password
}

/** Removes an account; its sessions end with it. @throws Error when there is none */
export async function removeAccount(db: Db, username: string): Promise<void> {
  const id = await idOf(db, username)
  await db.batch([staffTables(db).deleteFrom('staff').where('id', '=', id)])
}

async function idOf(db: Db, username: string): Promise<string> {
  const row = await staffTables(db)
    .selectFrom('staff')
    .where('username', '=', normalUsername(username))
    .select('id')
    .executeTakeFirst()
  if (!row) throw new Error(`no such account: ${username}`)
  return row.id
}
