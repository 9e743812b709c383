import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Account } from '../../shared/account.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import type { PaperForm } from '../../shared/paper.ts'
import { MAX_WRONG, type PaperRead, type PaperRegistry, readPaper, type WrongCell } from '../../shared/paperRows.ts'
import { Problem } from '../../shared/problem.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import { columnName } from '../../shared/sheet.ts'
import { saidCell, saidReason } from '../../shared/words/paper.ts'
import type { Deps } from '../deps.ts'
import { langOf } from '../language.ts'
import type { SignedIn } from '../session.ts'
import { CSV, readTable, type TableType, XLSX } from '../sheet/readTable.ts'
import { csvTemplate, xlsxTemplate } from '../sheet/template.ts'
import { type Batch, findImport, keepAll, knownForms, mostForms, paperCounters } from '../store/imports.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import { registryOf } from '../store/dossiers.ts'
import { inTurns } from '../store/turns.ts'
import { knownUnits } from '../store/lineage.ts'
import { unitsBelow } from '../store/units.ts'
import { validate } from '../validate.ts'
import { hasType } from './entry.ts'

const Query = z.object({ questionnaire: z.string().max(80).default('sipas-2026'), lang: z.string().optional() })

/** What a dry run answers. */
export interface Checked {
  forms: number
  /** The counters they are of, and of which days. */
  counters: { counter: string; forms: number }[]
  from: Day | null
  to: Day | null
  wrong: { row: number; column: string; detail: string }[]
  /** How many there are, of which `wrong` has the first ones. */
  wrongCount: number
  /** The day on which the same batch was kept before; it will not be counted again. */
  importedOn: Day | null
}

/** Forms from paper: a table of them is checked, and kept whole or not at all. A counter's account enters its own. */
export const imports = (deps: Deps) =>
  new Hono<SignedIn>()
    .get('/imports/template.csv', validate('query', Query), async (c) => {
      const registry = await paperRegistry(deps, c.var.account, c.req.valid('query').questionnaire)
      return file(c, CSV, 'phieu-giay.csv', csvTemplate(registry))
    })

    .get('/imports/template.xlsx', validate('query', Query), async (c) => {
      const registry = await paperRegistry(deps, c.var.account, c.req.valid('query').questionnaire)
      return file(c, XLSX, 'phieu-giay.xlsx', xlsxTemplate(registry))
    })

    .post('/imports/dry-run', validate('query', Query), async (c) => {
      const { read, batch } = await readBatch(deps, c, c.req.valid('query').questionnaire)
      const { importedOn } = await judge(deps, read, batch)
      const lang = langOf(c)
      const days = read.forms.map(({ day }) => day).toSorted()
      return c.json<Checked>({
        forms: read.forms.length,
        counters: perCounter(read.forms),
        from: days[0] ?? null,
        to: days.at(-1) ?? null,
        wrong: read.wrong.map((one) => ({
          row: one.row,
          column: columnName(one.column),
          detail: saidReason(one, lang),
        })),
        wrongCount: read.wrongCount,
        importedOn,
      })
    })

    .post('/imports', validate('query', Query), async (c) => {
      const { read, batch } = await readBatch(deps, c, c.req.valid('query').questionnaire)
      const kept = read.wrongCount === 0 ? await keepAll(deps.db, deps.secret, batch, dayOf(deps.now())) : undefined
      if (!kept) {
        // Also what somebody else kept between the look and the leap.
        await judge(deps, read, batch)
        throw refusal(read.wrong, langOf(c))
      }
      return c.json({ forms: kept.forms, importedOn: kept.madeOn }, kept.isNew ? 201 : 200)
    })

/**
 * Adds to what is wrong with a table what only the database knows.
 *
 * @returns the day on which the same batch was kept before; null when it was not
 */
export async function judge({ db, secret }: Deps, read: PaperRead, batch: Batch): Promise<{ importedOn: Day | null }> {
  if (read.wrongCount > 0) return { importedOn: null }
  const before = await findImport(db, secret, batch)
  if (before) return { importedOn: before.madeOn }
  const known = await knownForms(db, secret, read.forms)
  read.wrongCount += known.length
  const cells = known.map(
    ({ row, number }) => ({ row, column: read.numberColumn, key: 'known-form', value: number }) as const,
  )
  read.wrong.push(...cells.slice(0, MAX_WRONG))
  return { importedOn: null }
}

/** Every wrong cell, its place named as RFC 7111 does for CSV. */
export const refusal = (wrong: readonly WrongCell[], lang: 'vi' | 'en') =>
  new Problem(
    'invalid',
    '',
    wrong.map((one) => ({ pointer: `#cell=${one.row},${one.column + 1}`, detail: saidCell(one, lang) })),
  )

async function readBatch(deps: Deps, c: Context<SignedIn>, questionnaire: string) {
  const type = [CSV, XLSX].find((one) => hasType(c, one)) as TableType | undefined
  if (!type) throw new Problem('wrong-content-type')
  const registry = await paperRegistry(deps, c.var.account, questionnaire)
  return batchOf(deps, new Uint8Array(await c.req.arrayBuffer()), type, registry, c.var.account.unit)
}

/** The forms of a file, and what is wrong with it. Others get their turn meanwhile. */
export async function batchOf({ db }: Deps, bytes: Uint8Array, type: TableType, registry: PaperRegistry, unit: string) {
  const table = await inTurns(readTable(bytes, type))
  const read: PaperRead =
    'key' in table
      ? { forms: [], wrong: [{ ...table, column: 0, value: '' }], wrongCount: 1, numberColumn: 0 }
      : await inTurns(readPaper(table, registry))
  const most = mostForms(db)
  if (read.wrongCount === 0 && read.forms.length > most) {
    read.wrong.push({ row: 1, column: 0, key: 'too-many-here', value: String(most) })
    read.wrongCount++
  }
  const batch: Batch = { unit, questionnaire: keyOf(registry.questionnaire), forms: read.forms }
  return { read, batch }
}

/** @throws Problem `invalid` when there is no such questionnaire */
export async function paperRegistry(
  { db, now }: Deps,
  { unit, counter }: Pick<Account, 'unit' | 'counter'>,
  name: string,
): Promise<PaperRegistry> {
  const today = dayOf(now())
  const questionnaire = await findQuestionnaire(db, name)
  if (!questionnaire) throw new Problem('invalid', '', [{ pointer: '?questionnaire', detail: 'unknown-questionnaire' }])
  const units = unitsBelow((await knownUnits(db)).units, unit).map(({ id }) => id)
  const all = await paperCounters(db, units, today)
  const { areas } = await registryOf(db, today, units)
  return { questionnaire, counters: counter ? all.filter(({ id }) => id === counter) : all, areas, today }
}

const perCounter = (forms: readonly PaperForm[]) =>
  [...Map.groupBy(forms, ({ counter }) => counter)].map(([counter, own]) => ({ counter, forms: own.length }))

function file(c: Context, type: string, name: string, body: string | Uint8Array<ArrayBuffer>) {
  c.header('Content-Type', type === CSV ? `${CSV}; charset=utf-8` : type)
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(body)
}
