import { html } from 'hono/html'
import { REASON } from '../../shared/fields.ts'
import type { Criterion } from '../../shared/questionnaire.ts'
import { complaintLink } from './complaint.ts'
import { checked } from './checked.ts'
import { say, type View, wordsIn } from './view.ts'

/**
 * Why a rating is low: as many as fit, or none. The style sheet shows it beside a low rating only, and the script
 * opens it there. A browser with neither shows it closed beside every question.
 */
export function reasonFields(
  { key, reasons = [] }: Criterion,
  view: View,
  values: ReadonlyMap<string, string>,
  isLow: boolean,
) {
  const words = wordsIn(view)
  return html`<details class="why" ${isLow ? html`open` : ''}>
    <summary>${words.reasons}</summary>
    <p class="mu">${words.reasonsHint}</p>
    <div class="choices">
      ${reasons.map((reason) => {
        const name = `${REASON}${key}.${reason.key}`
        return html`<label
          ><input type="checkbox" name="${name}" ${checked(values.has(name))} /> ${say(reason.text, view)}</label
        >`
      })}
    </div>
    <p class="mu">${words.complainThis} ${complaintLink(view)}</p>
  </details>`
}
