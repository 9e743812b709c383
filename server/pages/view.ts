import type { Context } from 'hono'
import type { Lang } from '../../shared/questionnaire.ts'
import { langOf } from '../language.ts'

/** How the reader wants a page. It lives in the address, so no cookie is needed to keep it. */
export interface View {
  lang: Lang
  /** `?chu=to` */
  large: boolean
  /** `?tp=cao` */
  contrast: boolean
}

export const viewOf = (c: Context): View => ({
  lang: langOf(c),
  large: c.req.query('chu') === 'to',
  contrast: c.req.query('tp') === 'cao',
})

/** A path on which the reader keeps the view. */
export function address(path: string, { lang, large, contrast }: View, query: Record<string, string> = {}): string {
  const all = new URLSearchParams(query)
  if (lang !== 'vi') all.set('lang', lang)
  if (large) all.set('chu', 'to')
  if (contrast) all.set('tp', 'cao')
  return all.size > 0 ? `${path}?${all}` : path
}
