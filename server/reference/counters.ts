import { z } from 'zod'
import areaFile from './areas.json' with { type: 'json' }
import counterFile from './counters.json' with { type: 'json' }
import { distinct, mustKnow, read, slug, words } from './read.ts'
import { type Unit, units } from './units.ts'

/** A service area (lĩnh vực). */
export interface Area {
  id: string
  /** Ours until the code list of Thông tư 03/2025/TT-VPCP is known. */
  code: string
  name: string
  nameEn: string
  /** From 1, as the file lists them. */
  position: number
}

export interface Counter {
  /** The unit's id and the counter's number, `phu-xuan-1`. */
  id: string
  unit: string
  name: string
  nameEn: string
  /** At least one. */
  areas: string[]
}

const areaList: z.ZodType<Area[]> = z
  .array(z.strictObject({ id: slug, code: words, name: words, nameEn: words }))
  .transform((list) => list.map((area, i) => ({ ...area, position: i + 1 })))

/** Area ids by counter number: a number keeps its counter when another one is removed. */
const desks = z.record(z.string().regex(/^[1-9]\d*$/, 'must be a counter number'), z.array(slug).min(1))
const plan = z.strictObject({ byKind: z.record(z.string(), desks), byUnit: z.record(z.string(), desks) })

export const areas = read('areas.json', areaList, areaFile)
export const counters = expand(read('counters.json', plan, counterFile))

/** Every unit has the counters of its khối, unless it has a list of its own. */
function expand({ byKind, byUnit }: z.infer<typeof plan>): Counter[] {
  const knownAreas = distinct(
    'areas.json',
    areas.map(({ id }) => id),
  )
  mustKnow('counters.json', 'byKind', new Set<string>(units.map(({ kind }) => kind)), Object.keys(byKind))
  mustKnow('counters.json', 'byUnit', new Set(units.map(({ id }) => id)), Object.keys(byUnit))
  for (const [name, list] of [...Object.entries(byKind), ...Object.entries(byUnit)])
    mustKnow('counters.json', name, knownAreas, Object.values(list).flat())

  const list = units.flatMap((unit) => countersOf(unit, byUnit[unit.id] ?? byKind[unit.kind] ?? {}))
  distinct(
    'counters.json',
    list.map(({ id }) => id),
  )
  return list
}

function countersOf(unit: Unit, list: z.infer<typeof desks>): Counter[] {
  return Object.entries(list).map(([number, its]) => ({
    id: `${unit.id}-${number}`,
    unit: unit.id,
    name: `Quầy ${number}`,
    nameEn: `Counter ${number}`,
    areas: its,
  }))
}
