import { html } from 'hono/html'
import type { Lang, Text } from '../../shared/questionnaire.ts'
import type { Assets } from '../deps.ts'

const TITLES: Record<'admin' | 'counter' | 'kiosk' | 'paper', Text> = {
  admin: { vi: 'Chỉ số hài lòng', en: 'Satisfaction index' },
  counter: { vi: 'Màn hình quầy', en: 'Counter screen' },
  paper: { vi: 'Phiếu giấy', en: 'Paper forms' },
  kiosk: { vi: 'Máy tự đánh giá', en: 'Self-service kiosk' },
}
const LOADING: Text = { vi: 'Đang tải…', en: 'Loading…' }
const NO_SCRIPT: Text = { vi: 'Màn hình này cần bật JavaScript.', en: 'This screen needs JavaScript.' }

/** The empty document that a screen of client/ fills. */
export const screenPage = (screen: keyof typeof TITLES, lang: Lang, assets: Assets) => {
  const { scripts, styles } = assets(screen)
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${TITLES[screen][lang]}</title>
        ${styles.map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        ${scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
      </head>
      <body>
        <div id="app"><p role="status">${LOADING[lang]}</p></div>
        <noscript>${NO_SCRIPT[lang]}</noscript>
      </body>
    </html>`
}
