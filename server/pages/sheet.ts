import { html } from 'hono/html'
import type { Lang } from '../../shared/questionnaire.ts'
import { WORDS } from '../../shared/words/words.ts'
import type { Html } from './document.ts'
import type { Place } from './place.ts'
import { qrSvg } from './qr.ts'

export const SIZES = ['a4', 'a5', 'tent'] as const
export type Size = (typeof SIZES)[number]

const { vi, en } = WORDS

/**
 * One sheet of paper; a tent has a face on each half. Both languages stand on it, whatever the reader's own.
 *
 * @param name what the size is called
 */
export function sheets(size: Size, place: Place, site: string, name: string, lang: Lang): Html {
  const label = `${name}: ${place.counter.name[lang]}`
  if (size !== 'tent') return face(place, site, size, label, lang)
  return html`<div class="tent">
    ${face(place, site, 'half up', `${label}, 1`, lang)} ${face(place, site, 'half', `${label}, 2`, lang)}
  </div>`
}

function face({ unit, counter, code }: Place, site: string, size: string, label: string, lang: Lang): Html {
  const link = `${site}/${code}`
  const host = site.replace(/^https?:\/\//, '')
  const picture = html` class="qr" role="img" aria-label="${WORDS[lang].qr(link)}"`
  return html`<section class="sheet ${size}" aria-label="${label}">
    <div class="head">
      <p lang="vi">${unit.name.vi.toLocaleUpperCase('vi')}</p>
      <p class="en" lang="en">${unit.name.en}</p>
    </div>
    <h2 lang="vi">${vi.posterAsk}</h2>
    <p class="en" lang="en">${en.posterAsk}</p>
    <div class="mid">
      ${qrSvg(link, picture)}
      <ol>
        ${vi.posterSteps.map((step, i) => html`<li><b lang="vi">${step}</b> <span lang="en">${en.posterSteps[i]!}</span></li> `)}
      </ol>
    </div>
    <div class="foot">
      <div>
        <p><span lang="vi">${vi.place}</span> <span lang="en">${en.place}</span></p>
        <p><b lang="vi">${counter.name.vi}</b> <span lang="en">${counter.name.en}</span></p>
      </div>
      <div>
        <p><span lang="vi">${vi.posterCode}</span> <span lang="en">${en.posterCode}</span></p>
        <p class="host">${host}</p>
        <b class="short">${code}</b>
      </div>
    </div>
    <p class="promise"><span lang="vi">${vi.posterPrivacy}</span> <span lang="en">${en.posterPrivacy}</span></p>
  </section>`
}
