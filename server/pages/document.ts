import { html, raw } from 'hono/html'
import { LANGUAGES } from '../../shared/words/languages.ts'
import type { Assets } from '../deps.ts'
import { address, languageIn, type View, wordsIn } from './view.ts'

export type Html = ReturnType<typeof html>

interface Page {
  title: string
  view: View
  assets: ReturnType<Assets>
  /** Where the page is, for its link to the other language. */
  path: string
  query?: Record<string, string>
  /** The database holds simulated responses, and the page must say so. */
  simulated: boolean
  /** Where the skip link leads, when there is something better than the main content. */
  skip?: string
  main: Html
}

/** The frame of every page a citizen reads. */
export function document({ title, view, assets, path, query, simulated, skip, main }: Page): Html {
  const { large, contrast } = view
  const words = wordsIn(view)
  const looks = [large && 'large', contrast && 'contrast'].filter(Boolean).join(' ')
  return squeezed(
    html`<!doctype html>
      <html lang="${languageIn(view)}" ${looks && html`class="${looks}"`}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="theme-color" content="#0b4a82" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          ${styles(assets)} ${assets.scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
        </head>
        <body>
          <a class="skip" href="#main">${skip ?? words.skip}</a>
          <header>
            <div class="top">
              <div class="wrap">
                <span>${words.brand}</span>
                ${languages(view, path, query)}
              </div>
            </div>
            ${simulated && html`<p class="trial"><span class="wrap">${words.simulated}</span></p>`}
          </header>
          ${main}
        </body>
      </html>`,
  )
}

/** Without the indents between tags, which would reach every phone: 2 % of the page, compressed. */
const squeezed = (page: Html): Html => raw(`${page}`.replace(/>\n\s*</g, '>\n<'))

/** Links to the same page in every other language, each in its own words. */
function languages(view: View, path: string, query: Page['query']) {
  return Object.entries(LANGUAGES)
    .filter(([code]) => code !== languageIn(view))
    .map(
      ([code, { name, base }]) =>
        html`<a
          href="${address(path, { ...view, lang: base, language: code }, query)}"
          lang="${code}"
          hreflang="${code}"
          >${name}</a
        >`,
    )
}

/** To the letter what the content security policy has the hash of, without a line break around it. */
const styles = ({ inline, styles: links }: ReturnType<Assets>) =>
  inline ? raw(`<style>${inline.css}</style>`) : links.map((href) => html`<link rel="stylesheet" href="${href}" />`)
