import { html } from 'hono/html'
import type { Html } from './document.ts'

interface Field {
  name: string
  label: string
  hint?: string
  /** Why what was typed is refused; said in place of the hint. */
  wrong?: string
  value?: string
  type?: 'text' | 'password'
  /** What a password manager or a keyboard may fill in. */
  autocomplete: string
}

/** A labelled line to type in. Nothing is corrected or capitalised on the way: names and passwords are exact. */
export function field({ name, label, hint, wrong, value = '', type = 'text', autocomplete }: Field): Html {
  const told = wrong ?? hint
  return html`<label class="field" for="${name}">${label}</label>
    ${told && html`<p class="${wrong ? 'wrong' : 'mu'}" id="${name}-told">${told}</p>`}
    <p>
      <input
        type="${type}"
        id="${name}"
        name="${name}"
        value="${value}"
        autocomplete="${autocomplete}"
        autocapitalize="none"
        spellcheck="false"
        required
        ${told && html`aria-describedby="${name}-told"`}
        ${wrong && html`aria-invalid="true"`}
      />
    </p>`
}
