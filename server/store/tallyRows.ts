import type { Compilable } from 'kysely'
import { getOr } from '../../shared/maps.ts'
import type { Shape } from '../../shared/layout.ts'
import { merge, type Sums } from '../../shared/sums.ts'
import { type Added, seriesKey } from './added.ts'
import { type Db, fitting, inFitting } from './db.ts'
import { NOTHING, packedWith, packingOf } from './pack.ts'
import { seriesOf, type Through } from './series.ts'
import { lastIn, OWN, type OwnRow, rowsOf, type Which } from './seriesRows.ts'
import type { Tables } from './tables.ts'
import { rest } from './turns.ts'

export type TallyRow = Tables['tally']

/**
 * The rows of some series as they are to be. What comes late is added to every row of its series from its own day or
 * month on.
 */
export async function changedRows(
  db: Db,
  generation: number,
  added: readonly Added[],
  shapes: ReadonlyMap<string, Shape>,
): Promise<TallyRow[]> {
  const stored = await read(db, generation, added)
  const rows: TallyRow[] = []
  for (const one of added) {
    const { division, questionnaire, place, changes } = one
    const packing = packingOf(division, shapes.get(questionnaire)!)
    const known = stored.get(seriesKey(one)) ?? []
    const earliest = least(changes.keys())
    const throughs = new Set([...known.map(({ through }) => through), ...changes.keys()])
    const more = new Map<string, Sums>()
    for (const through of [...throughs].toSorted()) {
      if (through < earliest) continue
      for (const [group, sums] of changes.get(through) ?? []) {
        const before = more.get(group)
        if (before) merge(before, sums)
        else more.set(group, sums)
      }
      const before = known.findLast((row) => row.through <= through) ?? NOTHING
      rows.push({ generation, division, questionnaire, place, through, ...packedWith(before, more, packing) })
      await rest()
    }
  }
  return rows
}

/** The stored rows that change, and for each series the last one before. */
async function read(db: Db, generation: number, added: readonly Added[]): Promise<Map<string, OwnRow[]>> {
  const found = new Map<string, OwnRow[]>()
  const alike = Map.groupBy(added, ({ division, questionnaire, first, changes }) =>
    [division, questionnaire, first, least(changes.keys())].join('|'),
  )
  for (const some of alike.values()) {
    const { division, questionnaire, first, changes } = some[0]!
    const which = { generation, division, questionnaire, first }
    for (const places of inFitting(some.map(({ place }) => place))) {
      await rest()
      for (const row of await rowsSince(db, which, places!, least(changes.keys())))
        getOr(found, seriesKey({ ...which, place: row.place }), () => []).push(row)
    }
  }
  return found
}

/** Of the same series of some places: from `from` on, or from the last row before it. */
function rowsSince(
  db: Db,
  { first, ...which }: Which & { first: Through },
  places: readonly number[],
  from: Through,
): Promise<OwnRow[]> {
  const [, last] = seriesOf(which.division, first)
  return rowsOf(db, which, places)
    .where('through', '<=', last)
    .where('through', '>=', first)
    .where('through', '>=', (eb) => eb.fn.coalesce(lastIn(which, first, from)(eb), eb.val(from)))
    .select(OWN)
    .orderBy('through')
    .execute()
}

/** The statements that put rows in place of those that are there. */
export const writeTallies = (db: Db, rows: readonly TallyRow[]): Compilable[] =>
  [...fitting(rows)].map((some) =>
    db.query
      .insertInto('tally')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['generation', 'division', 'questionnaire', 'place', 'through']).doUpdateSet((eb) => ({
          brief: eb.ref('excluded.brief'),
          rest: eb.ref('excluded.rest'),
        })),
      ),
  )

const least = (texts: Iterable<string>) => [...texts].toSorted()[0]!
