import type { Day } from '../../shared/calendar.ts'
import { type Db, fitting } from './db.ts'
import type { Tables } from './tables.ts'

export type FunnelRow = Tables['funnel']
export type Step = FunnelRow['step']

/**
 * What is counted and not written yet, by database. A citizen's page must not wait for a commit, so a process writes
 * what came in some seconds at once; when it is killed, these seconds are lost, which nobody misses in such a count.
 */
const waiting = new WeakMap<Db, Map<string, FunnelRow>>()

/** Counts one more who opened the page or began to answer. On Workers it is written at once: nothing outlives a request. */
export async function countStep(db: Db, day: Day, counter: string, step: Step): Promise<void> {
  if (db.kind === 'd1') return addSteps(db, [{ day, counter, step, count: 1 }])
  const rows = waiting.get(db) ?? new Map<string, FunnelRow>()
  waiting.set(db, rows)
  const key = `${day} ${counter} ${step}`
  rows.set(key, { day, counter, step, count: (rows.get(key)?.count ?? 0) + 1 })
}

/** Writes what waits. When that fails it goes on waiting. */
export async function flushSteps(db: Db): Promise<void> {
  const rows = [...(waiting.get(db)?.values() ?? [])]
  if (rows.length === 0) return
  waiting.delete(db)
  await addSteps(db, rows).catch((error: unknown) => {
    const since = waiting.get(db) ?? new Map<string, FunnelRow>()
    for (const row of rows) {
      const key = `${row.day} ${row.counter} ${row.step}`
      since.set(key, { ...row, count: row.count + (since.get(key)?.count ?? 0) })
    }
    waiting.set(db, since)
    throw error
  })
}

/** How many opened and began, from one day to another, both included, by counter. */
export async function funnels(db: Db, from: Day, to: Day): Promise<Map<string, Record<Step, number>>> {
  await flushSteps(db)
  const rows = await db.query
    .selectFrom('funnel')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(['counter', 'step'])
    .select(['counter', 'step', ({ fn }) => fn.sum<number>('count').as('count')])
    .execute()
  const counted = Map.groupBy(rows, ({ counter }) => counter)
  return new Map(
    [...counted].map(([counter, steps]) => {
      const of = (step: Step) => Number(steps.find((one) => one.step === step)?.count ?? 0)
      return [counter, { opened: of('opened'), begun: of('begun') }]
    }),
  )
}

/** Adds counts to those that are there. */
export async function addSteps(db: Db, rows: readonly FunnelRow[]): Promise<void> {
  await db.batch(
    [...fitting(rows)].map((some) =>
      db.query
        .insertInto('funnel')
        .values(some)
        .onConflict((conflict) =>
          conflict
            .columns(['day', 'counter', 'step'])
            .doUpdateSet((eb) => ({ count: eb('funnel.count', '+', eb.ref('excluded.count')) })),
        ),
    ),
  )
}
