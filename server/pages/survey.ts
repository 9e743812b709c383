import { html } from 'hono/html'
import { isOpen, readHours, sayHours } from '../../shared/hours.ts'
import { ASKED, UNSURE } from '../../shared/fields.ts'
import type { FieldError, Problem } from '../../shared/problem.ts'
import { criteriaOf, keyOf, type Questionnaire } from '../../shared/questionnaire.ts'
import { MAX_COMMENT } from '../../shared/response.ts'
import { PROBLEM_TITLES } from '../../shared/words/problems.ts'
import type { Assets } from '../deps.ts'
import { aboutFields } from './about.ts'
import { faces, fieldId } from './criterion.ts'
import { document, type Html } from './document.ts'
import { minutes, questions } from './questions.ts'
import { offlinePanel } from './offline.ts'
import { switches } from './switches.ts'
import type { Place } from './place.ts'
import { trust } from './trust.ts'
import { address, say, sayWrong, type View, wordsIn } from './view.ts'

export interface Survey {
  view: View
  assets: Assets
  simulated: boolean
  desk: Place
  /** When the unit is open, as shared/hours.ts reads it; empty where it does not say. */
  hours: string
  /** Milliseconds since the Unix epoch. */
  now: number
  questionnaire: Questionnaire
  /** Made with the page: whatever is sent with it counts once. */
  id: string
  /** Keys of the criteria of a short form, one a factor; null for a full one. */
  asked: string[] | null
  /** What was sent and came back, by the names of the fields. */
  values: ReadonlyMap<string, string>
  /** Why it came back; null when it was not sent yet. */
  problem: Pick<Problem, 'code' | 'errors'> | null
}

export function surveyPage(survey: Survey): Html {
  const { view, desk, questionnaire, id, asked, values, problem } = survey
  const words = wordsIn(view)
  const title = `${words.brand} – ${say(desk.unit.name, view)}`
  const path = `/${desk.code}`
  const query = { q: questionnaire.id }
  return document({
    title: problem ? words.error(title) : title,
    view,
    assets: survey.assets('survey'),
    path,
    query,
    simulated: survey.simulated,
    skip: words.skipToQuestions,
    main: html`${faces}
      <main class="wrap">
        ${offlinePanel(view.lang)}
        <form
          id="survey"
          method="post"
          action="${address(`${path}/gui`, view)}"
          data-thanks="${address(`${path}/cam-on`, view)}"
          data-sending="${words.sending}"
          data-progress="${words.progress}"
          data-what="${words.letter(`${say(desk.unit.name, view)}, ${say(desk.counter.name, view)}`)}"
          data-read="${words.read}"
          data-stop="${words.readStop}"
        >
          <input type="hidden" name="id" value="${id}" autocomplete="off" />
          <input type="hidden" name="code" value="${desk.code}" />
          <input type="hidden" name="questionnaire" value="${keyOf(questionnaire)}" />
          ${asked && html`<input type="hidden" name="${ASKED}" value="${asked.join(' ')}" autocomplete="off" />`}
          ${switches(view, path, query, values)} ${summary(survey)} ${intro(survey)} ${outOfHours(survey)}
          ${trust(desk, view)} ${questions(survey)}
          <section class="factor">
            <header>
              <h2>${words.other}</h2>
              <span>${words.optional}</span>
            </header>
            ${comment(survey)} ${aboutFields(view, values)}
          </section>
          <div class="send" id="send">
            <p class="mu">${words.consent}</p>
            <button class="btn">${words.send}</button>
          </div>
          ${criteriaOf(questionnaire).length > 1 && bar(view)}
        </form>
        <p class="vh" role="status" id="said"></p>
      </main>`,
  })
}

/** How far one has come: the style sheet counts, since it knows what is open. */
function bar(view: View) {
  const words = wordsIn(view)
  const [before, between, after] = words.progress.split(/\{[kn]\}/)
  return html`<div class="bar">
    <div class="wrap">
      <p>
        <span>${before}<b></b>${between}<i></i>${after}</span>
        <a href="#send">${words.toSend}</a>
      </p>
      <div class="meter" aria-hidden="true"></div>
    </div>
  </div>`
}

function intro({ view, desk, questionnaire, asked, values, problem }: Survey) {
  const words = wordsIn(view)
  const total = criteriaOf(questionnaire).length
  const shown = asked?.length ?? total
  const [only] = desk.areas
  const error = wrongIn(problem, '/area')
  return html`<div class="card place">
    <h1>${questionnaire.scale.satisfiedFrom !== null && total > 1 ? words.ask : words.askOther}</h1>
    <p class="mu">${words.length(shown, minutes(shown))} ${total > 1 && words.maySkip}</p>
    <dl>
      <dt>${words.place}</dt>
      <dd>${say(desk.unit.name, view)}</dd>
      <dt>${words.counter}</dt>
      <dd>${say(desk.counter.name, view)}</dd>
      ${
        desk.areas.length === 1 &&
        html`<dt>${words.area}</dt>
          <dd>${say(only!.name, view)}</dd>`
      }
    </dl>
    ${
      desk.areas.length > 1 &&
      html`<label class="field" for="area">${words.areaOf}</label>
        ${error && html`<p class="wrong" id="area-wrong">${sayWrong(error.detail, view)}</p>`}
        <select id="area" name="area" ${error ? html`aria-invalid="true" aria-describedby="area-wrong"` : ''}>
          <option value="">${words.areaPick}</option>
          ${[...desk.areas.map(({ id, name }) => [id, say(name, view)]), [UNSURE, words.areaUnsure]].map(
            ([id, name]) =>
              html`<option value="${id}" ${values.get('area') === id ? html`selected` : ''}>${name}</option>`,
          )}
        </select>`
    }
  </div>`
}

/** Said, and no more: whoever comes to think of an answer in the evening may give it. */
function outOfHours({ view, hours, now }: Survey) {
  const words = wordsIn(view)
  const known = readHours(hours)
  if (!known || isOpen(known, now)) return ''
  return html`<div class="note w"><p>${words.outOfHours(sayHours(known, words.weekdays))}</p></div>`
}

function comment({ view, values, problem }: Survey) {
  const words = wordsIn(view)
  const error = wrongIn(problem, '/comment')
  // The line after the opening tag would be swallowed by the browser when the comment itself begins with one.
  return html`<div class="card comment">
    <label class="field" for="comment">${words.comment}</label>
    <p class="mu" id="comment-hint">${words.commentWarn}</p>
    ${error && html`<p class="wrong" id="comment-wrong">${sayWrong(error.detail, view)}</p>`}
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
function summary(survey: Survey) {
  const { view, problem } = survey
  if (!problem) return ''
  const { code, errors } = problem
  const words = wordsIn(view)
  return html`<div class="note b errors" role="alert" tabindex="-1" id="errors">
    <h2>${words.notSent}</h2>
    ${
      errors.length === 0
        ? html`<p>${say(PROBLEM_TITLES[code], view)}. ${words.stillHere}</p>`
        : html`<ul>
            ${errors.map(({ pointer, detail }) => html`<li><a href="#${fieldOf(pointer, survey)}">${sayWrong(detail, view)}</a></li>`)}
          </ul>`
    }
  </div>`
}

const wrongIn = (problem: Survey['problem'], field: string): FieldError | undefined =>
  problem?.errors.find(({ pointer }) => pointer === field)

/** A criterion that a short form does not show cannot be led to: the first that it shows is. */
function fieldOf(pointer: string, { questionnaire, asked }: Survey) {
  const [, field, key] = pointer.split('/')
  if (field === 'area' || field === 'comment') return field
  if (field !== 'answers') return 'main'
  const shown = asked ?? criteriaOf(questionnaire).map((one) => one.key)
  return fieldId(shown.find((one) => one === key) ?? shown[0]!)
}
