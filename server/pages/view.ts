import type { Lang } from '../../shared/questionnaire.ts'

/** How the reader wants a page. It lives in the address, so no cookie is needed to keep it. */
export interface View {
  lang: Lang
  /** `?chu=to` */
  large: boolean
  /** `?tp=cao` */
  contrast: boolean
}

/** A path on which the reader keeps the view. */
export function address(path: string, { lang, large, contrast }: View, query: Record<string, string> = {}): string {
  const all = new URLSearchParams(query)
  if (lang !== 'vi') all.set('lang', lang)
  if (large) all.set('chu', 'to')
  if (contrast) all.set('tp', 'cao')
  return all.size > 0 ? `${path}?${all}` : path
}
