import { type Compilable, sql } from 'kysely'
import { type Db, DuplicateKey } from './db.ts'
import { lineage } from './lineage.ts'
import { dividedUnits } from './places.ts'

// A generation is a set of tallies made from the responses alone. Figures are read from the live one. To make them
// anew, after a loss or when units were divided otherwise, a second one is folded beside it and takes over when it has
// come as far: nobody who reads figures has to wait.

export interface Generation {
  id: number
  isLive: boolean
  /** The units that have sums by counter: see server/store/places.ts. */
  divided: ReadonlySet<string>
  /** How many commits it took, and the numbers of the last response and the last ruling in all of it. */
  step: number
  response: number
  ruling: number
  /** What some of its places have more than the others. While there is one, figures do not add up. */
  lot: Lot | null
}

/** What is counted together: up to which response and ruling, and how many of its places have it. */
export interface Lot {
  response: number
  ruling: number
  places: number
}

/** The live generation first, then those being made; none that has been replaced. */
export async function generations({ query }: Db): Promise<Generation[]> {
  const rows = await query
    .selectFrom('generation')
    .innerJoin('fold', 'fold.generation', 'generation.id')
    .orderBy('generation.id')
    .orderBy('step')
    .selectAll()
    .execute()
  const latest = new Map(rows.map((row) => [row.id, row]))
  const live = rows.find(({ is_live }) => is_live)?.id ?? 0
  return [...latest.values()]
    .filter(({ id }) => id >= live)
    .map(({ id, is_live, divided, step, response, ruling, lot_response, lot_ruling, lot_places }) => ({
      id,
      isLive: is_live === 1,
      divided: new Set(JSON.parse(divided) as string[]),
      step,
      response,
      ruling,
      lot: lot_places === null ? null : { response: lot_response!, ruling: lot_ruling!, places: lot_places },
    }))
}

/** @throws Error when there is none, which no working database is without */
export async function liveGeneration(db: Db): Promise<Generation> {
  const live = (await generations(db)).find(({ isLive }) => isLive)
  if (!live) throw new Error('no live generation of tallies')
  return live
}

/** How far tallies have come. */
export type Mark = Pick<Generation, 'id' | 'step' | 'response' | 'ruling'>

/** Whether figures are the same at both: whatever changes them makes a step. */
export const isSame = (one: Mark, other: Mark) => one.id === other.id && one.step === other.step

/**
 * The statements that move a generation's mark, if it is still where it was read. If it is not, the first one repeats
 * the key of the row that is there, so the whole batch fails.
 */
export const moved = (
  db: Db,
  { id, step }: Generation,
  { response, ruling, lot }: Pick<Generation, 'response' | 'ruling' | 'lot'>,
): Compilable[] => [
  {
    compile: () =>
      sql`insert into fold (generation, step, response, ruling, lot_response, lot_ruling, lot_places)
          select generation, case when max(step) = ${step} then max(step) + 1 else max(step) end,
                 ${number(response)}, ${number(ruling)},
                 ${number(lot?.response)}, ${number(lot?.ruling)}, ${number(lot?.places)}
          from fold where generation = ${id} group by generation`.compile(db.query),
  },
  db.query.deleteFrom('fold').where('generation', '=', id).where('step', '<=', step),
]

/** PostgreSQL takes a value that is only selected for a text. */
const number = (value: number | undefined) => sql`cast(${value ?? null} as integer)`

/** Begins tallies anew; `fold` goes on with them. Those being made already are given up. */
export async function beginGeneration(db: Db): Promise<void> {
  const { query } = db
  const known = await generations(db)
  const id = Math.max(...known.map((generation) => generation.id)) + 1
  const divided = JSON.stringify(dividedUnits(await lineage(db)))
  const given = known.filter(({ isLive }) => !isLive)
  try {
    await db.batch([
      query.insertInto('generation').values({ id, is_live: 0, divided }),
      query.insertInto('fold').values({ generation: id, step: 0, response: 0, ruling: 0 }),
    ])
  } catch (error) {
    // Another process has begun one.
    if (!(error instanceof DuplicateKey)) throw error
  }
  for (const { id: old } of given) await drop(db, old)
}

/** Begins tallies anew when counters go other ways than those tell apart. */
export async function followDivisions(db: Db): Promise<void> {
  const newest = (await generations(db)).at(-1)!
  const divided = dividedUnits(await lineage(db))
  if (JSON.stringify(divided) !== JSON.stringify([...newest.divided])) await beginGeneration(db)
}

/** Lets a generation take over that has come as far as the live one. */
export async function takeOver(db: Db, live: Generation, next: Generation): Promise<void> {
  const { query } = db
  await db.batch([
    ...moved(db, next, next),
    ...moved(db, live, live),
    query.updateTable('generation').set({ is_live: 0 }).where('id', '=', live.id),
    query.updateTable('generation').set({ is_live: 1 }).where('id', '=', next.id),
  ])
  await drop(db, live.id)
}

/**
 * Removes what has been replaced, by places so that no write takes long; whoever is killed halfway has done no harm. Its
 * mark stays, one step on, so that who still folds it comes too late.
 */
async function drop(db: Db, id: number): Promise<void> {
  const { query } = db
  const next = sql<number>`(select max(step) + 1 from fold where generation = ${id})`
  await db.batch([query.updateTable('fold').set({ step: next }).where('generation', '=', id)])
  for (;;) {
    const row = await query
      .selectFrom('tally')
      .where('generation', '=', id)
      .select(['generation', 'division', 'questionnaire', 'place'])
      .limit(1)
      .executeTakeFirst()
    if (!row) break
    await db.batch([query.deleteFrom('tally').where((eb) => eb.and(row))])
  }
  await db.batch([query.deleteFrom('generation').where('id', '=', id)])
}

/** Finishes removing what a killed process left. */
export async function dropReplaced(db: Db): Promise<void> {
  const live = await liveGeneration(db)
  const old = await db.query.selectFrom('generation').where('id', '<', live.id).select('id').execute()
  for (const { id } of old) await drop(db, id)
}
