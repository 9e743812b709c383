import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { counters } from '../../server/store/counters.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { openServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let link: string

beforeAll(async () => {
  browser = await openBrowser()
  server = await openServer({ accounts: false })
  const [desk] = await counters(server.deps.db, ['vy-da'], dayOf(Date.now()))
  link = `${server.url}/${desk!.code}`
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A phone of its own, on which nothing may be blocked or break. */
async function phone(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN', ...options })
  const page = await context.newPage()
  const broken: string[] = []
  page.on('pageerror', ({ message }) => broken.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) broken.push(message.text())
  })
  onTestFinished(async () => {
    await context.close()
    expect(broken).toEqual([])
  })
  return page
}

const rate = (page: Page, criterion: number, level: string) =>
  page
    .locator('.criterion')
    .nth(criterion - 1)
    .getByRole('radio', { name: level, exact: true })
    .check({ force: true })
const pickArea = (page: Page) => page.locator('#area').selectOption('unsure')
const send = (page: Page) => page.getByRole('button', { name: 'Gửi đánh giá' }).click()
const thanked = (page: Page) => page.getByRole('heading', { name: /Cảm ơn Ông\/Bà/ }).waitFor()
const receiptOn = (page: Page) => page.locator('.code').textContent()
const responses = () => server.deps.db.query.selectFrom('response').select(['answers', 'comment']).execute()
/** What is kept more after something was done than before. */
async function keptBy(action: () => Promise<void>) {
  const before = await responses()
  await action()
  return (await responses()).slice(before.length)
}

it('loses nothing of what was filled in without JavaScript when the area is missing', async () => {
  const page = await phone({ javaScriptEnabled: false })
  const comment = 'Chậm.\n"Xin" <b>nhanh</b> hơn 👍'
  await page.goto(`${link}?lang=en`)
  await page.getByRole('checkbox', { name: 'Large text' }).check({ force: true })
  await page.getByRole('checkbox', { name: 'High contrast' }).check({ force: true })
  await rate(page, 1, 'Very satisfied')
  await rate(page, 16, 'No opinion')
  await page.locator('#comment').fill(comment)
  await page
    .locator('details', { has: page.locator('[name=sex]') })
    .locator('summary')
    .click()
  await page.getByRole('radio', { name: 'Female' }).check({ force: true })
  await page.locator('#education').selectOption('university')
  await page.getByRole('checkbox', { name: /I agree/ }).check({ force: true })

  const kept = await keptBy(async () => {
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toMatch(/^Error: /)
    const checked = page.locator('input:checked')
    expect(await checked.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name).toSorted())).toEqual([
      'a.c24',
      'a.c39',
      'consent',
      'contrast',
      'large',
      'sex',
    ])
    expect(await page.locator('#comment').inputValue()).toBe(comment)
    expect(await page.locator('#education').inputValue()).toBe('university')
    await pickArea(page)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: /Thank you/ }).waitFor()
  })
  expect(page.url()).toMatch(/lang=en&chu=to&tp=cao/)
  expect(kept).toEqual([{ answers: '5--------------0', comment }])
})

it('counts a double tap once', async () => {
  const page = await phone()
  const kept = await keptBy(async () => {
    await page.goto(link)
    await pickArea(page)
    await rate(page, 1, 'Hài lòng')
    await page.getByRole('button', { name: 'Gửi đánh giá' }).dblclick()
    await thanked(page)
  })
  expect(kept).toHaveLength(1)
})

it('keeps what was answered without a connection, and sends it once there is one', async () => {
  const page = await phone()
  await page.goto(link)
  await pickArea(page)
  await rate(page, 1, 'Bình thường')
  const kept = await keptBy(async () => {
    await page.context().setOffline(true)
    await send(page)
    await page.getByRole('heading', { name: /đang được giữ trên máy này/ }).waitFor()
    expect(await page.locator('.what').textContent()).toContain('Phường Vỹ Dạ, Quầy 1')
    await page.context().setOffline(false)
    await page.getByText(/Đã gửi xong. Mã biên nhận [2-9A-Z-]{16}/).waitFor()
  })
  expect(kept).toEqual([{ answers: '3---------------', comment: null }])
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

it('counts once what was kept though the reply was lost', async () => {
  const page = await phone()
  await page.goto(link)
  await pickArea(page)
  await rate(page, 1, 'Hài lòng')
  let lost = 0
  await page.route('**/api/v1/responses', async (route) => {
    if (lost++) return route.continue()
    await route.fetch()
    await route.abort()
  })
  const kept = await keptBy(async () => {
    await send(page)
    await thanked(page)
  })
  expect(lost).toBe(2)
  expect(kept).toHaveLength(1)
})

it('goes back to the same form after sending: the same again counts once, another answer is refused', async () => {
  const page = await phone({ javaScriptEnabled: false })
  await page.goto(link)
  await pickArea(page)
  await rate(page, 1, 'Hài lòng')
  const kept = await keptBy(async () => {
    await send(page)
    await thanked(page)
    const receipt = await receiptOn(page)
    await page.goBack()
    await send(page)
    await thanked(page)
    expect(await receiptOn(page)).toBe(receipt)
    await page.goBack()
    await rate(page, 1, 'Rất hài lòng')
    await send(page)
    await page.getByText('Phiếu gửi trước được giữ nguyên').waitFor()
  })
  expect(kept).toEqual([{ answers: '4---------------', comment: null }])
})

it('begins a really new form after an old one was refused', async () => {
  const page = await phone()
  await page.goto(link)
  await pickArea(page)
  await rate(page, 1, 'Hài lòng')
  const id = page.locator('[name=id]')
  const before = await id.inputValue()
  // Sent, but the reply never came; then the person thinks again.
  await page.evaluate(async () => {
    const form = document.querySelector<HTMLFormElement>('#survey')!
    const fields = new FormData(form)
    fields.set('a.c25', '1')
    await fetch(form.action, { method: 'POST', body: new URLSearchParams([...fields] as [string, string][]) })
  })
  await send(page)
  await page.getByRole('link', { name: 'Mở phiếu mới' }).click()
  await page.locator('#survey').waitFor()
  expect(await id.inputValue()).not.toBe(before)
  expect(await page.locator('.criterion input:checked').count()).toBe(0)
})

it('keeps what is chosen over a reload and in the other language', async () => {
  const page = await phone()
  await page.goto(link)
  await rate(page, 3, 'Hài lòng')
  const id = await page.locator('[name=id]').inputValue()
  await page.reload()
  await page.getByRole('link', { name: 'English' }).click()
  await page.locator('html[lang=en]').waitFor()
  expect(await page.locator('.criterion input:checked').getAttribute('value')).toBe('4')
  expect(await page.locator('[name=id]').inputValue()).toBe(id)
})
