import { z } from 'zod'
import { FORMS } from '../../shared/answers.ts'
import { criteriaOf, METHODS, type Questionnaire } from '../../shared/questionnaire.ts'
import nhanh3 from './questionnaires/nhanh-3.json' with { type: 'json' }
import sipas2017 from './questionnaires/sipas-2017.json' with { type: 'json' }
import sipas2026 from './questionnaires/sipas-2026.json' with { type: 'json' }
import tt01 from './questionnaires/tt01-2018.json' with { type: 'json' }
import { distinct, read, slug, text, words } from './read.ts'

const key = z.string().regex(/^[A-Za-z0-9]+$/, 'must be letters and digits')

const criterion = z.strictObject({
  key,
  text,
  short: text,
  confirmed: z.boolean(),
  levels: z.array(text).exactOptional(),
  levelsConfirmed: z.boolean().exactOptional(),
  reasons: z.array(z.strictObject({ key, text })).max(20).exactOptional(),
})

const schema: z.ZodType<Questionnaire> = z
  .strictObject({
    id: slug,
    version: z.int().positive(),
    name: text,
    source: words,
    publishedOn: z.iso.date(),
    method: z.enum(METHODS),
    place: text.exactOptional(),
    scale: z.strictObject({
      // An answer is kept as one digit, its position on the scale.
      levels: z
        .array(z.strictObject({ value: z.int(), label: text }))
        .min(2)
        .max(9),
      satisfiedFrom: z.int().nullable(),
    }),
    form: z.enum(FORMS).exactOptional(),
    factors: z.array(
      z.strictObject({ key, name: text, hint: text.exactOptional(), criteria: z.array(criterion).min(1) }),
    ),
  })
  .refine(levelsRise, 'the levels must rise, and satisfiedFrom be one of them')
  .refine(
    ({ scale, factors }) =>
      factors.every((factor) =>
        factor.criteria.every((one) => !one.levels || one.levels.length === scale.levels.length),
      ),
    'a criterion with levels of its own must word each level of the scale',
  )
  .refine(
    ({ place, factors }) => place !== undefined || !JSON.stringify(factors).includes('{place}'),
    'a criterion says {place}, but the questionnaire has no place',
  )

function levelsRise({ scale }: Pick<Questionnaire, 'scale'>): boolean {
  const values = scale.levels.map(({ value }) => value)
  const rise = values.every((value, i) => i === 0 || value > values[i - 1]!)
  return rise && (scale.satisfiedFrom === null || values.includes(scale.satisfiedFrom))
}

function load(file: string, data: unknown): Questionnaire {
  const questionnaire = read(file, schema, data)
  distinct(
    file,
    questionnaire.factors.map((factor) => factor.key),
  )
  distinct(
    file,
    criteriaOf(questionnaire).map((one) => one.key),
  )
  for (const { reasons = [] } of criteriaOf(questionnaire))
    distinct(
      file,
      reasons.map((reason) => reason.key),
    )
  return questionnaire
}

/** The first one is the default. */
export const questionnaires: [Questionnaire, ...Questionnaire[]] = [
  load('sipas-2026.json', sipas2026),
  load('sipas-2017.json', sipas2017),
  load('tt01-2018.json', tt01),
  load('nhanh-3.json', nhanh3),
]
