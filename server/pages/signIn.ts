import { html } from 'hono/html'
import { ACCOUNT_WORDS } from '../../shared/words/account.ts'
import type { AccountWords } from '../../shared/words/account.vi.ts'
import { WORDS } from '../../shared/words/words.ts'
import type { Assets } from '../deps.ts'
import { document } from './document.ts'
import { field } from './field.ts'
import { address, type View } from './view.ts'

interface SignIn {
  view: View
  assets: Assets
  simulated: boolean
  /** Where someone was going. */
  next: string | null
  /** As typed before. The password is never sent back. */
  username?: string
  trouble?: keyof AccountWords['trouble']
}

export function signInPage({ view, assets, simulated, next, username = '', trouble }: SignIn) {
  const words = ACCOUNT_WORDS[view.lang]
  const { brand, error } = WORDS[view.lang]
  const query: Record<string, string> = next ? { next } : {}
  return document({
    title: `${trouble ? error(words.signIn) : words.signIn} – ${brand}`,
    view,
    assets: assets('survey'),
    path: '/sign-in',
    query,
    simulated,
    main: html`<main class="wrap page" id="main">
      <h1>${words.signIn}</h1>
      ${note()}
      <form class="card" method="post" action="${address('/sign-in', view, query)}">
        ${field({ name: 'username', label: words.username, value: username, autocomplete: 'username' })}
        ${field({ name: 'password', label: words.password, type: 'password', autocomplete: 'current-password' })}
        <div class="acts"><button class="btn">${words.signIn}</button></div>
      </form>
    </main>`,
  })

  function note() {
    if (trouble)
      return html`<div class="note b" id="errors" role="alert" tabindex="-1"><p>${words.trouble[trouble]}</p></div>`
    return html`<p>${next && words.goOn} ${words.forStaff}</p>`
  }
}
