import { html } from 'hono/html'
import { WORDS } from '../../shared/words/words.ts'
import type { Assets } from '../deps.ts'
import { document } from './document.ts'
import { icon } from './icons.ts'
import type { Place } from './place.ts'
import type { View } from './view.ts'

/** @param receipt as in shared/receipt.ts */
export function thanksPage(view: View, assets: Assets, simulated: boolean, desk: Place, receipt: string) {
  const { lang } = view
  const words = WORDS[lang]
  const unit = desk.unit.name[lang]
  return document({
    title: `${words.thanksTitle} – ${unit}`,
    view,
    assets: assets('survey'),
    path: `/${desk.code}/cam-on`,
    query: { ma: receipt },
    simulated,
    main: html`<main class="wrap page" id="main">
      <div class="done">
        ${icon('done')}
        <h1 tabindex="-1" id="done">${words.thanks}</h1>
        <p>${words.receipt}</p>
        <p class="code">${receipt}</p>
      </div>
      <p>${words.receiptHint}</p>
      <h2>${words.next}</h2>
      <ul class="list">
        <li>${words.nextCounted(unit)}</li>
        <li>${words.nextOnce}</li>
      </ul>
      <div class="note">
        <p>${words.complain} <a href="https://dichvucong.gov.vn">${words.complainLink}</a></p>
      </div>
      <footer><p>${unit}, ${desk.counter.name[lang]}</p></footer>
    </main>`,
  })
}
