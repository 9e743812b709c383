import { html } from 'hono/html'
import type { Lang } from '../../shared/questionnaire.ts'
import { WORDS } from '../../shared/words/words.ts'

/**
 * What the script says of forms that were sent and that were not: it comes with the page, since it cannot be fetched
 * then. One card for what the phone keeps, one for what it would not keep.
 */
export function offlinePanel(lang: Lang) {
  const words = WORDS[lang]
  const unsent = html`<span class="tag w">${words.unsent}</span>`
  const now = html`<button class="btn now" type="button">${words.sendNow}</button>`
  return html`<div
    id="unsent"
    data-sent="${words.sent}"
    data-refused="${words.refused}"
    data-forgotten="${words.forgotten}"
    data-sending="${words.sending}"
    data-still="${words.stillUnsent}"
  >
    <div role="status"></div>
    <div class="card outbox" hidden>
      <h1 tabindex="-1">${words.offline}</h1>
      <p>${words.offlineWhy}</p>
      <p>${unsent} <span class="what"></span></p>
      <div class="acts">
        ${now}
        <button class="btn q forget" type="button">${words.forget}</button>
      </div>
      <p class="mu">${words.offlineKeep}</p>
    </div>
    <div class="card outbox" hidden>
      <h1 tabindex="-1">${words.loose}</h1>
      <p>${unsent} ${words.looseWhy}</p>
      <div class="acts">${now}</div>
    </div>
    <template>
      <div class="acts">
        <button class="btn" type="button">${words.refusedSee}</button>
        <button class="btn q" type="button">${words.forget}</button>
      </div>
    </template>
  </div>`
}
