import type { Day } from '../../shared/calendar.ts'
import { getOr } from '../../shared/maps.ts'
import { type Lineage, type UnitsOn, unitsOn } from '../../shared/lineage.ts'
import type { UnitInfo } from '../../shared/scores.ts'
import type { Db } from './db.ts'
import { changed, readOnce } from './editions.ts'
import { units, unitsBelow } from './units.ts'

/** What they are on one day. */
export interface KnownOn extends UnitsOn {
  /**
   * A unit and those below it, by code: without those that went on as others; or, for figures by the units of then,
   * with all that they came from. The same array each time.
   */
  within(id: string, as: 'then' | 'now'): readonly UnitInfo[]
}

/** Units and how they came from one another: asked for by every figure, and changed once in years. */
export interface KnownUnits {
  lineage: Lineage
  /** All that are or were, by code. */
  units: UnitInfo[]
  on(day: Day): KnownOn
  /** Its khối; '' of a unit that nobody knows. */
  kindOf(unit: string): string
  /** The units whose it ever was; undefined for a counter that nobody knows. */
  holdersOf(counter: string): ReadonlySet<string> | undefined
}

export const knownUnits = readOnce('units', readUnits)

/** To be written with every change of units, successions and whose a counter is. */
export const unitsChanged = (db: Db) => changed(db, 'units')

async function readUnits(db: Db): Promise<KnownUnits> {
  const { query } = db
  const [all, successions, held] = await Promise.all([
    units(db),
    query.selectFrom('succession').select(['predecessor', 'successor', 'day']).execute(),
    query.selectFrom('counter_unit').selectAll().execute(),
  ])
  const lines: Lineage = {
    units: all.map(({ id, validTo }) => ({ id, validTo })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    successions,
    holdings: held.map(({ counter, unit, from_day }) => ({ counter, unit, from: from_day })),
  }
  const holders = new Map<string, Set<string>>()
  for (const { counter, unit } of held) holders.set(counter, new Set([...(holders.get(counter) ?? []), unit]))
  const kinds = new Map<string, string>(all.map(({ id, kind }) => [id, kind]))
  let latest: { day: Day; on: KnownOn } | undefined
  return {
    lineage: lines,
    units: all,
    on(day) {
      if (latest?.day !== day) latest = { day, on: knownOn(all, unitsOn(lines, day)) }
      return latest.on
    },
    kindOf: (unit) => kinds.get(unit) ?? '',
    holdersOf: (counter) => holders.get(counter),
  }
}

/** How units came from one another, and whose each counter was. */
export const lineage = async (db: Db): Promise<Lineage> => (await knownUnits(db)).lineage

function knownOn(all: readonly UnitInfo[], now: UnitsOn): KnownOn {
  const known = new Map<string, readonly UnitInfo[]>()
  function find(id: string, as: 'then' | 'now') {
    const under = unitsBelow(all, id)
    if (as === 'now') return under.filter((unit) => now.of(unit.id) === unit.id)
    const then = new Set(now.withPredecessors(under.map((unit) => unit.id)))
    return all.filter((unit) => then.has(unit.id))
  }
  return { ...now, within: (id, as) => getOr(known, `${as} ${id}`, () => find(id, as)) }
}
