import { html } from 'hono/html'
import { ANSWER, UNSURE } from '../../shared/fields.ts'
import type { FieldError, Problem } from '../../shared/problem.ts'
import { criteriaOf, keyOf, type Questionnaire } from '../../shared/questionnaire.ts'
import { MAX_COMMENT } from '../../shared/response.ts'
import { PROBLEM_TITLES } from '../../shared/words/problems.ts'
import { saidAs, WORDS } from '../../shared/words/words.ts'
import type { Assets } from '../deps.ts'
import { aboutFields } from './about.ts'
import { criterionField, faces, fieldId } from './criterion.ts'
import { document, type Html } from './document.ts'
import { offlinePanel } from './offline.ts'
import { switches } from './switches.ts'
import type { Place } from './place.ts'
import { address, type View } from './view.ts'

export interface Survey {
  view: View
  assets: Assets
  simulated: boolean
  desk: Place
  questionnaire: Questionnaire
  /** Made with the page: whatever is sent with it counts once. */
  id: string
  /** What was sent and came back, by the names of the fields. */
  values: ReadonlyMap<string, string>
  /** Why it came back; null when it was not sent yet. */
  problem: Pick<Problem, 'code' | 'errors'> | null
}

/** Seconds to read and answer one criterion. */
const PACE = 11

export function surveyPage(survey: Survey): Html {
  const { view, desk, questionnaire, id, values, problem } = survey
  const { lang } = view
  const words = WORDS[lang]
  const title = `${words.brand} – ${desk.unit.name[lang]}`
  const path = `/${desk.code}`
  const keep = { q: questionnaire.id }
  const total = criteriaOf(questionnaire).length
  const progress = words.progress.replace('{n}', String(total))
  return document({
    title: problem ? words.error(title) : title,
    view,
    assets: survey.assets('survey'),
    path,
    query: keep,
    simulated: survey.simulated,
    skip: words.skipToQuestions,
    main: html`${faces}
      <main class="wrap">
        <form
          id="survey"
          method="post"
          action="${address(`${path}/gui`, view)}"
          data-thanks="${address(`${path}/cam-on`, view)}"
          data-sending="${words.sending}"
          data-progress="${progress}"
          data-what="${desk.unit.name[lang]}, ${desk.counter.name[lang]}"
          data-read="${words.read}"
          data-stop="${words.readStop}"
        >
          <input type="hidden" name="id" value="${id}" autocomplete="off" />
          <input type="hidden" name="code" value="${desk.code}" />
          <input type="hidden" name="questionnaire" value="${keyOf(questionnaire)}" />
          ${switches(view, path, keep, values)} ${summary(survey)} ${intro(survey)}
          <div class="note">
            <p><strong>${words.noNames}</strong> ${words.noStaff}</p>
          </div>
          <details class="card">
            <summary>${words.use}</summary>
            <p>${words.useWhat(desk.unit.name[lang])}</p>
            <p>${words.useFree}</p>
          </details>
          <div id="main">${factors(survey)}</div>
          <section class="factor">
            <header>
              <h2>${words.other}</h2>
              <span>${words.optional}</span>
            </header>
            ${comment(survey)} ${aboutFields(lang, values)}
          </section>
          <div class="send" id="send">
            <p class="mu">${words.consent}</p>
            <button class="btn">${words.send}</button>
          </div>
          ${total > 1 && bar(progress, words.toSend)}
        </form>
        <p class="vh" role="status" id="said"></p>
        ${offlinePanel(lang)}
      </main>`,
  })
}

/** How far one has come, counted by the style sheet. */
function bar(progress: string, toSend: string) {
  const [before, after] = progress.split('{k}')
  return html`<div class="bar">
    <div class="wrap">
      <p>
        <span>${before}<b></b>${after}</span>
        <a href="#send">${toSend}</a>
      </p>
      <div class="meter" aria-hidden="true"></div>
    </div>
  </div>`
}

function intro({ view: { lang }, desk, questionnaire, values, problem }: Survey) {
  const words = WORDS[lang]
  const total = criteriaOf(questionnaire).length
  const minutes = total <= 5 ? 0 : Math.round((total * PACE) / 60)
  const [only] = desk.areas
  const error = wrongIn(problem, '/area')
  return html`<div class="card place">
    <h1>${questionnaire.scale.satisfiedFrom !== null && total > 1 ? words.ask : words.askOther}</h1>
    <p class="mu">${words.length(total, minutes)} ${total > 1 && words.maySkip}</p>
    <dl>
      <dt>${words.place}</dt>
      <dd>${desk.unit.name[lang]}</dd>
      <dt>${words.counter}</dt>
      <dd>${desk.counter.name[lang]}</dd>
      ${
        desk.areas.length === 1 &&
        html`<dt>${words.area}</dt>
          <dd>${only!.name[lang]}</dd>`
      }
    </dl>
    ${
      desk.areas.length > 1 &&
      html`<label class="field" for="area">${words.areaOf}</label>
        ${error && html`<p class="wrong" id="area-wrong">${saidAs(error.detail, lang)}</p>`}
        <select id="area" name="area" ${error ? html`aria-invalid="true" aria-describedby="area-wrong"` : ''}>
          <option value="">${words.areaPick}</option>
          ${[...desk.areas.map(({ id, name }) => [id, name[lang]]), [UNSURE, words.areaUnsure]].map(
            ([id, name]) =>
              html`<option value="${id}" ${values.get('area') === id ? html`selected` : ''}>${name}</option>`,
          )}
        </select>`
    }
  </div>`
}

function factors({ view: { lang }, questionnaire, values }: Survey) {
  const words = WORDS[lang]
  const all = questionnaire.factors
  const order = criteriaOf(questionnaire).map(({ key }) => key)
  return all.map(
    ({ key, name, hint, criteria }, i) =>
      html`<section class="factor" aria-labelledby="h-${key}">
        <header>
          <h2 id="h-${key}">${name[lang]}</h2>
          ${all.length > 1 && html`<span>${words.part(i + 1, all.length)}</span>`}
        </header>
        ${hint && html`<p>${hint[lang]}</p>`}
        ${criteria.map((criterion) =>
          criterionField(
            criterion,
            order.length > 1 ? order.indexOf(criterion.key) + 1 : null,
            questionnaire,
            lang,
            values.get(ANSWER + criterion.key),
          ),
        )}
      </section>`,
  )
}

function comment({ view: { lang }, values, problem }: Survey) {
  const words = WORDS[lang]
  const error = wrongIn(problem, '/comment')
  // The line after the opening tag would be swallowed by the browser when the comment itself begins with one.
  return html`<div class="card comment">
    <label class="field" for="comment">${words.comment}</label>
    <p class="mu" id="comment-hint">${words.commentWarn}</p>
    ${error && html`<p class="wrong" id="comment-wrong">${saidAs(error.detail, lang)}</p>`}
    <textarea
      id="comment"
      name="comment"
      rows="4"
      maxlength="${MAX_COMMENT}"
      aria-describedby="comment-hint${error ? ' comment-wrong' : ''}"
      ${error ? html`aria-invalid="true"` : ''}
    >
${values.get('comment') ?? ''}</textarea>
  </div>`
}

/** What keeps the form from being sent, first on the page, each line leading to its field. */
function summary({ view: { lang }, questionnaire, problem }: Survey) {
  if (!problem) return ''
  const { code, errors } = problem
  return html`<div class="note b errors" role="alert" tabindex="-1" id="errors">
    <h2>${WORDS[lang].notSent}</h2>
    ${
      errors.length === 0
        ? html`<p>${PROBLEM_TITLES[code][lang]}. ${WORDS[lang].stillHere}</p>`
        : html`<ul>
            ${errors.map(({ pointer, detail }) => html`<li><a href="#${fieldOf(pointer, questionnaire)}">${saidAs(detail, lang)}</a></li>`)}
          </ul>`
    }
  </div>`
}

const wrongIn = (problem: Survey['problem'], field: string): FieldError | undefined =>
  problem?.errors.find(({ pointer }) => pointer === field)

function fieldOf(pointer: string, questionnaire: Questionnaire) {
  const [, field, key] = pointer.split('/')
  if (field === 'area' || field === 'comment') return field
  const criteria = criteriaOf(questionnaire)
  return field === 'answers' ? fieldId((criteria.find((one) => one.key === key) ?? criteria[0]!).key) : 'main'
}
