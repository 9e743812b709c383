import type { BrowserContextOptions, Page, Route } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { closeCounter } from '../../server/store/codes.ts'
import { dayOf } from '../../shared/calendar.ts'
import { TABLET } from '../support/browser.ts'
import { fits, SIZES } from '../support/look.ts'
import { browser, server } from '../support/opened.ts'
import { signIn } from '../support/people.ts'
import { stored } from '../support/store.ts'

/** A tablet that staff made a kiosk; the test moves its clock. */
async function kiosk(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: TABLET, locale: 'vi-VN', ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await signIn(page, server, 'quay1')
  await page.clock.install()
  await page.getByRole('button', { name: 'Chế độ ki-ốt' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bật chế độ ki-ốt' }).click()
  await page.waitForURL('**/kiosk')
  await begun(page).waitFor()
  return page
}
const begun = (page: Page) => page.getByRole('heading', { name: 'Ông/Bà vừa giải quyết việc gì?' })
const begin = (page: Page) => page.getByRole('button', { name: 'Hộ tịch' }).click()
const rate = (page: Page, level: string) => page.getByRole('radio', { name: level, exact: true }).check({ force: true })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
/** Answers the first question, leaves the others, and sends. */
async function answer(page: Page, level = 'Hài lòng') {
  await begin(page)
  await rate(page, level)
  await press(page, 'Tiếp tục')
  for (let i = 0; i < 3; i++) await press(page, 'Bỏ qua câu này')
  await press(page, 'Gửi đánh giá')
}
const kept = async () =>
  (await stored(server.deps.db))
    .filter(({ channel }) => channel === 'kiosk')
    .map(({ answers, counter }) => ({ answers, counter }))
const keptBy = async (action: () => Promise<void>) => {
  const before = await kept()
  await action()
  return (await kept()).slice(before.length)
}

describe('a kiosk', () => {
  it('takes five answers, one a screen, thanks with a receipt, and is ready for the next person by itself', async () => {
    const page = await kiosk()
    const rows = await keptBy(async () => {
      await begin(page)
      for (const [i, level] of ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng'].entries()) {
        await expect.poll(() => page.title()).toBe(`Câu ${i + 1}/5`)
        await rate(page, level)
        await press(page, 'Tiếp tục')
      }
      await rate(page, 'Không có ý kiến')
      await press(page, 'Gửi đánh giá')
      await page.getByText('Đánh giá đã được ghi nhận.').waitFor()
      expect(await page.locator('.receipt strong').textContent()).toMatch(/^[2-9A-Z-]{8,}$/)
    })
    expect(rows).toHaveLength(1)
    expect(rows[0]!.counter).toBe('phu-xuan-1')
    expect(rows[0]!.answers.replaceAll('.', '')).toBe('54320')
    await page.clock.runFor(16_000)
    await begun(page).waitFor()
    await begin(page)
    expect(await page.locator('input:checked').count()).toBe(0)
  })

  it('shows the receipt for its whole time, however late it comes, and anew at each touch or key', async () => {
    const page = await kiosk()
    const held = new Promise<Route>((resolve) => void page.route('**/api/v1/kiosk/responses', resolve))
    await answer(page)
    await page.getByText('Đang gửi…').waitFor()
    await page.clock.runFor(18_000)
    await (await held).continue()
    const receipt = page.locator('.receipt')
    await receipt.waitFor()
    for (const stay of [() => page.mouse.click(5, 400), () => page.keyboard.press('Shift')]) {
      await page.clock.runFor(12_000)
      await stay()
    }
    await page.clock.runFor(12_000)
    expect(await receipt.isVisible()).toBe(true)
    await page.clock.runFor(4_000)
    await begun(page).waitFor()
  })

  it('keeps what was answered while one goes back, and lets a wrong touch be mended', async () => {
    const page = await kiosk()
    await begin(page)
    await rate(page, 'Bình thường')
    await press(page, 'Tiếp tục')
    await press(page, 'Quay lại')
    expect(await page.getByRole('radio', { name: 'Bình thường' }).isChecked()).toBe(true)
    await press(page, 'Quay lại')
    await begun(page).waitFor()
  })

  it('asks for one answer at least before it sends', async () => {
    const page = await kiosk()
    await begin(page)
    for (let i = 0; i < 4; i++) await press(page, 'Bỏ qua câu này')
    await press(page, 'Gửi đánh giá')
    await page.getByRole('alert').getByText('Xin trả lời ít nhất một câu').waitFor()
    await fits(page, 'kiosk-nothing')
  })

  it('warns whoever seems gone twenty seconds before, and forgets all after forty-five', async () => {
    const page = await kiosk()
    await press(page, 'English')
    await page.getByRole('button', { name: 'Civil status' }).click()
    await rate(page, 'Very dissatisfied')
    await page.clock.runFor(23_000)
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
    await page.clock.runFor(3_000)
    const dialog = page.getByRole('dialog', { name: 'Do you need more time?' })
    await dialog.waitFor()
    expect(
      await dialog.getByRole('button', { name: 'I need more time' }).evaluate((one) => one === document.activeElement),
    ).toBe(true)
    expect(Number(await page.getByRole('timer').textContent())).toBeGreaterThanOrEqual(15)
    await page.clock.runFor(20_000)
    await begun(page).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('vi')
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
    // Nothing for a screen reader to read again.
    expect((await page.getByRole('status').allTextContents()).join('')).toBe('')
    await begin(page)
    expect(await page.locator('input:checked').count()).toBe(0)
  })

  it('goes on as often as one says so: by the button, by a touch beside it, by Escape', async () => {
    const page = await kiosk()
    await begin(page)
    await rate(page, 'Hài lòng')
    const ways = [
      () => press(page, 'Tôi cần thêm thời gian'),
      () => page.mouse.click(5, 400),
      () => page.keyboard.press('Escape'),
    ]
    for (const stay of ways) {
      await page.clock.runFor(26_000)
      await page.getByRole('dialog').waitFor()
      await stay()
      await page.clock.runFor(2_000)
      expect(await page.getByRole('dialog').isVisible()).toBe(false)
    }
    expect(await page.getByRole('radio', { name: 'Hài lòng', exact: true }).isChecked()).toBe(true)
    await page.clock.runFor(26_000)
    await press(page, 'Kết thúc')
    await begun(page).waitFor()
  })

  it('takes each touch as a sign of life', async () => {
    const page = await kiosk()
    await begin(page)
    for (const level of ['Hài lòng', 'Bình thường', 'Rất hài lòng']) {
      await page.clock.runFor(20_000)
      await page.locator('.level', { hasText: level }).first().click()
    }
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
  })

  it('leaves nothing of a person in the browser: no storage, no way back, no form data', async () => {
    const page = await kiosk()
    await answer(page)
    await press(page, 'Xong')
    await begun(page).waitFor()
    const traces = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      readable: document.cookie,
    }))
    expect(traces).toEqual({ local: 0, session: 0, databases: 0, caches: 0, readable: '' })
    await page.goBack()
    await page.waitForURL('**/kiosk')
    await begun(page).waitFor()
    expect(await page.locator('input:checked').count()).toBe(0)
  })

  it('offers a citizen no way out: no link, no staff page, no account behind it', async () => {
    const page = await kiosk()
    expect(await page.locator('a').count()).toBe(0)
    await begin(page)
    expect(await page.locator('a').count()).toBe(0)
    for (const path of ['/counter', '/admin', '/sign-in']) {
      await page.goto(server.url + path)
      expect(new URL(page.url()).pathname).toBe('/kiosk')
    }
    const status = await page.evaluate(async () => (await fetch('/api/v1/reference')).status)
    expect(status).toBe(401)
  })

  it('lets staff out with their password alone, and closes the door again behind whoever leaves it open', async () => {
    const page = await kiosk()
    await press(page, 'Dành cho cán bộ')
    await page.getByLabel('Tên đăng nhập').fill('quay1')
    await page.getByLabel('Mật khẩu').fill('không phải đâu')
    await press(page, 'Đăng nhập và thoát')
    await page.getByRole('alert').getByText('không đúng').waitFor()
    expect(new URL(page.url()).pathname).toBe('/kiosk')
    await fits(page, 'kiosk-staff')
    await page.clock.runFor(46_000)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await press(page, 'Dành cho cán bộ')
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('')
    await page.getByLabel('Tên đăng nhập').fill('quay1')
    await page.getByLabel('Mật khẩu').fill(server.password)
    await press(page, 'Đăng nhập và thoát')
    await page.waitForURL('**/counter')
  })

  it('keeps what was answered without a line, says so truthfully, and sends each once when it is back', async () => {
    const page = await kiosk()
    const rows = await keptBy(async () => {
      await page.context().setOffline(true)
      await answer(page, 'Hài lòng')
      await page.getByText(/^Chưa gửi: máy đang mất kết nối/).waitFor()
      await fits(page, 'kiosk-unsent')
      await press(page, 'Xong')
      await page.locator('.unsent', { hasText: 'Còn 1 đánh giá chưa gửi' }).waitFor()
      await answer(page, 'Bình thường')
      await press(page, 'Xong')
      await page.locator('.unsent', { hasText: 'Còn 2 đánh giá chưa gửi' }).waitFor()
      await page.context().setOffline(false)
      await page.clock.runFor(6_000)
      await page.getByText(/chưa gửi/).waitFor({ state: 'detached' })
    })
    expect(rows.map(({ answers }) => answers.replaceAll('.', '')[0])).toEqual(['4', '3'])
  })

  it('says that its counter is closed, and is ready again when it opens', async () => {
    const page = await kiosk()
    const { db } = server.deps
    await closeCounter(db, 'phu-xuan-1', dayOf(Date.now()))
    await page.clock.runFor(61_000)
    await page.getByRole('heading', { name: 'Máy tạm ngừng nhận đánh giá' }).waitFor()
    await fits(page, 'kiosk-closed')
    await closeCounter(db, 'phu-xuan-1', null)
    await page.clock.runFor(61_000)
    await begun(page).waitFor()
  })

  it('is used with the keyboard alone', async () => {
    const page = await kiosk()
    const rows = await keptBy(async () => {
      await page.getByRole('button', { name: 'Hộ tịch' }).focus()
      await page.keyboard.press('Enter')
      for (let i = 0; i < 5; i++) {
        await page.getByText(`Câu ${i + 1}/5`).waitFor()
        await page.keyboard.press('Tab')
        await page.keyboard.press('Space')
        await page.keyboard.press('ArrowRight')
        await page.keyboard.press('Enter')
      }
      await page.getByText('Đánh giá đã được ghi nhận.').waitFor()
    })
    expect(rows.map(({ answers }) => answers.replaceAll('.', ''))).toEqual(['22222'])
  })
})

describe.each([
  ['plain', {}],
  ['forced-colours', { forcedColors: 'active' }],
  ['reduced-motion', { reducedMotion: 'reduce' }],
] as const)('a kiosk in %s', (name, look) => {
  it('has no accessibility fault, no sideways scroll and nothing small to touch on any of its screens', async () => {
    const page = await kiosk(look)
    await check(page, `kiosk-start-${name}`)
    await page.setViewportSize(TABLET)
    await begin(page)
    await rate(page, 'Không hài lòng')
    await check(page, `kiosk-question-${name}`)
    await page.clock.runFor(26_000)
    await page.getByRole('dialog').waitFor()
    await check(page, `kiosk-idle-${name}`)
    await page.setViewportSize(TABLET)
    await press(page, 'Tôi cần thêm thời gian')
    await press(page, 'Tiếp tục')
    for (let i = 0; i < 3; i++) await press(page, 'Bỏ qua câu này')
    await press(page, 'Gửi đánh giá')
    await page.getByText('Mã biên nhận').waitFor()
    await check(page, `kiosk-thanks-${name}`)
    await press(page, 'Xong')
    await press(page, 'English')
    await check(page, `kiosk-english-${name}`)
  })
})

async function check(page: Page, name: string) {
  await fits(page, name, SIZES, ['phone', 'tablet'])
  const boxes = await page
    .locator('button:visible, .level:visible, .none:visible')
    .evaluateAll((all) => all.map((one) => ({ what: one.textContent, ...one.getBoundingClientRect().toJSON() })))
  expect(boxes.filter(({ width, height }) => width < 64 || height < 64)).toEqual([])
}
