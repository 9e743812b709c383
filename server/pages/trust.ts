import { html } from 'hono/html'
import type { Place } from './place.ts'
import { say, type View, wordsIn } from './view.ts'

/** Why we ask, who sees it, what is stored and for how long: two sentences for all, the rest for who wants to know. */
export function trust(desk: Place, view: View) {
  const words = wordsIn(view)
  return html`<div class="note">
      <p><strong>${words.noNames}</strong> ${desk.assisted ? words.assisted : words.noStaff}</p>
    </div>
    <details class="card">
      <summary>${words.use}</summary>
      ${words.uses(say(desk.unit.name, view), desk.assisted).map(
        ([question, answer]) =>
          html`<p>
            <strong>${question}</strong><br />
            ${answer}
          </p>`,
      )}
    </details>`
}
