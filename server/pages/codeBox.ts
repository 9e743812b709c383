import { html } from 'hono/html'
import { WORDS } from '../../shared/words/words.ts'
import type { View } from './view.ts'

/** Where a code is typed by hand. `GET /?code=` leads on to its page. */
export function codeBox({ lang, large, contrast }: View, label: string, typed = '') {
  const words = WORDS[lang]
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
    ${lang !== 'vi' && html`<input type="hidden" name="lang" value="${lang}" />`}
    ${large && html`<input type="hidden" name="chu" value="to" />`}
    ${contrast && html`<input type="hidden" name="tp" value="cao" />`}
    <div class="acts"><button class="btn">${words.goOn}</button></div>
  </form>`
}
