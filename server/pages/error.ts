import { html } from 'hono/html'
import { formatDay } from '../../shared/format.ts'
import type { Problem, ProblemCode } from '../../shared/problem.ts'
import type { Lang } from '../../shared/questionnaire.ts'
import { PROBLEM_TITLES } from '../../shared/words/problems.ts'
import type { Assets } from '../deps.ts'
import { codeBox } from './codeBox.ts'
import { document } from './document.ts'
import { icon } from './icons.ts'
import type { Place } from './place.ts'
import { address, say, type View, wordsIn } from './view.ts'

/** What the survey knows of a failure and others do not. */
interface Context {
  view?: View
  simulated?: boolean
  /** The code as it was typed. */
  typed?: string
  desk?: Place
}

/** Failures after which typing a code helps. */
const WANTS_CODE: readonly ProblemCode[] = [
  'unknown-code',
  'unknown-page',
  'revoked-code',
  'paused-code',
  'expired-code',
]

const ICONS: Partial<Record<ProblemCode, Parameters<typeof icon>[0]>> = {
  'unknown-code': 'question',
  'unknown-page': 'question',
  'revoked-code': 'question',
  'paused-code': 'clock',
  'expired-code': 'clock',
  'already-answered': 'answered',
}

/** One cause, and one thing to do about it. */
export function errorPage({ code }: Problem, lang: Lang, assets: Assets, context: Context = {}) {
  const { typed, desk, view = { lang, large: false, contrast: false } } = context
  const words = wordsIn(view)
  const title = say(PROBLEM_TITLES[code], view)
  return document({
    title: `${title} – ${words.brand}`,
    view,
    assets: assets('survey'),
    path: desk ? `/${desk.code}` : '/',
    ...(typed && { query: { code: typed } }),
    simulated: context.simulated ?? false,
    main: html`<main class="wrap page" id="main">
      ${icon(ICONS[code] ?? 'trouble')}
      <h1>${title}</h1>
      <p>${typed && html`<strong>${words.typed(typed)}</strong>`} ${closed()} ${words.remedy[code]}</p>
      ${actions()}
      ${desk && html`<footer><p>${say(desk.unit.name, view)}, ${say(desk.counter.name, view)}</p></footer>`}
    </main>`,
  })

  function closed() {
    if (code !== 'counter-closed' || !desk?.counter.closedOn) return ''
    return words.closedOn(say(desk.counter.name, view), say(desk.unit.name, view), formatDay(desk.counter.closedOn))
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
