import { html } from 'hono/html'
import type { Lang } from '../../shared/questionnaire.ts'
import { WORDS } from '../../shared/words/words.ts'

/** What the script shows when a form could not be sent: it comes with the page, since it cannot be fetched then. */
export function offlinePanel(lang: Lang) {
  const words = WORDS[lang]
  return html`<template id="unsent" data-sent="${words.sent}" data-refused="${words.refused}">
    <div class="card outbox">
      <div role="status">
        <h1 tabindex="-1">${words.offline}</h1>
        <p>${words.offlineWhy}</p>
      </div>
      <p><span class="tag w">${words.unsent}</span> <span class="what"></span></p>
      <div class="acts">
        <button class="btn" type="button">${words.sendNow}</button>
        <button class="btn q" type="button">${words.forget}</button>
      </div>
      <p class="mu">${words.offlineKeep}</p>
    </div>
  </template>`
}
