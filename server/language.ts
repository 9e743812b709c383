import type { Context } from 'hono'
import type { Lang } from '../shared/questionnaire.ts'

/**
 * The reader's language: what the address says (`?lang=en`), else what the program says it accepts, else Vietnamese.
 * Pages ignore the header: many phones in Vietnam are set to English by their maker, not by their owner.
 */
export function langOf(c: Context): Lang {
  const asked = c.req.query('lang')
  if (asked === 'vi' || asked === 'en') return asked
  const isApi = c.req.path.startsWith('/api/')
  return isApi && /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'vi'
}
