import { z, type ZodType } from 'zod'

/** What the document is put together from. */
export const schemaOf = (schema: ZodType, io: 'input' | 'output' = 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' })

export const answer = (description: string, schema: ZodType) => ({
  description,
  content: { 'application/json': { schema: schemaOf(schema) } },
})

export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

export const body = (schema: ZodType) => ({
  required: true,
  content: { 'application/json': { schema: schemaOf(schema, 'input') } },
})

/** A part of a path. */
export const inPath = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})

/** For whoever has a session or a key. */
export const SIGNED_IN = [{ key: [] }, { session: [] }]
