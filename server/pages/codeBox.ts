import { html } from 'hono/html'
import { type View, wordsIn } from './view.ts'
import { viewFields } from './viewFields.ts'

/** Where a code is typed by hand. `GET /?code=` leads on to its page. */
export function codeBox(view: View, label: string, typed = '') {
  const words = wordsIn(view)
  return html`<form action="/">
    <label class="field" for="code">${label}</label>
    <p class="mu" id="code-hint">${words.codeHint}</p>
    <input
      type="text"
      class="code-box"
      id="code"
      name="code"
      value="${typed}"
      maxlength="20"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      aria-describedby="code-hint"
    />
    ${viewFields(view)}
    <div class="acts"><button class="btn">${words.goOn}</button></div>
  </form>`
}
