import { html } from 'hono/html'
import { formatDay } from '../../shared/format.ts'
import type { Problem, ProblemCode } from '../../shared/problem.ts'
import type { Lang } from '../../shared/questionnaire.ts'
import { PROBLEM_TITLES } from '../../shared/words/problems.ts'
import { WORDS } from '../../shared/words/words.ts'
import type { Assets } from '../deps.ts'
import { codeBox } from './codeBox.ts'
import { document } from './document.ts'
import { icon } from './icons.ts'
import type { Place } from './place.ts'
import { address, type View } from './view.ts'

/** What the survey knows of a failure and others do not. */
interface Context {
  view?: View
  simulated?: boolean
  /** The code as it was typed. */
  typed?: string
  desk?: Place
}

/** Failures after which typing a code helps. */
const WANTS_CODE: readonly ProblemCode[] = ['unknown-code', 'unknown-page', 'revoked-code']

/** One cause, and one thing to do about it. */
export function errorPage({ code }: Problem, lang: Lang, assets: Assets, context: Context = {}) {
  const { typed, desk, view = { lang, large: false, contrast: false } } = context
  const words = WORDS[lang]
  const title = PROBLEM_TITLES[code][lang]
  return document({
    title: `${title} – ${words.brand}`,
    view,
    assets: assets('survey'),
    path: desk ? `/${desk.code}` : '/',
    ...(typed && { query: { code: typed } }),
    simulated: context.simulated ?? false,
    main: html`<main class="wrap page" id="main">
      ${icon(code === 'already-answered' ? 'answered' : WANTS_CODE.includes(code) ? 'question' : 'trouble')}
      <h1>${title}</h1>
      <p>${typed && html`<strong>${words.typed(typed)}</strong>`} ${closed()} ${words.remedy[code]}</p>
      ${actions()} ${desk && html`<footer><p>${desk.unit.name[lang]}, ${desk.counter.name[lang]}</p></footer>`}
    </main>`,
  })

  function closed() {
    if (code !== 'counter-closed' || !desk?.counter.closedOn) return ''
    return words.closedOn(desk.counter.name[lang], desk.unit.name[lang], formatDay(desk.counter.closedOn))
  }

  function actions() {
    if (WANTS_CODE.includes(code)) return codeBox(view, typed ? words.codeAgain : words.codeLabel, typed)
    return html`<div class="acts">
      ${
        code === 'already-answered' && desk
          ? html`<a class="btn" id="again" href="${address(`/${desk.code}`, view)}">${words.again}</a>`
          : html`<a class="btn q" href="${address('/', view)}">${words.otherCode}</a>`
      }
    </div>`
  }
}
