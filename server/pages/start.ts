import { html } from 'hono/html'
import type { Assets } from '../deps.ts'
import { codeBox } from './codeBox.ts'
import { document } from './document.ts'
import { address, type View, wordsIn } from './view.ts'

/** `GET /`: for those who could not scan. */
export function startPage(view: View, assets: Assets, simulated: boolean) {
  const words = wordsIn(view)
  return document({
    title: `${words.codeTitle} – ${words.brand}`,
    view,
    assets: assets('survey'),
    path: '/',
    simulated,
    main: html`<main class="wrap page" id="main">
      <h1>${words.codeTitle}</h1>
      <p>${words.startIntro}</p>
      ${codeBox(view, words.codeLabel)}
      <p><a href="${address('/bien-nhan', view)}">${words.receiptTitle}</a></p>
      <footer>
        <h2>${words.staff}</h2>
        <ul class="list">
          <li><a href="/admin">${words.staffAdmin}</a></li>
          <li><a href="/counter">${words.staffCounter}</a></li>
        </ul>
      </footer>
    </main>`,
  })
}
