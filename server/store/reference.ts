import type { Compilable } from 'kysely'
import type { Day } from '../../shared/calendar.ts'
import { makeCode } from '../../shared/code.ts'
import { keyOf, type Questionnaire } from '../../shared/questionnaire.ts'
import type { reference } from '../reference/reference.ts'
import { type Db, fitting } from './db.ts'
import { followDivisions } from './generations.ts'
import { unitsChanged } from './lineage.ts'
import type { Tables } from './tables.ts'

export type Reference = typeof reference
type Unit = Reference['units'][number]

/**
 * Adds what the reference files have and the database has not, and a code for each new counter. What is there stays
 * as it is, but for what a questionnaire offers, so it is safe at every start and from several instances at once.
 *
 * @throws Error when what a published version of a questionnaire asks was edited
 */
export async function loadReference(
  db: Db,
  reference: Reference,
  { today, random }: { today: Day; random: () => number },
): Promise<void> {
  await refuseEdited(db, reference.questionnaires)
  const units = parentsFirst([...reference.units, ...reference.predecessors])
  const known = new Set((await db.query.selectFrom('counter').select('id').execute()).map(({ id }) => id))
  const fresh = reference.counters.filter(({ id }) => !known.has(id))
  const since = new Map(units.map(({ id, validFrom }) => [id, validFrom]))

  await db.batch([
    ...add(db, 'unit', units.map(unitRow)),
    ...add(db, 'succession', reference.successions),
    ...add(
      db,
      'area',
      reference.areas.map(({ nameEn, ...area }) => ({ ...area, name_en: nameEn })),
    ),
    ...add(
      db,
      'counter',
      reference.counters.map(({ id, name, nameEn }) => ({ id, name, name_en: nameEn, closed_on: null, form: null })),
    ),
    ...add(
      db,
      'counter_unit',
      fresh.map(({ id, unit }) => ({ counter: id, unit, from_day: since.get(unit)! })),
    ),
    ...add(
      db,
      'counter_area',
      reference.counters.flatMap(({ id, areas }) => areas.map((area) => ({ counter: id, area }))),
    ),
    ...(await addCodes(
      db,
      fresh.map(({ id }) => id),
      today,
      random,
    )),
    ...add(db, 'opening_hours', reference.openingHours),
    ...add(db, 'questionnaire', reference.questionnaires.map(questionnaireRow)),
    ...reference.questionnaires.map((one) => renewOffers(db, questionnaireRow(one))),
    ...add(db, 'maximum', reference.maximums),
    ...add(
      db,
      'official_result',
      reference.officialResults.map(({ index, maxPoints, ofUnits, ...result }) => ({
        ...result,
        index_percent: index,
        max_points: maxPoints,
        of_units: ofUnits,
      })),
    ),
    unitsChanged(db),
  ])
  await followDivisions(db)
}

const add = <Name extends keyof Tables>(db: Db, table: Name, rows: Tables[Name][]): Compilable[] =>
  [...fitting(rows)].map((some) =>
    db.query
      .insertInto<keyof Tables>(table)
      .values(some)
      .onConflict((conflict) => conflict.doNothing()),
  )

/** So that each row finds its parent already there. @throws Error when units are above each other in a circle */
function parentsFirst(units: Unit[]): Unit[] {
  const sorted: Unit[] = []
  const placed = new Set<string | null>([null])
  for (let left = units; left.length > 0;) {
    const ready = left.filter(({ parent }) => placed.has(parent))
    if (ready.length === 0)
      throw new Error(`units above each other in a circle: ${left.map(({ id }) => id).join(', ')}`)
    for (const unit of ready) placed.add(unit.id)
    sorted.push(...ready)
    left = left.filter(({ id }) => !placed.has(id))
  }
  return sorted
}

const unitRow = ({ id, code, name, nameEn, level, kind, parent, validFrom, validTo }: Unit): Tables['unit'] => ({
  id,
  code,
  name,
  name_en: nameEn,
  level,
  kind,
  parent,
  valid_from: validFrom,
  valid_to: validTo,
})

/** Only where another instance has not just made one: two codes of one counter would both be printed. */
async function addCodes(db: Db, counters: string[], today: Day, random: () => number): Promise<Compilable[]> {
  if (counters.length === 0) return []
  const used = new Set((await db.query.selectFrom('code').select('code').execute()).map(({ code }) => code))
  return counters.map((counter) => {
    let code = makeCode(random)
    while (used.has(code)) code = makeCode(random)
    used.add(code)
    return db.query
      .insertInto('code')
      .columns(['code', 'counter', 'made_on'])
      .expression((eb) =>
        eb
          .selectFrom('counter')
          .where('id', '=', counter)
          .where(({ not, exists, selectFrom }) =>
            not(exists(selectFrom('code').whereRef('code.counter', '=', 'counter.id').select('code.code'))),
          )
          .select((row) => [row.val(code).as('code'), 'id', row.val(today).as('made_on')]),
      )
  })
}

async function refuseEdited(db: Db, questionnaires: Questionnaire[]) {
  const published = await db.query.selectFrom('questionnaire').selectAll().execute()
  const bodies = new Map(published.map((row) => [keyOf(row), row.body]))
  for (const questionnaire of questionnaires) {
    const body = bodies.get(keyOf(questionnaire))
    if (body !== undefined && canonical(JSON.parse(body)) !== canonical(questionnaire))
      throw new Error(`${keyOf(questionnaire)} is published and cannot change: give it a new version`)
  }
}

const questionnaireRow = (questionnaire: Questionnaire): Tables['questionnaire'] => ({
  id: questionnaire.id,
  version: questionnaire.version,
  published_on: questionnaire.publishedOn as Day,
  body: JSON.stringify(questionnaire),
})

/** Its form and reasons may have changed since it was published; what it asks has not: see `refuseEdited`. */
const renewOffers = (db: Db, { id, version, body }: Tables['questionnaire']) =>
  db.query
    .updateTable('questionnaire')
    .set({ body })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('body', '<>', body)

/** What a questionnaire offers and does not ask: no answer means something else because of it. */
const OFFERS = ['form', 'reasons']

/** What is asked, as JSON in which the order of properties makes no difference. */
const canonical = (value: unknown) =>
  JSON.stringify(value, (name, part: unknown) =>
    OFFERS.includes(name)
      ? undefined
      : part instanceof Object && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : part,
  )
