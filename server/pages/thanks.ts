import { html } from 'hono/html'
import type { Assets } from '../deps.ts'
import { complaintLink } from './complaint.ts'
import { document } from './document.ts'
import { icon } from './icons.ts'
import type { Place } from './place.ts'
import { address, say, type View, wordsIn } from './view.ts'

/** @param receipt as in shared/receipt.ts */
export function thanksPage(view: View, assets: Assets, simulated: boolean, desk: Place, receipt: string) {
  const words = wordsIn(view)
  const unit = say(desk.unit.name, view)
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
      <p><a href="${address('/bien-nhan', view, { ma: receipt })}">${words.receiptTitle}</a></p>
      <h2>${words.next}</h2>
      <ul class="list">
        <li>${words.nextCounted(unit)}</li>
        <li>${words.nextOnce}</li>
      </ul>
      <div class="note">
        <p>${words.complain} ${complaintLink(view)}</p>
      </div>
      <footer><p>${unit}, ${say(desk.counter.name, view)}</p></footer>
    </main>`,
  })
}
