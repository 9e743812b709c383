import { addDays, type Day } from '../../shared/calendar.ts'
import { type Ask, invitationFrom } from '../../shared/invitation.ts'
import { type Db, fitting, inFitting } from './db.ts'
import { keyedHash, keyedNumber } from './keyed.ts'
import type { Kept } from './append.ts'
import { findKept, responseRows } from './responseRows.ts'
import type { ResponseRow, Tables } from './tables.ts'

// The promise: nobody, with this database and the secret and all the links, can tell which response came by which
// invitation. So a response has a random id of its own, and an invitation knows only that it was used: no day, no
// order, nothing of the response. The two are written in one batch, since one without the other would lose an answer
// or count two. What is left is what the database keeps for itself, not for us: PostgreSQL numbers its transactions
// (xmin) until the row is frozen, and every one of them has a log.

/** Days after its last one for which an invitation is remembered, to say that it has expired. */
const REMEMBERED = 60

export interface Invitation {
  /** What the link carries. */
  code: string
  counter: string
  area: string
  expiresOn: Day
}

/**
 * Invites once for each dossier, in the order asked. For a dossier whose invitation has not expired this is that one,
 * with the counter and area it has: used or not, since who asks must not learn who has answered.
 */
export async function invite(db: Db, secret: string, asks: readonly Ask[], today: Day): Promise<Invitation[]> {
  const references = asks.map((ask) => referenceOf(secret, ask))
  // PostgreSQL refuses a statement that names a row twice.
  const rows = new Map(asks.map((ask, i) => [references[i]!, rowOf(secret, ask, references[i]!, today)]))
  await db.batch([
    db.query.deleteFrom('invitation').where('expires_on', '<', addDays(today, -REMEMBERED)),
    ...[...fitting([...rows.values()])].map((some) =>
      db.query
        .insertInto('invitation')
        .values(some)
        .onConflict((conflict) =>
          conflict
            .column('reference')
            .doUpdateSet((eb) => ({
              code: eb.ref('excluded.code'),
              counter: eb.ref('excluded.counter'),
              area: eb.ref('excluded.area'),
              made_on: eb.ref('excluded.made_on'),
              expires_on: eb.ref('excluded.expires_on'),
              uses: eb.ref('excluded.uses'),
            }))
            .where('invitation.expires_on', '<', today),
        ),
    ),
  ])
  const stored = await byReference(db, [...rows.keys()])
  return asks.map((ask, i) => {
    const { counter, area, made_on, expires_on } = stored.get(references[i]!)!
    return { code: codeOf(secret, ask, made_on), counter, area, expiresOn: expires_on }
  })
}

/** The invitation of a code, and whether it was used; undefined when there is none. */
export async function findInvitation(db: Db, secret: string, code: string) {
  const row = await db.query
    .selectFrom('invitation')
    .where('code', '=', hashOf(secret, code))
    .select(['counter', 'area', 'expires_on', 'uses'])
    .executeTakeFirst()
  return row && { counter: row.counter, area: row.area, expiresOn: row.expires_on, isUsed: row.uses > 0 }
}

/**
 * Uses an invitation up and keeps the response it brought: both or neither.
 *
 * @returns `different` when another response was faster
 */
export async function keepInvited(db: Db, secret: string, code: string, row: ResponseRow): Promise<Kept> {
  try {
    const use = db.query
      .updateTable('invitation')
      .set((eb) => ({ uses: eb('uses', '+', 1) }))
      .where('code', '=', hashOf(secret, code))
    await db.batch([use, ...(await responseRows(db, [row]))])
    return 'new'
  } catch (error) {
    const kept = await findKept(db, row)
    if (kept) return kept
    if ((await findInvitation(db, secret, code))?.isUsed) return 'different'
    throw error
  }
}

async function byReference(db: Db, references: string[]): Promise<Map<string, Tables['invitation']>> {
  const found = new Map<string, Tables['invitation']>()
  for (const some of inFitting(references)) {
    const rows = await db.query.selectFrom('invitation').where('reference', 'in', some!).selectAll().execute()
    for (const row of rows) found.set(row.reference, row)
  }
  return found
}

const rowOf = (secret: string, ask: Ask, reference: string, today: Day): Tables['invitation'] => ({
  reference,
  code: hashOf(secret, codeOf(secret, ask, today)),
  counter: ask.counter,
  area: ask.area,
  made_on: today,
  expires_on: addDays(today, ask.days),
  uses: 0,
})

const hashOf = (secret: string, code: string) => keyedHash(secret, 'invitation', code)
const referenceOf = (secret: string, ask: Ask) => keyedHash(secret, 'dossier', dossierOf(ask))

/** Worked out again rather than stored: who has the database alone can open no invitation. */
const codeOf = (secret: string, ask: Ask, madeOn: Day) =>
  invitationFrom(keyedNumber(secret, 'link', `${dossierOf(ask)}\n${madeOn}`))

/** Two units may number their dossiers alike. */
const dossierOf = ({ unit, reference }: Ask) => `${unit}\n${reference}`
