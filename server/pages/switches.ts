import { html } from 'hono/html'
import { checked } from './checked.ts'
import { address, type View, wordsIn } from './view.ts'

/**
 * Large text and high contrast. The boxes work by CSS alone and lose nothing that was typed; the links, which reload
 * the page, are for browsers without :has and for taking back what the address asked for.
 */
export function switches(view: View, path: string, query: Record<string, string>, values: ReadonlyMap<string, string>) {
  const words = wordsIn(view)
  return html`<div class="switches" role="group" aria-label="${words.display}">${one('large')}${one('contrast')}</div>`

  function one(look: 'large' | 'contrast') {
    const link = html`<a
      href="${address(path, { ...view, [look]: !view[look] }, query)}"
      ${view[look] ? html`aria-current="true"` : ''}
      >${words[look]}</a
    >`
    if (view[look]) return link
    return html`<label
        ><input type="checkbox" id="${look}" name="${look}" ${checked(values.has(look))} /> ${words[look]}</label
      >${link}`
  }
}
