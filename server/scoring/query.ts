import { z } from 'zod'
import type { Day } from '../../shared/calendar.ts'
import { UNIT_KINDS } from '../../shared/unit.ts'
import { METHODS } from '../../shared/questionnaire.ts'

const DayText = z.iso.date().transform((text) => text as Day)
const Key = z.string().min(1).max(80)

export const BY = ['unit', 'area', 'counter', 'factor', 'criterion', 'month', 'day'] as const
export type By = (typeof BY)[number]

/** Both days are included; without them, this year until today. */
export const ScoresQuery = z
  .object({
    from: DayText.optional(),
    to: DayText.optional(),
    unit: Key.optional(),
    /** Only units of one khối. */
    kind: z.enum(UNIT_KINDS).optional(),
    /** A unit to compare with. */
    with: Key.optional(),
    area: Key.optional(),
    counter: Key.optional(),
    questionnaire: Key.default('sipas-2026'),
    method: z.enum(METHODS).optional(),
    by: z.enum(BY).optional(),
    /** With the index weighted by dossiers, which adds up every area of every unit. */
    weighted: z.literal('true').optional(),
    /** By the units of each response's day, or by what they are today; a unit that ended has only figures of then. */
    units: z.enum(['then', 'now']).optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['from'],
    message: 'must not be after `to` / không được sau `to`',
  })
export type ScoresQuery = z.infer<typeof ScoresQuery>
