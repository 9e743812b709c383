import { html } from 'hono/html'
import { ANSWER, MORE } from '../../shared/fields.ts'
import { criteriaOf, type Questionnaire } from '../../shared/questionnaire.ts'
import { checked } from './checked.ts'
import { criterionField } from './criterion.ts'
import { say, type View, wordsIn } from './view.ts'

interface Asked {
  view: View
  questionnaire: Questionnaire
  asked: string[] | null
  values: ReadonlyMap<string, string>
}

/** Seconds to read and answer one criterion. */
const PACE = 11
/** 0 for less than one. */
export const minutes = (criteria: number) => (criteria <= 5 ? 0 : Math.round((criteria * PACE) / 60))

/** All criteria by factor; on a short form first those that it asks, and the others behind a box. */
export function questions(page: Asked) {
  const { questionnaire, asked } = page
  const numbered = criteriaOf(questionnaire).length > 1 && 'numbered'
  if (!asked) return html`<div id="main" class="${numbered}">${factors(page)}</div>`
  return html`<div id="main" class="${numbered}">
      ${criteriaOf(questionnaire)
        .filter(({ key }) => asked.includes(key))
        .map((criterion) => field(page, criterion.key))}
    </div>
    ${more(page, asked)}`
}

/**
 * A box, so that ticking it needs no script, opens at once, is sent with the form and comes back with it. It stands
 * beside what it opens, which is how browsers without :has find it.
 */
function more(page: Asked, asked: string[]) {
  const { view, questionnaire, values } = page
  const words = wordsIn(view)
  const rest = criteriaOf(questionnaire).filter(({ key }) => !asked.includes(key))
  const isOpened = values.has(MORE) || rest.some(({ key }) => values.has(ANSWER + key))
  return html`<section class="more numbered" aria-labelledby="more-ask">
    <div class="card">
      <h2 id="more-ask">${words.more}</h2>
      <p class="mu" id="more-hint">${words.moreHint(rest.length, minutes(rest.length))}</p>
    </div>
    <input type="checkbox" id="more" name="${MORE}" ${checked(isOpened)} aria-describedby="more-hint" />
    <label class="btn q" for="more">${words.moreButton}</label>
    <div class="rest">${factors(page, asked)}</div>
  </section>`
}

/** @param without keys of criteria that stand elsewhere */
function factors(page: Asked, without: string[] = []) {
  const { view, questionnaire } = page
  const all = questionnaire.factors
  return all.map(({ key, name, hint, criteria }, i) => {
    const left = criteria.filter((criterion) => !without.includes(criterion.key))
    return (
      left.length > 0 &&
      html`<section class="factor" aria-labelledby="h-${key}">
        <header>
          <h2 id="h-${key}">${say(name, view)}</h2>
          ${all.length > 1 && html`<span>${wordsIn(view).part(i + 1, all.length)}</span>`}
        </header>
        ${hint && html`<p>${say(hint, view)}</p>`} ${left.map((criterion) => field(page, criterion.key))}
      </section>`
    )
  })
}

/** On a short form each says its factor, since it may come to stand without a heading. */
function field({ view, questionnaire, asked, values }: Asked, key: string) {
  const factor = questionnaire.factors.find(({ criteria }) => criteria.some((one) => one.key === key))!
  const criterion = factor.criteria.find((one) => one.key === key)!
  return criterionField({ criterion, questionnaire, view, values, factor: asked ? factor.name : undefined })
}
