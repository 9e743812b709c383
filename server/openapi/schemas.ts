import { z } from 'zod'
import { CLASSES } from '../../shared/tt01.ts'
import type { Day } from '../../shared/calendar.ts'
import { METHODS } from '../../shared/questionnaire.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { PROBLEMS, type ProblemCode } from '../../shared/problem.ts'
import { type Absence, type Scores } from '../../shared/scores.ts'

const ABSENCES = ['no-responses', 'no-answers', 'not-a-satisfaction-form', 'hidden'] as const satisfies Absence[]

/** What the API answers, for its documentation. The types of shared/ are the contract; `satisfies` holds these to it. */

const Percent = z.number().min(0).max(100)
const Interval = z.tuple([Percent, Percent]).describe('95 %, low and high, in percent')
const Name = z.object({ vi: z.string(), en: z.string() })
const Count = z.int().min(0)
const Rank = z.tuple([z.int(), z.int()]).describe('best and worst rank inside its group')
const DayText = z.iso.date() as unknown as z.ZodType<Day>

const figure = {
  index: Percent.nullable().describe('percent satisfied, unrounded; null when unknown, never 0 for unknown'),
  n: Count.nullable().describe('respondents; for a criterion, answers'),
  interval: Interval.nullable(),
  se: z.number().nullable().describe('standard error in percentage points'),
  complete: z.boolean(),
  suppressed: z.boolean().describe('too few respondents to be shown, or hidden to protect another cell'),
  absence: z.enum(ABSENCES).nullable(),
}
const measured = {
  ...figure,
  points: z.number().nullable(),
  dossiers: Count.nullable(),
  required: Count.nullable().describe('n = N/(1 + N·e²), e = 5 %'),
  adequate: z.boolean().nullable(),
  responseRate: Percent.nullable(),
}
const keyed = { key: z.string(), name: Name }

const CriterionScore = z.object({ ...keyed, ...figure, counts: z.array(Count).nullable() })
const FactorScore = z.object({ ...keyed, ...figure, criteria: z.array(CriterionScore) })
const Row = z.object({ ...keyed, ...measured, rank: Rank.nullable() })

const Indicator = z.object({ n: Count, shares: z.array(Percent).nullable() })
const Class = z.enum(CLASSES.map(({ key }) => key))
const NineBody = z.object({
  n: Count,
  incomplete: Count,
  mean: z.number().min(0).max(18).nullable(),
  class: Class.nullable(),
  classes: z.record(Class, Percent).nullable(),
  levels: Indicator,
  indicators: z.array(Indicator),
})

const ComparedBody = z.object({
  index: Percent.nullable(),
  interval: Interval.nullable(),
  n: Count.nullable(),
  difference: z.object({ points: z.number(), interval: z.tuple([z.number(), z.number()]) }).nullable(),
  verdict: z.enum(['higher', 'lower', 'undecided']),
})

export const ScoresBody = z.object({
  ...measured,
  questionnaire: z.string(),
  method: z.enum(METHODS),
  from: DayText,
  to: DayText,
  maxPoints: z.number(),
  margin: z.number().describe('e of the sample size, in percent'),
  weighted: z
    .object({
      index: Percent.nullable(),
      interval: Interval.nullable(),
      deff: z.number().nullable(),
      effectiveN: z.number().nullable(),
      coveredShare: Percent.nullable(),
      heavy: z.boolean().describe('one response weighs more than ten times the mean'),
    })
    .nullable()
    .describe('of /api/v1/scores only with `weighted=true`'),
  rank: Rank.nullable(),
  previous: ComparedBody.nullable().describe('the period of the same length just before'),
  other: ComparedBody.nullable().describe('the unit asked for with `with=`'),
  factors: z.array(FactorScore),
  nine: NineBody.nullable().describe('only of the nine-indicator form'),
  rows: z.array(Row),
}) satisfies z.ZodType<Scores>

export const ProblemSchema = z.object({
  type: z.string(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  title: z.string(),
  status: z.int(),
  detail: z.string().exactOptional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).exactOptional(),
}) satisfies z.ZodType<ProblemBody>

export const Received = z.object({ id: z.uuid(), receipt: z.string() })
