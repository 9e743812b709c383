import { html } from 'hono/html'
import { ANSWER, NONE } from '../../shared/fields.ts'
import { type Criterion, type Lang, type Questionnaire, type Scale, wording } from '../../shared/questionnaire.ts'
import { WORDS } from '../../shared/words/words.ts'

/** The five faces, drawn once and used by every answer. Same size, same colour, so that none is favoured. */
export const faces = html`<svg width="0" height="0" aria-hidden="true" class="vh">
  ${[
    'M10 23c2.5-5 9.5-5 12 0M9 10l4 2M23 10l-4 2M12 14v1M20 14v1',
    'M11 22c2.5-3 7.5-3 10 0M12 13v1M20 13v1',
    'M11 21h10M12 13v1M20 13v1',
    'M11 19c2.5 3 7.5 3 10 0M12 13v1M20 13v1',
    'M9 18c2 7 12 7 14 0zM12 12v1M20 12v1',
  ].map(
    (path, i) =>
      html`<symbol id="f${i + 1}" viewBox="0 0 32 32"><circle cx="16" cy="16" r="14" /><path d="${path}" /></symbol>`,
  )}
</svg>`

/**
 * Which of the five faces each level gets: satisfied levels smile and the others do not, whatever their number.
 * Null where the scale measures no satisfaction: a face would say what the form does not.
 */
export function facesOf({ levels, satisfiedFrom }: Scale): number[] | null {
  if (satisfiedFrom === null) return null
  const below = levels.filter(({ value }) => value < satisfiedFrom).length
  const frown = (i: number) => (below === 1 ? 2 : 1 + Math.round((i * Math.min(2, below - 1)) / (below - 1)))
  return levels.map((_, i) => (i < below ? frown(i) : i === below ? 4 : 5))
}

/** Letters that fit into a fifth of a phone of 360 px. */
const LONG_WORD = 8

export const fieldId = (key: string) => `q-${key}`

/**
 * @param number in the whole form; null when it is the only one
 * @param chosen what its field holds when the form comes back; undefined when nothing was chosen
 */
export function criterionField(
  criterion: Criterion,
  number: number | null,
  questionnaire: Questionnaire,
  lang: Lang,
  chosen: string | undefined,
) {
  const { levels } = questionnaire.scale
  const faceOf = criterion.levels ? null : facesOf(questionnaire.scale)
  const labels = levels.map(({ label }, i) => (criterion.levels?.[i] ?? label)[lang])
  const isLong = labels.some((label) => label.split(' ').some((word) => word.length > LONG_WORD))
  const name = ANSWER + criterion.key
  const [text, examples] = parts(wording(criterion, questionnaire, lang))
  return html`<fieldset class="criterion" id="${fieldId(criterion.key)}">
    <legend>${number !== null && `${number}. `}${text} ${examples && html`<small>${examples}</small>`}</legend>
    <div class="${['scale', !faceOf && 'rows', isLong && 'long'].filter(Boolean).join(' ')}">
      ${levels.map(
        ({ value }, i) =>
          html`<label class="level"
            ><input type="radio" name="${name}" value="${value}" ${checked(chosen === String(value))} /><span
              >${faceOf && html`<svg aria-hidden="true"><use href="#f${faceOf[i]!}" /></svg>`}${together(labels[i]!)}</span
            ></label
          >`,
      )}
    </div>
    <label class="tick"
      ><input type="radio" name="${name}" value="${NONE}" ${checked(chosen === NONE)} /> ${WORDS[lang].noOpinion}</label
    >
  </fieldset>`
}

export const checked = (is: boolean) => (is ? html`checked` : '')

/** Examples in brackets at the end of a criterion are set smaller. */
const parts = (text: string) => /^(.*?)\s*\(([^()]*)\)\.?$/.exec(text)?.slice(1) ?? [text]

/** Keeps a short last pair of words, “hài lòng”, on one line; a longer one would not fit into a fifth of a phone. */
const together = (label: string) =>
  label.replace(/(^| )(\S+) (\S+)$/, (all, before, a, b) => (a.length + b.length < 9 ? `${before}${a}\u00a0${b}` : all))
