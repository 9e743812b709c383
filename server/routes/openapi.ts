import { Hono } from 'hono'
import type { ZodType } from 'zod'
import { ResponseBody } from '../../shared/response.ts'
import { PROBLEM_TITLES } from '../../shared/words/problems.ts'
import { codePaths } from '../openapi/codes.ts'
import { importPaths } from '../openapi/imports.ts'
import { invitationPaths } from '../openapi/invitations.ts'
import { answer, problem, schemaOf, SIGNED_IN } from '../openapi/parts.ts'
import { ProblemSchema, Received, ScoresBody } from '../openapi/schemas.ts'
import { RowsQuery, ScopeQuery, ScoresQuery } from '../scoring/query.ts'

/** Figures of what a query asks for. */
const figures = (summary: string, query: ZodType, body: ZodType) => ({
  get: {
    summary,
    security: SIGNED_IN,
    parameters: parametersOf(query),
    responses: {
      200: answer('Figures', body),
      401: problem('Not signed in'),
      403: problem('Not the account’s unit'),
      422: problem('A parameter means nothing'),
      503: problem('Responses are being counted anew. Ask again, after the seconds of Retry-After'),
    },
  },
})

function parametersOf(query: ZodType) {
  const { properties = {}, required = [] } = schemaOf(query, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(required.includes(name) && { required: true }),
    schema,
  }))
}

/** OpenAPI 3.1, made from the very schemas that validate. */
const document = {
  openapi: '3.1.0',
  info: { title: 'SIPAS Một Cửa', version: '1', description: 'Fields may be added to version 1, never changed.' },
  paths: {
    '/api/v1/responses': {
      post: {
        summary: 'Send one response. Arrival once however often it is sent.',
        requestBody: { required: true, content: { 'application/json': { schema: schemaOf(ResponseBody, 'input') } } },
        responses: {
          201: answer('Kept', Received),
          200: answer('Kept before, with the same content', Received),
          400: problem('Not JSON'),
          404: problem('No counter has this code'),
          409: problem('The counter is closed, or this id came before with other content'),
          410: problem('The code was revoked'),
          413: problem('Longer than 64 kB'),
          415: problem('Not application/json'),
          422: problem('Wrong fields, each with a JSON pointer'),
          503: problem('Not kept now. Send it again, after the seconds of Retry-After'),
        },
      },
    },
    '/api/v1/scores': figures(
      'Indices, points and counts. Percent, unrounded; null where unknown.',
      ScoresQuery,
      ScoresBody,
    ),
    '/api/v1/scores/rows': figures('The rows of /api/v1/scores alone.', RowsQuery, ScoresBody.pick({ rows: true })),
    '/api/v1/scores/weighted': figures(
      'The index weighted by dossiers of /api/v1/scores alone.',
      ScopeQuery,
      ScoresBody.pick({ weighted: true }),
    ),
    ...codePaths,
    ...invitationPaths,
    ...importPaths,
  },
  components: {
    schemas: { Problem: schemaOf(ProblemSchema) },
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie', name: 'sipas.session_token' },
    },
  },
}

export const openapi = new Hono()
  .get('/openapi.json', (c) => c.json(document))
  .get('/problems', (c) => c.json(PROBLEM_TITLES))
