import type { UnitInfo } from '../../shared/scores.ts'
import type { Db } from './db.ts'
import type { Tables } from './tables.ts'

/** All units that are or were, by code. */
export async function units(db: Db): Promise<UnitInfo[]> {
  const rows = await db.query.selectFrom('unit').selectAll().orderBy('code').execute()
  return rows.map(unitInfo)
}

export async function findUnit(db: Db, id: string): Promise<UnitInfo | undefined> {
  const row = await db.query.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()
  return row && unitInfo(row)
}

/** Of all units, the one itself and those below it; none when there is no such unit. */
export function unitsBelow(all: readonly UnitInfo[], id: string): UnitInfo[] {
  const under = new Set([id])
  // A set goes on over what is added to it meanwhile.
  for (const parent of under) for (const unit of all) if (unit.parent === parent) under.add(unit.id)
  return all.filter((unit) => under.has(unit.id))
}

export const unitInfo = (row: Tables['unit']): UnitInfo => ({
  id: row.id,
  name: { vi: row.name, en: row.name_en },
  level: row.level,
  kind: row.kind,
  parent: row.parent,
  validFrom: row.valid_from,
  validTo: row.valid_to,
})
