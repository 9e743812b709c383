import { html } from 'hono/html'
import type { Lang } from '../../shared/questionnaire.ts'
import { WORDS } from '../../shared/words/words.ts'
import type { Assets } from '../deps.ts'
import { document, type Html } from './document.ts'
import { qrSvg } from './qr.ts'
import type { Place } from './place.ts'
import type { View } from './view.ts'

const { vi, en } = WORDS

/**
 * The signs of one counter to print: A4, A5 and a tent. Both languages stand on each, whatever the reader's own.
 *
 * @param site where phones reach us, without the path
 */
export function posterPage(view: View, assets: Assets, simulated: boolean, desk: Place, site: string) {
  const words = WORDS[view.lang]
  const sheet = (size: string, label: string) => face(desk, site, size, label, view.lang)
  return document({
    title: `${words.poster} – ${desk.counter.name[view.lang]}, ${desk.unit.name[view.lang]}`,
    view,
    assets: assets('poster'),
    path: `/${desk.code}/poster`,
    simulated,
    main: html`<main id="main">
      <div class="tools">
        <h1>${words.poster} – ${desk.counter.name[view.lang]}, ${desk.unit.name[view.lang]}</h1>
        <p>${words.posterTip}</p>
        <div class="acts">
          <button class="btn" type="button" id="print" hidden>${words.posterPrint}</button>
          <a class="btn q" href="#a4">${words.posterA4}</a>
          <a class="btn q" href="#a5">${words.posterA5}</a>
          <a class="btn q" href="#tent">${words.posterTent}</a>
        </div>
      </div>
      <div class="preview" tabindex="0" role="region" aria-label="${words.posterPreview}">
        <div id="a4">${sheet('a4', words.posterA4)}</div>
        <div id="a5">${sheet('a5', words.posterA5)}</div>
        <div class="tent" id="tent">
          ${sheet('half up', `${words.posterTent} 1`)} ${sheet('half', `${words.posterTent} 2`)}
        </div>
      </div>
    </main>`,
  })
}

function face({ unit, counter, code }: Place, site: string, size: string, label: string, lang: Lang): Html {
  const link = `${site}/${code}`
  const host = site.replace(/^https?:\/\//, '')
  const name = html` class="qr" role="img" aria-label="${WORDS[lang].qr(link)}"`
  return html`<section class="sheet ${size}" aria-label="${label}">
    <div class="head" lang="vi"><p>${unit.name.vi.toLocaleUpperCase('vi')}</p></div>
    <h2 lang="vi">${vi.posterAsk}</h2>
    <p class="en" lang="en">${en.posterAsk}</p>
    <div class="mid">
      ${qrSvg(link, name)}
      <ol>
        ${vi.posterSteps.map((step, i) => html`<li><b lang="vi">${step}</b> <span lang="en">${en.posterSteps[i]!}</span></li> `)}
      </ol>
    </div>
    <div class="foot">
      <div>
        <p><span lang="vi">${vi.place}</span> <span lang="en">${en.place}</span></p>
        <b>${counter.name.vi}</b>
      </div>
      <div>
        <p><span lang="vi">${vi.posterCode(host)}</span> <span lang="en">${en.posterCode(host)}</span></p>
        <b class="short">${code}</b>
      </div>
    </div>
    <p class="promise"><span lang="vi">${vi.posterPrivacy}</span> <span lang="en">${en.posterPrivacy}</span></p>
  </section>`
}
