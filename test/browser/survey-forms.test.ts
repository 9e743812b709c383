import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import {
  criterion,
  idOn,
  more,
  openPlaces,
  phone,
  pickArea,
  type Places,
  rate,
  send,
  thanked,
} from '../support/citizen.ts'
import { openServer, type TestServer } from '../support/server.ts'
import { stored } from '../support/store.ts'

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

const kept = async (response: string) => {
  const { query } = server.deps.db
  const [[row], reasons] = await Promise.all([
    stored(server.deps.db, response),
    query.selectFrom('reason').select(['criterion', 'reason']).where('response', '=', response).execute(),
  ])
  return { answers: row?.answers, reasons }
}

describe.each([
  ['with a script', true],
  ['without a script', false],
])('%s', (_, javaScriptEnabled) => {
  it('a short form of five takes five answers and leaves the rest unasked', async () => {
    const page = await phone(browser, { javaScriptEnabled })
    await page.goto(at.short)
    expect(await page.locator('.criterion:visible').count()).toBe(5)
    await pickArea(page)
    for (let number = 1; number <= 5; number++) await rate(page, number, 'Hài lòng')
    const response = await idOn(page)
    await send(page)
    await thanked(page)
    const { answers } = await kept(response)
    expect(answers!.replaceAll('.', '')).toBe('44444')
    expect(answers).toHaveLength(16)
  })

  it('a short form that was opened is a full one, with what was answered before', async () => {
    const page = await phone(browser, { javaScriptEnabled })
    await page.goto(at.short)
    await rate(page, 1, 'Rất hài lòng')
    await more(page)
    expect(await page.locator('.criterion:visible').count()).toBe(16)
    await rate(page, 6, 'Bình thường')
    await pickArea(page)
    const response = await idOn(page)
    await send(page)
    await thanked(page)
    const { answers } = await kept(response)
    expect([...answers!].toSorted().join('')).toBe('--------------35')
  })

  it('a low rating shows its reasons and the official channel, another hides them, and they are kept', async () => {
    const page = await phone(browser, { javaScriptEnabled })
    await page.goto(at.full)
    const why = criterion(page, 8).locator('.why')
    expect(await why.isVisible()).toBe(false)
    await rate(page, 8, 'Không hài lòng')
    if (!javaScriptEnabled) await why.locator('summary').click()
    expect(await why.getByRole('link').getAttribute('href')).toBe('https://dichvucong.gov.vn')
    await why.getByRole('checkbox', { name: 'Không lắng nghe' }).check()
    await rate(page, 8, 'Hài lòng')
    expect(await why.isVisible()).toBe(false)
    await rate(page, 8, 'Rất không hài lòng')
    expect(await why.getByRole('checkbox', { name: 'Không lắng nghe' }).isChecked()).toBe(true)
    await pickArea(page)
    const response = await idOn(page)
    await send(page)
    await thanked(page)
    expect((await kept(response)).reasons).toEqual([{ criterion: 'c31', reason: 'listen' }])
  })
})

it('answers in an in-app browser that keeps nothing: no storage, no database, no worker, no beacon, no locks', async () => {
  const page = await phone(browser)
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      })
    for (const name of ['serviceWorker', 'sendBeacon', 'locks'])
      Object.defineProperty(Navigator.prototype, name, { get: () => undefined })
    Object.defineProperty(window, 'speechSynthesis', { get: () => undefined })
  })
  await page.goto(at.short)
  await rate(page, 1, 'Không hài lòng')
  await criterion(page, 1).getByRole('checkbox').first().check()
  await pickArea(page)
  const response = await idOn(page)
  await send(page)
  await thanked(page)
  const { answers, reasons } = await kept(response)
  expect(answers).toContain('2')
  expect(reasons).toHaveLength(1)
})

it('goes on with the five that were begun after a reload and in the other language', async () => {
  const page = await phone(browser)
  await page.goto(at.short)
  const asked = () => page.locator('#main .criterion').evaluateAll((all) => all.map((one) => one.id))
  const [before, response] = [await asked(), await idOn(page)]
  await rate(page, 2, 'Hài lòng')
  await page.reload()
  expect(await asked()).toEqual(before)
  await page.getByRole('link', { name: 'English' }).click()
  await page.locator('html[lang=en]').waitFor()
  expect(await asked()).toEqual(before)
  expect(await idOn(page)).toBe(response)
  await pickArea(page)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('heading', { name: /Thank you/ }).waitFor()
  expect((await kept(response)).answers!.replaceAll('.', '')).toBe('-4---')
})

it('is answered from the keyboard alone: opened, rated, explained, sent', async () => {
  const page = await phone(browser)
  await page.goto(at.short)
  const focused = () =>
    page.evaluate(() => `${(document.activeElement as HTMLInputElement).name || document.activeElement!.id}`)
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      if (name.test(await focused())) return
    }
    throw new Error(`no way to ${name}`)
  }
  await tabTo(/^area$/)
  await page.keyboard.press('ArrowDown')
  await tabTo(/^a\./)
  await page.keyboard.press('Space')
  await tabTo(/^r\./)
  await page.keyboard.press('Space')
  await tabTo(/^more$/)
  await page.keyboard.press('Space')
  expect(await page.locator('.criterion:visible').count()).toBe(16)
  await tabTo(/^a\./)
  await page.keyboard.press('ArrowRight')
  await tabTo(/^comment$/)
  const response = await idOn(page)
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press('Tab')
    if (await page.getByRole('button', { name: 'Gửi đánh giá' }).evaluate((one) => one === document.activeElement))
      break
  }
  await page.keyboard.press('Enter')
  await thanked(page)
  const { answers, reasons } = await kept(response)
  expect([...answers!].toSorted().join('')).toBe('--------------12')
  expect(reasons).toHaveLength(1)
})

it('says to a screen reader how far one is, once for each part that is finished', async () => {
  const page = await phone(browser)
  await page.goto(at.short)
  const said = () => page.locator('#said').textContent()
  await rate(page, 1, 'Hài lòng')
  expect(await said()).toBe('Đã trả lời 1/5 câu')
  await rate(page, 1, 'Bình thường')
  await rate(page, 2, 'Bình thường')
  expect(await said()).toBe('Đã trả lời 2/5 câu')
  await more(page)
  await rate(page, 3, 'Hài lòng')
  expect(await said()).toBe('Đã trả lời 3/16 câu')
})

it('reads a question aloud with its levels, where the phone has a voice', async () => {
  const page = await phone(browser)
  await page.addInitScript(() => {
    const spoken: string[] = []
    const voice = { lang: 'vi-VN' }
    Object.assign(window, {
      spoken,
      SpeechSynthesisUtterance: class extends EventTarget {
        text: string
        constructor(text: string) {
          super()
          this.text = text
        }
      },
    })
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => [voice],
        speak: (utterance: { text: string }) => {
          spoken.push(utterance.text)
          Object.assign(window, { utterance })
        },
        cancel: () => {},
        addEventListener: () => {},
      },
    })
  })
  await page.goto(at.short)
  await criterion(page, 3).getByRole('button', { name: 'Nghe câu này' }).click()
  const [text] = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)
  const lines = text!
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  expect(lines.slice(-6)).toEqual([
    'Rất không hài\u00a0lòng',
    'Không hài\u00a0lòng',
    'Bình thường',
    'Hài\u00a0lòng',
    'Rất hài\u00a0lòng',
    'Không có ý kiến',
  ])
  expect(lines[0]).toBe('Công chức trực tiếp giải quyết công việc')
  expect(await criterion(page, 3).getByRole('button', { name: 'Dừng đọc' }).isVisible()).toBe(true)
  await page.evaluate(() =>
    (window as unknown as { utterance: EventTarget }).utterance.dispatchEvent(new Event('error')),
  )
  expect(await criterion(page, 3).getByRole('button', { name: 'Nghe câu này' }).isVisible()).toBe(true)
})

it('asks for nothing from another host, and needs one request to be read', async () => {
  const page = await phone(browser)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.route('**/assets/**', (route) => route.abort())
  await page.goto(at.full)
  expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([])
  expect(await page.locator('.top').evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(11, 74, 130)')
  await rate(page, 1, 'Hài lòng')
  await pickArea(page)
  await send(page)
  await thanked(page)
})
