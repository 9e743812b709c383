import { expect, it } from 'vitest'
import { ScoresBody } from '../../server/openapi/schemas.ts'
import { openOffice } from '../support/office.ts'
import { sqlite } from '../support/databases.ts'

it('the documented scores are what is answered, to the field', async () => {
  const office = await openOffice(await sqlite.open())
  await office.answer({ answers: { c24: 5, c31: 2 } })
  for (const by of ['unit', 'criterion', 'month'])
    for (const [body, answer] of [
      [ScoresBody, await office.scores(`by=${by}`)],
      [ScoresBody.pick({ rows: true }), await office.part('rows', `by=${by}`)],
      [ScoresBody.pick({ weighted: true }), await office.part('weighted')],
    ] as const)
      expect(body.strict().safeParse(answer).error).toBeUndefined()
})

it('the document names every parameter and every failure of the two public routes', async () => {
  const office = await openOffice(await sqlite.open())
  const document = (await (await office.get('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Record<string, { parameters?: { name: string }[]; responses: Record<string, unknown> }>>
  }
  expect(document.openapi).toBe('3.1.0')
  const { post } = document.paths['/api/v1/responses']!
  expect(Object.keys(post!.responses)).toEqual(['200', '201', '400', '404', '409', '410', '413', '415', '422', '503'])
  const { get } = document.paths['/api/v1/scores']!
  const names = get!.parameters!.map(({ name }) => name)
  for (const name of ['from', 'to', 'unit', 'area', 'counter', 'questionnaire', 'method', 'by'])
    expect(names).toContain(name)
  const rows = document.paths['/api/v1/scores/rows']!.get!
  expect(rows.parameters).toContainEqual(expect.objectContaining({ name: 'by', required: true }))
  expect(document.paths['/api/v1/scores/weighted']!.get!.parameters!.map(({ name }) => name)).not.toContain('by')
})
