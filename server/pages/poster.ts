import { html } from 'hono/html'
import { WORDS, type Words } from '../../shared/words/words.ts'
import type { Assets } from '../deps.ts'
import { document } from './document.ts'
import type { Place } from './place.ts'
import { SIZES, type Size, sheets } from './sheet.ts'
import { address, type View } from './view.ts'

interface Posters {
  view: View
  assets: Assets
  simulated: boolean
  /** Whose signs: a counter or a unit, in the reader's language. */
  of: string
  places: Place[]
  /** Where phones reach us, without the path. */
  site: string
  /** All three of each when null. */
  size: Size | null
  path: string
  query?: Record<string, string>
}

/** Signs to print in one go, sheets of one size together so that paper is laid in once. */
export function posterPage({ view, assets, simulated, of, places, site, size, path, query = {} }: Posters) {
  const words = WORDS[view.lang]
  const title = `${words.poster} – ${of}`
  const sizes = size ? [size] : SIZES
  const choice = (one: Size | null) =>
    html`<a
      class="btn q"
      href="${address(path, view, one ? { ...query, size: one } : query)}"
      ${one === size ? html`aria-current="page"` : ''}
      >${one ? nameOf(one, words) : words.posterAll}</a
    >`
  return document({
    title,
    view,
    assets: assets('poster'),
    path,
    query: size ? { ...query, size } : query,
    simulated,
    main: html`<main id="main">
      <div class="tools">
        <h1>${title}</h1>
        <p>${words.posterTip}</p>
        <nav class="acts" aria-label="${words.posterSizes}">${[null, ...SIZES].map(choice)}</nav>
        ${
          places.length > 0
            ? html`<p>
                <button class="btn" type="button" id="print" hidden>
                  ${words.posterPrint(places.length * sizes.length)}
                </button>
              </p>`
            : html`<p class="note w">${words.posterNone}</p>`
        }
      </div>
      <div class="preview" tabindex="0" role="region" aria-label="${words.posterPreview}">
        ${sizes.map((one) => places.map((place) => sheets(one, place, site, nameOf(one, words), view.lang)))}
      </div>
    </main>`,
  })
}

const nameOf = (size: Size, words: Words) => ({ a4: words.posterA4, a5: words.posterA5, tent: words.posterTent })[size]
