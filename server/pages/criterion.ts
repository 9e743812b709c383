import { html } from 'hono/html'
import { FACES, facesOf } from '../../shared/faces.ts'
import { ANSWER, NONE } from '../../shared/fields.ts'
import {
  type Criterion,
  lowLevels,
  partsOf,
  type Questionnaire,
  type Text,
  wording,
} from '../../shared/questionnaire.ts'
import { checked } from './checked.ts'
import { reasonFields } from './reasons.ts'
import { say, type View, wordsIn } from './view.ts'

/** The five faces, drawn once and used by every answer. Same size, same colour, so that none is favoured. */
export const faces = html`<svg width="0" height="0" aria-hidden="true" class="vh">
  ${FACES.map(
    (path, i) =>
      html`<symbol id="f${i + 1}" viewBox="0 0 32 32"><circle cx="16" cy="16" r="14" /><path d="${path}" /></symbol>`,
  )}
</svg>`

/** Letters that fit into a fifth of a phone of 360 px. */
const LONG_WORD = 8

export const fieldId = (key: string) => `q-${key}`

interface Asked {
  criterion: Criterion
  questionnaire: Questionnaire
  view: View
  /** What came back, by the names of the fields. */
  values: ReadonlyMap<string, string>
  /** Said above the question where no heading does. */
  factor?: Text | undefined
}

/** One question with its levels; its number is counted by the style sheet, since a short form changes it. */
export function criterionField({ criterion, questionnaire, view, values, factor }: Asked) {
  const { scale } = questionnaire
  const faceOf = criterion.levels ? null : facesOf(scale)
  const labels = scale.levels.map(({ label }, i) => say(criterion.levels?.[i] ?? label, view))
  const isLong = labels.some((label) => label.split(' ').some((word) => word.length > LONG_WORD))
  const name = ANSWER + criterion.key
  const chosen = values.get(name)
  const low = criterion.reasons ? lowLevels(scale).map(({ value }) => value) : []
  const [text, examples] = partsOf(said(criterion, questionnaire, view))
  return html`<fieldset class="criterion" id="${fieldId(criterion.key)}">
    <legend>
      ${factor && html`<span class="of">${say(factor, view)}</span>`} <span class="q">${text}</span>
      ${examples && html`<small>${examples}</small>`}
    </legend>
    <div class="${['scale', !faceOf && 'rows', isLong && 'long'].filter(Boolean).join(' ')}">
      ${scale.levels.map(
        ({ value }, i) =>
          html`<label class="level${low.includes(value) ? ' low' : ''}"
            ><input type="radio" name="${name}" value="${value}" ${checked(chosen === String(value))} /><span
              >${faceOf && html`<svg aria-hidden="true"><use href="#f${faceOf[i]!}" /></svg>`}${together(labels[i]!)}</span
            ></label
          >`,
      )}
    </div>
    <label class="tick"
      ><input type="radio" name="${name}" value="${NONE}" ${checked(chosen === NONE)} />
      ${wordsIn(view).noOpinion}</label
    >
    ${low.length > 0 && reasonFields(criterion, view, values, low.map(String).includes(chosen ?? ''))}
  </fieldset>`
}

/** The wording in the reader's language, the office's words in it too. */
function said(criterion: Criterion, questionnaire: Questionnaire, view: View) {
  const own = (text: Text): Text => ({ vi: say(text, view), en: say(text, view) })
  const place = questionnaire.place && own(questionnaire.place)
  return wording({ ...criterion, text: own(criterion.text) }, questionnaire, view.lang, place)
}

/** Keeps a short last pair of words, “hài lòng”, on one line; a longer one would not fit into a fifth of a phone. */
const together = (label: string) =>
  label.replace(/(^| )(\S+) (\S+)$/, (all, before, a, b) => (a.length + b.length < 9 ? `${before}${a}\u00a0${b}` : all))
