import { html } from 'hono/html'
import { formatMonth } from '../../shared/format.ts'
import type { Month } from '../../shared/calendar.ts'
import type { Text } from '../../shared/questionnaire.ts'
import type { Assets } from '../deps.ts'
import { document } from './document.ts'
import { icon } from './icons.ts'
import { address, say, type View, wordsIn } from './view.ts'
import { viewFields } from './viewFields.ts'

interface Asked {
  view: View
  assets: Assets
  simulated: boolean
  /** As it was typed; empty before. */
  typed: string
  /** Where the response is counted; undefined when there is none. */
  counted: { unit: Text; month: Month } | undefined
}

/** `GET /bien-nhan?ma=`: whether a response is counted, and never what it says. */
export function receiptPage({ view, assets, simulated, typed, counted }: Asked) {
  const words = wordsIn(view)
  const title = counted ? words.isCounted : typed ? words.notFound : words.receiptTitle
  return document({
    title: `${title} – ${words.brand}`,
    view,
    assets: assets('survey'),
    path: '/bien-nhan',
    ...(typed && { query: { ma: typed } }),
    simulated,
    main: html`<main class="wrap page" id="main">
      ${typed && icon(counted ? 'answered' : 'question')}
      <h1>${title}</h1>
      ${
        counted
          ? html`<p>${words.countedIn(say(counted.unit, view), formatMonth(counted.month))}</p>
              <p class="mu">${words.receiptSays}</p>
              <div class="acts"><a class="btn q" href="${address('/bien-nhan', view)}">${words.receiptOther}</a></div>`
          : box()
      }
    </main>`,
  })

  function box() {
    return html`<p>${typed ? words.notFoundWhy : words.receiptSays}</p>
      <form action="/bien-nhan">
        <label class="field" for="ma">${words.receipt}</label>
        <p class="mu" id="ma-hint">${words.receiptBoxHint}</p>
        <input
          type="text"
          class="code-box"
          id="ma"
          name="ma"
          value="${typed}"
          maxlength="40"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby="ma-hint"
        />
        ${viewFields(view)}
        <div class="acts"><button class="btn">${words.receiptCheck}</button></div>
      </form>`
  }
}
