import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { openBrowser, PHONE } from '../support/browser.ts'
import { idOn, more, openPlaces, phone, pickArea, type Places, rate, send } from '../support/citizen.ts'
import { fits } from '../support/look.ts'
import { openServer, type TestServer } from '../support/server.ts'

const SIZES = {
  320: { width: 320, height: 640 },
  360: PHONE,
  768: { width: 768, height: 1024 },
  1280: { width: 1280, height: 900 },
  // What is left of a window of 1280 at 200 %.
  zoomed: { width: 640, height: 450 },
}

const UNSCRIPTED: BrowserContextOptions = { serviceWorkers: 'block' }

let browser: Browser
let server: TestServer
let at: Places

beforeAll(async () => {
  browser = await openBrowser()
  server = await openServer({ accounts: false })
  at = await openPlaces(server)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('no accessibility fault and no sideways scroll', () => {
  const SHOWN: [state: string, open: (page: Page) => Promise<unknown>, options?: BrowserContextOptions][] = [
    ['full', (page) => page.goto(at.full)],
    ['full, dissatisfied', (page) => page.goto(at.full).then(() => rate(page, 1, 'Không hài lòng'))],
    ['full, trust and respondent open', (page) => page.goto(at.full).then(() => openAll(page))],
    [
      'full, large and contrast',
      (page) => page.goto(`${at.full}?chu=to&tp=cao`).then(() => rate(page, 1, 'Không hài lòng')),
    ],
    ['full, English', (page) => page.goto(`${at.full}?lang=en`)],
    [
      'full, forced colours',
      (page) => page.goto(at.full).then(() => rate(page, 1, 'Không hài lòng')),
      { forcedColors: 'active' },
    ],
    ['full, reduced motion', (page) => page.goto(at.full), { reducedMotion: 'reduce' }],
    ['full, text of twice the size', twice, { bypassCSP: true }],
    ['full, no script', (page) => page.goto(at.full), UNSCRIPTED],
    ['full, mistakes', (page) => page.goto(at.full).then(() => sendEmpty(page)), UNSCRIPTED],
    ['short', (page) => page.goto(at.short)],
    ['short, opened', (page) => page.goto(at.short).then(() => more(page))],
    ['short, large', (page) => page.goto(`${at.short}?chu=to`).then(() => rate(page, 2, 'Rất không hài lòng'))],
    ['short, contrast, English', (page) => page.goto(`${at.short}?tp=cao&lang=en`)],
    ['short, forced colours', (page) => page.goto(at.short).then(() => more(page)), { forcedColors: 'active' }],
    ['short, no script, opened', (page) => page.goto(at.short).then(() => more(page)), UNSCRIPTED],
    ['short, mistakes', (page) => page.goto(at.short).then(() => sendEmpty(page)), UNSCRIPTED],
    ['out of hours', (page) => page.goto(at.evening)],
    ['unknown code', (page) => page.goto(`${server.url}/222222`)],
    ['closed counter', (page) => page.goto(at.closed)],
    ['revoked code', (page) => page.goto(at.revoked)],
    ['paused code', (page) => page.goto(at.paused)],
    ['expired code', (page) => page.goto(at.expired)],
    ['expired code, English, large', (page) => page.goto(`${at.expired}?lang=en&chu=to&tp=cao`)],
    ['already answered', answeredBefore, UNSCRIPTED],
    ['thanks', (page) => page.goto(`${at.full}/cam-on?ma=22222-22222-2222`)],
    ['thanks, large and contrast', (page) => page.goto(`${at.full}/cam-on?ma=22222-22222-2222&chu=to&tp=cao`)],
    ['receipt, to be typed', (page) => page.goto(`${server.url}/bien-nhan`)],
    ['receipt, not found', (page) => page.goto(`${server.url}/bien-nhan?ma=22222-22222-2222`)],
    ['receipt, counted', counted],
    ['start', (page) => page.goto(server.url)],
  ]
  it.each(SHOWN)('%s', async (state, open, options) => {
    const page = await phone(browser, options)
    // Our script is kept away; were scripts off, the examiner could not run either.
    if (options === UNSCRIPTED) await page.route('**/assets/*.js', (route) => route.abort())
    await open(page)
    await fits(page, state.replaceAll(/[ ,]+/g, '-'), SIZES, ['320', '1280'])
  })
})

const openAll = (page: Page) =>
  page.locator('details:visible').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
async function twice(page: Page) {
  await page.goto(at.full)
  await page.addStyleTag({ content: ':root { font-size: 200% !important }' })
}
async function sendEmpty(page: Page) {
  await send(page)
  await page.getByRole('alert').waitFor()
}
async function answeredBefore(page: Page) {
  await page.goto(at.full)
  const answers = { c24: 1 }
  await post({ id: await idOn(page), answers })
  await rate(page, 1, 'Hài lòng')
  await pickArea(page)
  await send(page)
  await page.getByText('Phiếu gửi trước được giữ nguyên').waitFor()
}
async function counted(page: Page) {
  await page.goto(at.full)
  const { receipt } = await post({ id: await idOn(page), answers: { c24: 5 } })
  await page.goto(`${server.url}/bien-nhan?ma=${receipt}`)
  await page.getByRole('heading', { name: 'Phiếu này đã được tính' }).waitFor()
}
async function post(body: { id: string; answers: object }) {
  const answer = await fetch(`${server.url}/api/v1/responses`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...body, code: at.full.split('/').at(-1), questionnaire: 'sipas-2026' }),
  })
  return (await answer.json()) as { receipt: string }
}
