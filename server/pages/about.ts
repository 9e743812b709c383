import { html } from 'hono/html'
import { RESPONDENT, type RespondentField } from '../../shared/respondent.ts'
import { checked } from './checked.ts'
import { say, type View, wordsIn } from './view.ts'

/** What may be said about oneself: closed until wanted, and not kept unless the box is ticked. */
export function aboutFields(view: View, values: ReadonlyMap<string, string>) {
  const words = wordsIn(view)
  const isOpen = Object.keys(RESPONDENT).some((field) => values.get(field))
  return html`<details class="card" ${isOpen ? html`open` : ''}>
    <summary>${words.about}</summary>
    <p class="mu">${words.aboutWhy}</p>
    ${radios('sex')} ${radios('age')} ${list('education')} ${list('occupation')}
    <label class="tick"
      ><input type="checkbox" name="consent" value="1" ${checked(values.has('consent'))} aria-describedby="dropped" />
      ${words.aboutConsent}</label
    >
    <p class="mu sm" id="dropped">${words.aboutDropped}</p>
  </details>`

  function radios(field: RespondentField) {
    return html`<fieldset>
      <legend>${words.respondent[field]}</legend>
      <div class="choices">
        ${RESPONDENT[field].map(
          ({ key, label }) =>
            html`<label
              ><input type="radio" name="${field}" value="${key}" ${checked(values.get(field) === key)} />
              ${say(label, view)}</label
            >`,
        )}
      </div>
    </fieldset>`
  }

  function list(field: RespondentField) {
    return html`<label class="field" for="${field}">${words.respondent[field]}</label>
      <select id="${field}" name="${field}">
        <option value="">${words.blank}</option>
        ${RESPONDENT[field].map(
          ({ key, label }) =>
            html`<option value="${key}" ${values.get(field) === key ? html`selected` : ''}>
              ${say(label, view)}
            </option>`,
        )}
      </select>`
  }
}
