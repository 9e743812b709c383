import { z } from 'zod'
import type { Day } from '../../shared/calendar.ts'
import { UNIT_KINDS } from '../../shared/unit.ts'
import { METHODS } from '../../shared/questionnaire.ts'

const DayText = z.iso.date().transform((text) => text as Day)
const Key = z.string().min(1).max(80)

const BY = ['unit', 'area', 'counter', 'factor', 'criterion', 'month', 'day'] as const
export type By = (typeof BY)[number]

const Asked = z.object({
  /** Both days are included; without them, this year until today. */
  from: DayText.optional(),
  to: DayText.optional(),
  unit: Key.optional(),
  /** Only units of one khối. */
  kind: z.enum(UNIT_KINDS).optional(),
  area: Key.optional(),
  counter: Key.optional(),
  questionnaire: Key.default('sipas-2026'),
  method: z.enum(METHODS).optional(),
  /** By the units of each response's day, or by what they are today; a unit that ended has only figures of then. */
  units: z.enum(['then', 'now']).optional(),
})

const isInOrder = ({ from, to }: { from?: Day | undefined; to?: Day | undefined }) => !from || !to || from <= to
const NOT_IN_ORDER = { path: ['from'], message: 'must not be after `to` / không được sau `to`' }

/** Which responses, and how they are scored. */
export const ScopeQuery = Asked.refine(isInOrder, NOT_IN_ORDER)
export type ScopeQuery = z.infer<typeof ScopeQuery>

export const RowsQuery = Asked.extend({ by: z.enum(BY) }).refine(isInOrder, NOT_IN_ORDER)

export const ScoresQuery = Asked.extend({
  by: z.enum(BY).optional(),
  /** A unit to compare with. */
  with: Key.optional(),
  /** With the index weighted by dossiers, which adds up every area of every unit. */
  weighted: z.literal('true').optional(),
}).refine(isInOrder, NOT_IN_ORDER)
