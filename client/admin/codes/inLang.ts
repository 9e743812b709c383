import { lang } from '../../ui/lang.ts'

/** An address of a server's page, in the language of the screen. */
export function inLang(path: string, query: Record<string, string>): string {
  const all = new URLSearchParams(query)
  if (lang !== 'vi') all.set('lang', lang)
  return `${path}?${all}`
}
