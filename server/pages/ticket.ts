import { html } from 'hono/html'
import type { ProblemCode } from '../../shared/problem.ts'
import { PROBLEM_TITLES } from '../../shared/words/problems.ts'
import { WORDS } from '../../shared/words/words.ts'
import type { Assets } from '../deps.ts'
import { codeBox } from './codeBox.ts'
import { document } from './document.ts'
import { icon } from './icons.ts'
import type { Place } from './place.ts'
import { address, type View } from './view.ts'

export const TICKET_PROBLEMS = [
  'unknown-ticket',
  'used-ticket',
  'expired-ticket',
  'used-invitation',
  'expired-invitation',
] as const satisfies ProblemCode[]
export type TicketProblem = (typeof TICKET_PROBLEMS)[number]

interface Refused {
  view: View
  assets: Assets
  simulated: boolean
  problem: TicketProblem
  /** Where the ticket was for; absent when it is not known. */
  desk?: Place
  /** The code in force on the counter's printed sign. */
  printed: string | null
  /** What was answered in vain, by the names of the fields. */
  values?: ReadonlyMap<string, string>
}

/** A ticket that does not serve, and every way on: a new one, or the printed code, which takes along what was answered. */
export function ticketPage({ view, assets, simulated, problem, desk, printed, values }: Refused) {
  const words = WORDS[view.lang]
  const title = PROBLEM_TITLES[problem][view.lang]
  return document({
    title: `${title} – ${words.brand}`,
    view,
    assets: assets('survey'),
    path: desk ? `/${desk.code}` : '/',
    simulated,
    main: html`<main class="wrap page" id="main">
      ${icon(problem.startsWith('used') ? 'answered' : problem.startsWith('expired') ? 'clock' : 'question')}
      <h1>${title}</h1>
      <p>${words.remedy[problem]}</p>
      ${values && printed ? again(printed, values) : ways()}
      ${desk && html`<footer><p>${desk.unit.name[view.lang]}, ${desk.counter.name[view.lang]}</p></footer>`}
    </main>`,
  })

  function ways() {
    return html`<h2>${words.youCan}</h2>
      <ul class="list">
        <li>${desk ? words.scanAgain(desk.counter.name[view.lang]) : words.scanAgainSomewhere}</li>
        <li>${words.usePrinted}</li>
      </ul>
      ${
        printed
          ? html`<div class="acts">
              <a class="btn" href="${address(`/${printed}`, view)}">${words.rateWithPrinted}</a>
            </div>`
          : codeBox(view, words.codeLabel)
      }`
  }

  function again(code: string, answered: ReadonlyMap<string, string>) {
    const [only, another] = desk?.areas ?? []
    const fields = new Map([...answered, ...(only && !another ? [['area', only.id] as const] : []), ['code', code]])
    return html`<p>${words.keptAnswers}</p>
      <form method="post" action="${address(`/${code}/gui`, view)}">
        ${[...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <div class="acts"><button class="btn">${words.sendWithPrinted}</button></div>
      </form>`
  }
}
