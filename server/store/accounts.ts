import { randomUUID } from 'node:crypto'
import type { Role } from '../../shared/account.ts'
import { Problem } from '../../shared/problem.ts'
import { type Db, DuplicateKey } from './db.ts'
import { hashPassword } from './password.ts'

/** The tables of better-auth, as far as we write them ourselves. */
interface AccountTables {
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
const tables = (db: Db) => db.query.withTables<AccountTables>()

/** What an account may do, and where. Without a unit: the whole province, for the role province alone. */
export interface Post {
  role: Role
  unit: string | null
  counter: string | null
}

export interface Person {
  username: string
  name: string
  password: string
}

export const MIN_PASSWORD = 10
export const MAX_PASSWORD = 128
export const USERNAME = /^[a-z0-9._-]{3,30}$/

/** Why a person's details are refused; shared/words/account.vi.ts says it. */
export type Mistake = 'username-form' | 'username-taken' | 'name-missing' | 'password-length'

export class Refused extends Error {
  override name = 'Refused'
  readonly mistakes: Mistake[]

  constructor(mistakes: Mistake[]) {
    super(mistakes.join(', '))
    this.mistakes = mistakes
  }
}

export const normalUsername = (typed: string) => typed.normalize('NFC').trim().toLowerCase()

/**
 * Makes an account whole or not at all.
 *
 * @param invite the hash of the invite that it uses up
 * @throws Refused for what the person typed; Problem `unknown-unit` for a post that cannot be
 */
export async function makeAccount(db: Db, { name, password, ...rest }: Person & Post, invite?: { hash: string; now: number }) {
  const username = normalUsername(rest.username)
  const person = { username, name: plain(name), password }
  const mistakes = mistakesIn(person)
  if (mistakes.length) throw new Refused(mistakes)
  const now = new Date(invite?.now ?? Date.now()).toISOString()
  const id = randomUUID()
  const moments = { created_at: now, updated_at: now }
  const statements = [
    tables(db)
      .insertInto('staff')
      .values({
        id,
        username,
        name: person.name,
        email: `${username}@sipas.invalid`,
        email_verified: 0,
        role: rest.role,
        unit: await unitOf(db, rest),
        counter: rest.counter,
        invite: invite?.hash ?? null,
        ...moments,
      }),
    tables(db)
      .insertInto('credential')
      .values({
        id: randomUUID(),
        account_id: id,
        provider_id: 'credential',
        staff: id,
        password: await hashPassword(password),
        ...moments,
      }),
    ...(invite ? [db.query.updateTable('invite').set({ used_at: invite.now }).where('hash', '=', invite.hash)] : []),
  ]
  await db.batch(statements).catch((error: unknown) => {
    throw error instanceof DuplicateKey ? new Refused(['username-taken']) : error
  })
}

/** PostgreSQL refuses text with a zero character, so control characters become spaces. */
const plain = (name: string) => name.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, 100)

const mistakesIn = ({ username, name, password }: Person): Mistake[] => [
  ...(USERNAME.test(username) ? [] : (['username-form'] as const)),
  ...(name ? [] : (['name-missing'] as const)),
  ...(password.length >= MIN_PASSWORD && password.length <= MAX_PASSWORD ? [] : (['password-length'] as const)),
]

/** The unit of a post: its own, or for the role province the province itself. */
export async function unitOf(db: Db, { role, unit }: Pick<Post, 'role' | 'unit'>): Promise<string> {
  const units = db.query.selectFrom('unit').select('id')
  const found = await (unit
    ? units.where('id', '=', unit)
    : role === 'province'
      ? units.where('kind', '=', 'province')
      : units.where('id', 'is', null)
  ).executeTakeFirst()
  if (!found) throw new Problem('unknown-unit', unit ?? `the role ${role} needs a unit`)
  return found.id
}

export async function hasAccounts(db: Db): Promise<boolean> {
  return (await tables(db).selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Sessions end by themselves; their rows would stay for good. */
export async function forgetEndedSessions(db: Db, now: number): Promise<void> {
  await tables(db).deleteFrom('session').where('expires_at', '<', new Date(now).toISOString()).execute()
}
