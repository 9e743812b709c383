import { zValidator } from '@hono/zod-validator'
import type { ValidationTargets } from 'hono'
import type { core, ZodType } from 'zod'
import { Problem } from '../shared/problem.ts'

/** A wrong body is pointed into by RFC 6901; a wrong parameter is named `?name`. */
export const fieldErrors = (error: core.$ZodError, target: 'json' | 'query' = 'json') =>
  error.issues.flatMap((issue) => {
    const path = issue.path.map(String)
    const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
    return names.map((parts) => ({ pointer: pointerTo(parts, target), detail: issue.message }))
  })

const pointerTo = (parts: string[], target: 'json' | 'query') =>
  target === 'query'
    ? `?${parts.join('.')}`
    : parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** zValidator, failing as every other failure does. */
export const validate = <S extends ZodType, T extends keyof ValidationTargets>(target: T, schema: S) =>
  zValidator(target, schema, (result) => {
    if (!result.success)
      throw new Problem('invalid', '', fieldErrors(result.error, target === 'query' ? 'query' : 'json'))
  })
