import { html } from 'hono/html'
import { WORDS } from '../../shared/words/words.ts'
import type { Assets } from '../deps.ts'
import { address, type View } from './view.ts'

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
  const { lang, large, contrast } = view
  const words = WORDS[lang]
  const other = lang === 'vi' ? 'en' : 'vi'
  const looks = [large && 'large', contrast && 'contrast'].filter(Boolean).join(' ')
  return html`<!doctype html>
    <html lang="${lang}" ${looks && html`class="${looks}"`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="theme-color" content="#0b4a82" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${assets.styles.map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        ${assets.scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">${skip ?? words.skip}</a>
        <header>
          <div class="top">
            <div class="wrap">
              <span>${words.brand}</span>
              <a href="${address(path, { ...view, lang: other }, query)}" lang="${other}" hreflang="${other}"
                >${other === 'en' ? 'English' : 'Tiếng Việt'}</a
              >
            </div>
          </div>
          ${simulated && html`<p class="trial"><span class="wrap">${words.simulated}</span></p>`}
        </header>
        ${main}
      </body>
    </html>`
}
