import { randomUUID } from 'node:crypto'
import { type Mistake, mistakesIn, normalPerson, type Person } from '../../shared/person.ts'
import { type Db, DuplicateKey } from './db.ts'
import { hashPassword } from './password.ts'
import { type Post, postOf } from './posts.ts'
import { staffTables } from './staff.ts'

/** What a person chose cannot be taken. */
export class Refused extends Error {
  override name = 'Refused'
  readonly mistakes: Mistake[]

  constructor(mistakes: Mistake[]) {
    super(mistakes.join(', '))
    this.mistakes = mistakes
  }
}

/**
 * Makes an account whole or not at all.
 *
 * @param invite the hash of the invite that it uses up; the first account uses up all of them
 * @throws Refused for what the person chose; Problem `unknown-unit` for a post at no place of ours
 */
export async function makeAccount(
  db: Db,
  { role, unit, counter, ...typed }: Person & Post,
  now = Date.now(),
  invite: string | null = null,
): Promise<void> {
  const { username, name, password } = normalPerson(typed)
  const mistakes = mistakesIn({ username, name, password })
  if (mistakes.length > 0) throw new Refused(mistakes)
  const post = await postOf(db, { role, unit, counter }, now)
  const id = randomUUID()
  const moments = { created_at: new Date(now).toISOString(), updated_at: new Date(now).toISOString() }
  const email = `${username}@sipas.invalid`
  const spend = db.query.updateTable('invite').set({ used_at: now })
  const statements = [
    staffTables(db)
      .insertInto('staff')
      .values({ id, username, name, email, email_verified: 0, ...post, invite, ...moments }),
    staffTables(db)
      .insertInto('credential')
      .values({
        id: randomUUID(),
        account_id: id,
        provider_id: 'credential',
        staff: id,
        password: await hashPassword(password),
        ...moments,
      }),
    // The first account ends every link: each start without an account has printed one.
    (await hasAccounts(db)) ? spend.where('hash', '=', invite) : spend.where('used_at', 'is', null),
  ]
  await db.batch(statements).catch((error: unknown) => {
    throw error instanceof DuplicateKey ? new Refused(['username-taken']) : error
  })
}

export async function hasAccounts(db: Db): Promise<boolean> {
  return (await staffTables(db).selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Sessions end by themselves; without this their rows would stay for good. */
export async function forgetEndedSessions(db: Db, now: number): Promise<void> {
  await staffTables(db).deleteFrom('session').where('expires_at', '<', new Date(now).toISOString()).execute()
}
