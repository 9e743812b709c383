import type { Day, Month } from '../../shared/calendar.ts'
import type { Registry } from '../../shared/dossierRows.ts'
import type { Dossiers } from '../../shared/dossiers.ts'
import { type Db, fitting, inFitting } from './db.ts'
import { changed } from './editions.ts'

export interface DossiersFilter {
  /** Both included. */
  from: Month
  to: Month
  /** All units when absent. */
  units?: readonly string[]
}

/** Dossiers handled, for every unit, area and month in which they are known. */
export async function dossiersOf(db: Db, { from, to, units }: DossiersFilter): Promise<Dossiers[]> {
  const found: Dossiers[] = []
  for (const some of inFitting(units)) {
    let rows = db.query.selectFrom('dossier').selectAll().where('month', '>=', from).where('month', '<=', to)
    if (some) rows = rows.where('unit', 'in', some)
    found.push(...(await rows.execute()))
  }
  return found
}

/** Enters numbers of dossiers, in place of those known for the same unit, area and month. */
export async function setDossiers(db: Db, rows: readonly Dossiers[]): Promise<void> {
  await db.batch([
    changed(db, 'dossiers'),
    ...[...fitting(rows)].map((some) =>
      db.query
        .insertInto('dossier')
        .values(some)
        .onConflict((conflict) =>
          conflict.columns(['unit', 'area', 'month']).doUpdateSet((eb) => ({ count: eb.ref('excluded.count') })),
        ),
    ),
  ])
}

/** All that a table of dossiers may name. */
export async function registryOf(db: Db, today: Day, own: Iterable<string>): Promise<Registry> {
  const names = ['id', 'code', 'name', 'name_en'] as const
  return {
    units: await db.query
      .selectFrom('unit')
      .select([...names, 'valid_from', 'valid_to'])
      .execute(),
    areas: await db.query.selectFrom('area').select(names).execute(),
    own: new Set(own),
    today,
  }
}
