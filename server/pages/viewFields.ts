import { html } from 'hono/html'
import { languageIn, type View } from './view.ts'

/** How the reader wants a page, as fields of a form that is sent by GET: it replaces what stands in its address. */
export function viewFields(view: View) {
  const { usual = 'vi', large, contrast } = view
  return html`${languageIn(view) !== usual && html`<input type="hidden" name="lang" value="${languageIn(view)}" />`}
  ${large && html`<input type="hidden" name="chu" value="to" />`}
  ${contrast && html`<input type="hidden" name="tp" value="cao" />`}`
}
