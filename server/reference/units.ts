import { z } from 'zod'
import type { Day } from '../../shared/calendar.ts'
import type { UnitKind, UnitLevel } from '../../shared/unit.ts'
import predecessorFile from './predecessors.json' with { type: 'json' }
import { day, distinct, mustKnow, read, slug, words } from './read.ts'
import successionFile from './successions.json' with { type: 'json' }
import unitFile from './units.json' with { type: 'json' }

export interface Unit {
  id: string
  /** Ours until the official codes are known. */
  code: string
  name: string
  nameEn: string
  level: UnitLevel
  kind: UnitKind
  parent: string | null
  validFrom: Day
  /** Last day, included; null while it exists. */
  validTo: Day | null
  /** Written from memory: an administrator should confirm or remove it. */
  recalled: boolean
}

/** On `day`, its first, the successor went on as what the predecessor was. */
export interface Succession {
  predecessor: string
  successor: string
  day: Day
  kind: 'merge' | 'split' | 'rename' | 'move'
}

const level = z.enum(['province', 'commune'] satisfies UnitLevel[])
const kind = z.enum(['province', 'department', 'centre', 'ward', 'commune'] satisfies UnitKind[])

const ownFields = z.strictObject({
  id: slug,
  code: words,
  name: words,
  nameEn: words,
  validFrom: day.exactOptional(),
  validTo: day.exactOptional(),
  recalled: z.boolean().default(false),
})

/** What a group of units has in common is written once; a unit may say otherwise. */
const groups: z.ZodType<Unit[]> = z
  .array(
    z
      .strictObject({
        level,
        kind,
        parent: slug.nullable(),
        validFrom: day,
        validTo: day.nullable().default(null),
        units: z.array(ownFields),
      })
      .transform(({ units: members, ...common }) => members.map((unit): Unit => ({ ...common, ...unit }))),
  )
  .transform((lists) => lists.flat())

const succession: z.ZodType<Succession> = z.strictObject({
  predecessor: slug,
  successor: slug,
  day,
  kind: z.enum(['merge', 'split', 'rename', 'move']),
})

export const units = read('units.json', groups, unitFile)
export const predecessors = read('predecessors.json', groups, predecessorFile)
export const successions = read('successions.json', z.array(succession), successionFile)

const known = distinct(
  'units.json and predecessors.json',
  [...units, ...predecessors].map(({ id }) => id),
)
for (const { id, parent } of units) if (parent !== null) mustKnow('units.json', id, known, [parent])
for (const { id, parent } of predecessors) if (parent !== null) mustKnow('predecessors.json', id, known, [parent])
for (const { predecessor, successor } of successions)
  mustKnow('successions.json', predecessor, known, [predecessor, successor])
