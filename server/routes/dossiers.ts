import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { maySeeScores } from '../../shared/account.ts'
import { dayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { readDossierFile } from '../../shared/dossierFile.ts'
import { checkDossiers, type Registry } from '../../shared/dossierRows.ts'
import type { Dossiers } from '../../shared/dossiers.ts'
import { DossierEntries } from '../../shared/entries.ts'
import { Problem } from '../../shared/problem.ts'
import { saidWrong } from '../../shared/words/data.ts'
import type { DataWrong } from '../../shared/words/data.vi.ts'
import type { Deps } from '../deps.ts'
import { langOf } from '../language.ts'
import type { SignedIn } from '../session.ts'
import { dossiersOf, registryOf, setDossiers } from '../store/dossiers.ts'
import { knownUnits } from '../store/lineage.ts'
import { findUnit, unitsBelow } from '../store/units.ts'
import { validate } from '../validate.ts'
import { entered, hasType } from './entry.ts'

const MonthText = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .transform((text) => text as Month)

/** Both months are included; without them, this year so far. */
const Query = z.object({ from: MonthText.optional(), to: MonthText.optional(), unit: z.string().max(80).optional() })

/** Dossiers handled per unit, area and month: read, and entered as JSON or as a CSV file, whole or not at all. */
export const dossiers = ({ db, now }: Deps) => {
  const unitIds = async (id: string) => unitsBelow((await knownUnits(db)).units, id).map((unit) => unit.id)

  return new Hono<SignedIn>()
    .use('/dossiers', async (c, next) => {
      if (!maySeeScores(c.var.account)) throw new Problem('not-allowed')
      await next()
    })

    .get('/dossiers', validate('query', Query), async (c) => {
      const query = c.req.valid('query')
      const to = query.to ?? monthOf(dayOf(now()))
      const from = query.from ?? (`${to.slice(0, 4)}-01` as Month)
      if (from > to) throw new Problem('invalid', '', [{ pointer: '?from', detail: '> ?to' }])
      const own = await unitIds(c.var.account.unit)
      const { unit } = query
      if (unit && !(await findUnit(db, unit))) throw new Problem('invalid', '', [{ pointer: '?unit', detail: unit }])
      if (unit && !own.includes(unit)) throw new Problem('not-allowed')
      const units = unit ? await unitIds(unit) : own
      return c.json({ dossiers: await dossiersOf(db, { from, to, units }) })
    })

    .put('/dossiers', async (c) => {
      const own = await unitIds(c.var.account.unit)
      const registry = await registryOf(db, dayOf(now()), own)
      const rows = await (hasType(c, 'text/csv') ? fromCsv(c, registry) : fromJson(c, registry))
      await setDossiers(db, rows)
      return c.json({ saved: rows.length })
    })
}

async function fromCsv(c: Context, registry: Registry): Promise<Dossiers[]> {
  const { dossiers: rows, wrong } = readDossierFile(await c.req.arrayBuffer(), registry)
  // A place in a CSV file is named as RFC 7111 does.
  refuse(
    c,
    wrong.map(({ line, ...reason }) => ({ pointer: `#row=${line}`, ...reason })),
  )
  return rows
}

async function fromJson(c: Context, registry: Registry): Promise<Dossiers[]> {
  const entries = await entered(c, DossierEntries)
  const written = entries.dossiers.map((row) => ({ ...row, count: String(row.count) }))
  const { dossiers: rows, wrong } = checkDossiers(written, registry)
  refuse(
    c,
    wrong.map(({ row, column, ...reason }) => ({ pointer: `/dossiers/${row}/${column}`, ...reason })),
  )
  return rows
}

/** @throws Problem with one reason for each wrong line, when there is one */
function refuse(c: Context, wrong: { pointer: string; key: DataWrong; value: string }[]) {
  if (wrong.length === 0) return
  const errors = wrong.map(({ pointer, key, value }) => ({ pointer, detail: saidWrong(key, langOf(c), value) }))
  throw new Problem(wrong.some(({ key }) => key === 'not-your-unit') ? 'not-allowed' : 'invalid', '', errors)
}
