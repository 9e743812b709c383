import type { Day } from '../../shared/calendar.ts'
import type { PaperForm } from '../../shared/paper.ts'
import type { PaperCounter } from '../../shared/paperRows.ts'
import { counters } from './counters.ts'
import { type Db, DuplicateKey } from './db.ts'
import { keyedHash, keyedNumber } from './keyed.ts'
import { keptIds, responseRows } from './responseRows.ts'
import type { ResponseRow } from './tables.ts'

/** Forms in one batch on D1, which takes a thousand statements of a request and eight responses in one of them. */
const MOST_ON_D1 = 5_000

/** How many forms a database keeps whole or not at all. */
export const mostForms = (db: Db) => (db.kind === 'd1' ? MOST_ON_D1 : Infinity)

export interface Batch {
  /** Of whoever enters it. */
  unit: string
  /** `sipas-2026@1` */
  questionnaire: string
  forms: readonly PaperForm[]
}

/** A batch that was kept. */
export interface Import {
  forms: number
  /** On which it was kept. */
  madeOn: Day
}

/**
 * Keeps a batch of forms: all of them, or none. The same batch again changes nothing.
 *
 * @returns undefined when some of its forms, but not the whole batch, were kept before: see {@link knownForms}
 */
export async function keepAll(
  db: Db,
  secret: string,
  batch: Batch,
  today: Day,
): Promise<(Import & { isNew: boolean }) | undefined> {
  const hash = hashOf(secret, batch)
  const known = await findImport(db, secret, batch)
  if (known) return { ...known, isNew: false }
  const { unit, forms } = batch
  try {
    await db.batch([
      db.query.insertInto('import').values({ hash, unit, made_on: today, forms: forms.length }),
      ...(await responseRows(
        db,
        forms.map((form) => responseOf(secret, batch.questionnaire, form)),
      )),
    ])
    return { forms: forms.length, madeOn: today, isNew: true }
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
    // Somebody else was a moment faster, with the same batch or with one of its forms.
    const theirs = await findImport(db, secret, batch)
    return theirs && { ...theirs, isNew: false }
  }
}

/** The same batch as it was kept before; undefined when it was not. */
export async function findImport(db: Db, secret: string, batch: Batch): Promise<Import | undefined> {
  const row = await db.query
    .selectFrom('import')
    .where('hash', '=', hashOf(secret, batch))
    .select(['forms', 'made_on'])
    .executeTakeFirst()
  return row && { forms: row.forms, madeOn: row.made_on }
}

/** Those of the forms that were kept before, as part of another batch. */
export async function knownForms<Form extends PaperForm>(
  db: Db,
  secret: string,
  forms: readonly Form[],
): Promise<Form[]> {
  const ids = forms.map((form) => idOf(secret, form))
  const kept = await keptIds(db, ids)
  return forms.filter((_, i) => kept.has(ids[i]!))
}

/** Counters of these units on a day, closed ones too, with all that a form is judged by. */
export async function paperCounters(db: Db, units: readonly string[], today: Day): Promise<PaperCounter[]> {
  const [known, holdings] = await Promise.all([
    counters(db, units, today),
    db.query.selectFrom('counter_unit').selectAll().orderBy('from_day').execute(),
  ])
  const holdersOf = Map.groupBy(holdings, ({ counter }) => counter)
  return known.map(({ id, name, code, closedOn, areas }) => ({
    id,
    name: name.vi,
    name_en: name.en,
    codes: code ? [code] : [],
    closedOn,
    areas,
    holders: (holdersOf.get(id) ?? []).map(({ unit, from_day }) => ({ unit, from: from_day })),
  }))
}

const responseOf = (secret: string, questionnaire: string, form: PaperForm): ResponseRow => ({
  id: idOf(secret, form),
  day: form.day,
  questionnaire,
  unit: form.unit,
  counter: form.counter,
  area: form.area,
  answers: form.answers,
  respondent: null,
  comment: form.comment,
  channel: 'paper',
  origin: 'citizen',
})

/**
 * The id of a form's response: a UUID as shared/id.ts makes them, but the same whenever the same sheet of paper is
 * entered. Keyed, since a receipt follows from an id and nobody should find another's by counting.
 */
function idOf(secret: string, { counter, day, number }: PaperForm): string {
  const hash = keyedNumber(secret, 'paper', `${counter}\n${day}\n${number.toLowerCase()}`)
  const hex = hash.toString(16).padStart(64, '0')
  const variant = '89ab'[parseInt(hex[7]!, 16) % 4]!
  return `${day.replaceAll('-', '')}-${hex.slice(0, 4)}-8${hex.slice(4, 7)}-${variant}${hex.slice(8, 11)}-${hex.slice(11, 23)}`
}

const hashOf = (secret: string, { questionnaire, forms }: Batch) =>
  keyedHash(
    secret,
    'import',
    JSON.stringify([
      questionnaire,
      forms.map(({ counter, day, number, area, answers, comment }) => [counter, day, number, area, answers, comment]),
    ]),
  )
