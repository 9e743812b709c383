import { z } from 'zod'
import { MAX_FORMS, MAX_WRONG } from '../../shared/paperRows.ts'
import type { Checked } from '../routes/imports.ts'
import { CSV, XLSX } from '../sheet/readTable.ts'
import { answer, problem, SIGNED_IN } from './parts.ts'

const Count = z.int().min(0)
const DayText = z.iso.date()

const CheckedBody = z.object({
  forms: Count,
  counters: z.array(z.object({ counter: z.string(), forms: Count })),
  from: DayText.nullable(),
  to: DayText.nullable(),
  wrong: z
    .array(z.object({ row: z.int(), column: z.string(), detail: z.string() }))
    .describe(`the first ${MAX_WRONG}; row and column as a spreadsheet names them`),
  wrongCount: Count,
  importedOn: DayText.nullable().describe('the day on which the same batch was kept before'),
}) satisfies z.ZodType<Omit<Checked, 'from' | 'to' | 'importedOn'>>

const KeptBody = z.object({ forms: Count, importedOn: DayText })

const file = { schema: { type: 'string', format: 'binary' } }
const requestBody = { required: true, content: { [CSV]: file, [XLSX]: file } }
const parameters = [
  { name: 'questionnaire', in: 'query', schema: { type: 'string', default: 'sipas-2026' }, description: 'its id' },
]
const refusals = {
  401: problem('Not signed in'),
  413: problem('Longer than 16 MB'),
  415: problem('Neither CSV nor XLSX'),
}
const template = (type: string) => ({
  get: {
    summary: 'An empty table of forms',
    security: SIGNED_IN,
    parameters,
    responses: { 200: { description: 'The table', content: { [type]: file } }, 401: problem('Not signed in') },
  },
})

/** Forms that were filled in on paper. */
export const importPaths = {
  '/api/v1/imports/dry-run': {
    post: {
      summary: `Check a table of up to ${MAX_FORMS} forms. Nothing is kept.`,
      security: SIGNED_IN,
      parameters,
      requestBody,
      responses: { 200: answer('What is in it, and what is wrong with it', CheckedBody), ...refusals },
    },
  },
  '/api/v1/imports': {
    post: {
      summary: 'Keep a table of forms: all of them, or none. The same table again changes nothing.',
      security: SIGNED_IN,
      parameters,
      requestBody,
      responses: {
        201: answer('Kept', KeptBody),
        200: answer('Kept before; none was counted again', KeptBody),
        ...refusals,
        422: problem('Wrong cells, each as #cell=row,column of RFC 7111'),
      },
    },
  },
  '/api/v1/imports/template.csv': template(CSV),
  '/api/v1/imports/template.xlsx': template(XLSX),
}
