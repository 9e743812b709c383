import type { Day, Month } from '../../shared/calendar.ts'
import type { Registry } from '../../shared/dossierRows.ts'
import type { Dossiers } from '../../shared/dossiers.ts'
import { unitsOn } from '../../shared/lineage.ts'
import { type Db, fitting, inFitting } from './db.ts'
import { changed } from './editions.ts'
import { lineage } from './lineage.ts'

export interface DossiersFilter {
  /** Both included. */
  from: Month
  to: Month
  /** All units when absent. */
  units?: readonly string[]
  area?: string
  /** Filter by what the units are on this day, and count those of then for them; when absent, by the units of then. */
  unitsOn?: Day
}

/**
 * Dossiers handled, for every unit, area and month in which they are known.
 *
 * Nobody knows how those of a unit that was split divide. They stay under its own id where all its parts are asked for;
 * where only some are, there are none: a part's number without them would be too small.
 */
export async function dossiersBy(db: Db, { unitsOn: day, ...filter }: DossiersFilter): Promise<Dossiers[]> {
  if (day === undefined) return read(db, filter)
  const known = await lineage(db)
  const { heirsOf } = unitsOn(known, day)
  const asked = new Set(filter.units ?? known.units.map(({ id }) => id))
  const sources = known.units.map(({ id }) => id).filter((id) => heirsOf(id).some((heir) => asked.has(heir)))
  const found = await read(db, { ...filter, units: sources })
  if (found.some(({ unit }) => !heirsOf(unit).every((heir) => asked.has(heir)))) return []
  return found.map((row) => {
    const heirs = heirsOf(row.unit)
    return heirs.length === 1 ? { ...row, unit: heirs[0]! } : row
  })
}

async function read(db: Db, { from, to, units, area }: DossiersFilter): Promise<Dossiers[]> {
  const found: Dossiers[] = []
  for (const some of inFitting(units)) {
    let rows = db.query.selectFrom('dossier').selectAll().where('month', '>=', from).where('month', '<=', to)
    if (some) rows = rows.where('unit', 'in', some)
    if (area !== undefined) rows = rows.where('area', '=', area)
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
