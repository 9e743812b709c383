import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { maySeeScores } from '../../shared/account.ts'
import { dayOf } from '../../shared/calendar.ts'
import { writeCsv } from '../../shared/csv.ts'
import { type Ask, type Invited, writeInvitation } from '../../shared/invitation.ts'
import { ANSWER_HEADER, type AskRow, checkAsks, type DeskRegistry, readAskFile } from '../../shared/invitationRows.ts'
import { type FieldError, Problem } from '../../shared/problem.ts'
import { saidInvitation, saidOfInvitation } from '../../shared/words/invitation.ts'
import type { InvitationWrong } from '../../shared/words/invitation.vi.ts'
import type { Deps } from '../deps.ts'
import { langOf } from '../language.ts'
import { qrSvg } from '../pages/qr.ts'
import type { SignedIn } from '../session.ts'
import { counters } from '../store/counters.ts'
import { registryOf } from '../store/dossiers.ts'
import { invite } from '../store/invitations.ts'
import { knownUnits } from '../store/lineage.ts'
import { unitsBelow } from '../store/units.ts'
import { fieldErrors } from '../validate.ts'
import { hasType } from './entry.ts'
import { siteOf } from './qr.ts'

const wrong = (key: InvitationWrong) => key
const text = z.string(wrong('not-a-text'))

/** What the one-stop software sends. */
export const AskBody = z.strictObject(
  {
    reference: text.describe('of the dossier; only a keyed hash of it is kept'),
    counter: text.exactOptional().describe('id or name; needed unless one counter of the unit serves the area'),
    unit: text.exactOptional().describe('id, code or name'),
    area: text.exactOptional().describe('id, code or name; needed unless the counter serves one only'),
    days: z.int(wrong('not-days')).exactOptional().describe('1 to 180, 30 unless said'),
  },
  { error: ({ code }) => wrong(code === 'unrecognized_keys' ? 'not-known' : 'not-an-object') },
)

/**
 * `POST /api/v1/invitations`: a link good for one response about one visit, to be printed on the receipt slip or sent.
 * As JSON one at a time, as CSV many, all of them or none.
 */
export const invitations = (deps: Deps) =>
  new Hono<SignedIn>().post('/invitations', async (c) => {
    const { account } = c.var
    if (!maySeeScores(account)) throw new Problem('not-allowed')
    const registry = await deskRegistry(deps, account.unit)
    // The answer opens a survey once for whoever has it.
    c.header('Cache-Control', 'no-store')
    if (hasType(c, 'text/csv')) return fromCsv(deps, c, registry)
    const ask = await askedOf(c, registry)
    const [invited] = await inviteAll(deps, siteOf(deps, c.req.url), [ask])
    return c.json({ ...invited!, qr: String(qrSvg(invited!.link)) }, 201)
  })

async function fromCsv(deps: Deps, c: Context, registry: DeskRegistry) {
  const { rows, lines, refused } = readAskFile(await c.req.arrayBuffer())
  if (refused)
    refuse([{ pointer: `#row=${refused.line}`, detail: saidInvitation(refused.key, langOf(c), refused.value) }])
  const { asks, wrong: bad } = checkAsks(rows, registry)
  refuse(
    bad.map(({ row, key, value }) => ({
      pointer: `#row=${lines[row]}`,
      detail: saidInvitation(key, langOf(c), value),
    })),
  )
  c.header('Content-Type', 'text/csv; charset=utf-8')
  return c.body(csvOf(asks, await inviteAll(deps, siteOf(deps, c.req.url), asks)), 201)
}

/** What is to be sent, beside the reference by which the one-stop software knows to whom. */
export const csvOf = (asks: readonly Ask[], invited: readonly Invited[]) =>
  writeCsv([
    ANSWER_HEADER,
    ...invited.map(({ link, code, counter, area, expiresOn }, i) => [
      asks[i]!.reference,
      link,
      code,
      counter,
      area,
      expiresOn,
    ]),
  ])

export async function inviteAll(deps: Deps, site: string, asks: readonly Ask[]): Promise<Invited[]> {
  const made = await invite(deps.db, deps.secret, asks, dayOf(deps.now()))
  return made.map(({ code, ...where }) => ({ code: writeInvitation(code), link: `${site}/${code}`, ...where }))
}

/** @throws Problem `wrong-content-type`, `malformed` or `invalid` */
async function askedOf(c: Context, registry: DeskRegistry): Promise<Ask> {
  if (!hasType(c, 'application/json')) throw new Problem('wrong-content-type')
  const body: unknown = await c.req.json().catch(() => {
    throw new Problem('malformed')
  })
  const { data, error } = AskBody.safeParse(body)
  if (error)
    throw new Problem(
      'invalid',
      '',
      fieldErrors(error).map(({ pointer, detail }) => ({ pointer, detail: saidOfInvitation(detail, langOf(c)) })),
    )
  const { counter = '', unit = '', area = '', days = '' } = data
  const row: AskRow = { reference: data.reference, counter, unit, area, days: String(days) }
  const { asks, wrong: bad } = checkAsks([row], registry)
  refuse(bad.map(({ field, key, value }) => ({ pointer: `/${field}`, detail: saidInvitation(key, langOf(c), value) })))
  return asks[0]!
}

function refuse(errors: FieldError[]) {
  if (errors.length > 0) throw new Problem('invalid', '', errors)
}

/** All that those under a unit may invite for. */
export async function deskRegistry({ db, now }: Pick<Deps, 'db' | 'now'>, unit: string): Promise<DeskRegistry> {
  const today = dayOf(now())
  const own = unitsBelow((await knownUnits(db)).units, unit).map(({ id }) => id)
  const [{ units, areas }, desks] = await Promise.all([registryOf(db, today, own), counters(db, own, today)])
  return {
    units: units.filter(({ id }) => own.includes(id)),
    areas,
    counters: desks.map(({ name, ...desk }) => ({ ...desk, name: name.vi, name_en: name.en })),
    today,
  }
}
