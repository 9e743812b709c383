import type { Context } from 'hono'
import { Problem } from '../../shared/problem.ts'

/**
 * The fields of a posted form; of those with one name the last. Files are left out.
 *
 * @throws Problem wrong-content-type or malformed
 */
export async function readForm(c: Context): Promise<Map<string, string>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new Problem('wrong-content-type')
  try {
    const form = await c.req.formData()
    return new Map([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  } catch (error) {
    throw error instanceof TypeError ? new Problem('malformed', '', [], { cause: error }) : error
  }
}
