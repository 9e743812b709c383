import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ZodType } from 'zod'
import { Problem } from '../../shared/problem.ts'
import { saidEntry } from '../../shared/words/data.ts'
import { langOf } from '../language.ts'
import type { SignedIn } from '../session.ts'
import { fieldErrors } from '../validate.ts'

/** @throws Problem `not-allowed` for whom does not speak for the whole province */
export const provinceOnly = createMiddleware<SignedIn>(async (c, next) => {
  if (c.var.account.role !== 'province') throw new Problem('not-allowed')
  await next()
})

/**
 * The JSON that someone entered.
 *
 * @throws Problem `wrong-content-type`, `malformed`, or `invalid` with a reason in their language for each wrong field
 */
export async function entered<T>(c: Context, schema: ZodType<T>): Promise<T> {
  if (!hasType(c, 'application/json')) throw new Problem('wrong-content-type')
  const body: unknown = await c.req.json().catch(() => {
    throw new Problem('malformed')
  })
  const { data, error } = schema.safeParse(body)
  if (!error) return data
  const errors = fieldErrors(error).map(({ pointer, detail }) => ({ pointer, detail: saidEntry(detail, langOf(c)) }))
  // One field may be wrong in two ways; the first is enough to find it.
  throw new Problem(
    'invalid',
    '',
    [...new Map(errors.toReversed().map((one) => [one.pointer, one])).values()].toReversed(),
  )
}

export const hasType = (c: Context, type: string) =>
  c.req.header('content-type')?.split(';', 1)[0]!.trim().toLowerCase() === type
