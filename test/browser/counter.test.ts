import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DESKTOP, PHONE, TABLET } from '../support/browser.ts'
import { fits, SIZES } from '../support/look.ts'
import { browser, server } from '../support/opened.ts'
import { signIn } from '../support/people.ts'
import { readQr } from '../support/qr.ts'

/** A tablet at Quầy 1 of Phú Xuân, signed in, whose clock the test moves. */
async function counter(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: TABLET, locale: 'vi-VN', ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.clock.install()
  await signIn(page, server, 'quay1')
  await page.getByRole('timer').waitFor()
  return page
}
const shown = async (page: Page) => readQr(await page.screenshot())
/** A picture takes its time on a busy machine. */
const PATIENT = { timeout: 10_000, interval: 200 }
const left = async (page: Page) => Number((await page.getByRole('timer').textContent())!.split(':')[1])
const phone = async (link: string) => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const answer = await page.goto(link)
  return { page, status: answer!.status() }
}

describe('the counter’s screen', () => {
  it('shows a code that an independent reader reads at every size, and turns it before it ends', async () => {
    const page = await counter()
    const first = await shown(page)
    expect(first).toMatch(new RegExp(`^${server.url}/phu-xuan-1~~`))
    for (const size of [PHONE, DESKTOP, TABLET]) {
      await page.setViewportSize(size)
      await page.evaluate(() => scrollTo(0, 0))
      expect(await shown(page)).toBe(first)
    }
    const { width } = (await page.locator('.picture img:visible').boundingBox())!
    expect(width / TABLET.width).toBeGreaterThanOrEqual(0.4)

    await page.clock.runFor(30_000)
    expect(await left(page)).toBeLessThanOrEqual(15)
    await page.clock.runFor(16_000)
    await expect.poll(() => shown(page), PATIENT).not.toBe(first)
    expect(await left(page)).toBeGreaterThan(15)
  })

  it('asks the next person in at once, says so once, and keeps the area', async () => {
    const page = await counter()
    await page.getByRole('radio', { name: 'Chứng thực' }).check({ force: true })
    await expect.poll(() => shown(page), PATIENT).toContain('~chung-thuc~')
    const first = await shown(page)
    const next = page.getByRole('button', { name: 'Mời người tiếp theo' })
    await page.clock.runFor(3_000)
    await next.dblclick()
    await page.getByText('Mã mới đã sẵn sàng cho lĩnh vực Chứng thực').waitFor()
    await expect.poll(() => shown(page), PATIENT).not.toBe(first)
    expect(await shown(page)).toContain('~chung-thuc~')
    expect(await page.getByRole('timer').getAttribute('aria-live')).toBe('off')
  })

  it('goes on with the printed code without a connection, says so, and comes back by itself', async () => {
    const page = await counter()
    await page.waitForLoadState('networkidle')
    const code = await page.locator('.typed strong').textContent()
    await page.context().setOffline(true)
    await page.clock.runFor(20_000)
    await page.getByText('Đang kết nối lại…').waitFor()
    expect(await shown(page)).toContain('~')
    await page.clock.runFor(30_000)
    await page.getByText('Mất kết nối. Đang dùng mã chung của quầy').waitFor()
    await expect.poll(() => shown(page), PATIENT).toBe(`${server.url}/${code}`)
    await fits(page, 'counter-offline')
    await page.setViewportSize(TABLET)
    await page.context().setOffline(false)
    await page.clock.runFor(6_000)
    await page.getByText('Đã kết nối', { exact: true }).waitFor()
    await expect.poll(() => shown(page), PATIENT).toContain('~')
  })

  it('is right on a tablet whose clock is hours wrong', async () => {
    const page = await counter()
    await page.clock.setSystemTime(Date.now() - 7 * 3_600_000)
    await page.clock.runFor(1_000)
    expect(await left(page)).toBeGreaterThan(35)
    const { status } = await phone((await shown(page))!)
    expect(status).toBe(200)
  })

  it('works for a day without a touch', async () => {
    const page = await counter()
    const first = await shown(page)
    // An hour at a time: every turn of them asks the server, whose clock is the real one.
    for (let hour = 0; hour < 24; hour++) await page.clock.fastForward(3_600_000)
    await page.clock.runFor(2_000)
    await expect.poll(() => shown(page), PATIENT).not.toBe(first)
    const { status } = await phone((await shown(page))!)
    expect(status).toBe(200)
  })

  it('shows no figure but today’s count', async () => {
    const page = await counter()
    const text = await page.locator('#app').innerText()
    expect(text).toMatch(/Số phiếu hôm nay\s+\d+/)
    expect(text).not.toContain('%')
  })

  it('takes the code off at once when its account is signed out', async () => {
    const page = await counter()
    await page.context().clearCookies()
    await page.clock.runFor(11_000)
    await page.waitForURL('**/sign-in?**')
    expect(await shown(page)).toBeUndefined()
  })
})

describe('a ticket that does not serve', () => {
  it('leads on to the printed code when it is too old', async () => {
    const link = (await shown(await counter()))!
    const { now } = server.deps
    server.deps.now = () => now() + 61_000
    onTestFinished(() => void (server.deps.now = now))
    const { page, status } = await phone(link)
    expect(status).toBe(410)
    await page.getByRole('heading', { name: 'Mã một lần này đã hết hạn' }).waitFor()
    await fits(page, 'ticket-expired')
    await page.getByRole('link', { name: 'Đánh giá bằng mã chung' }).click()
    await page.locator('#survey').waitFor()
  })

  it('asks for another code when it was forged', async () => {
    const { page, status } = await phone((await shown(await counter()))!.replace(/~[^~]+$/, '~AAAAAAAAAAAAAAAA'))
    expect(status).toBe(404)
    await page.getByLabel('Mã in dưới hình QR').waitFor()
    await fits(page, 'ticket-forged')
  })

  it('takes what a second phone answered over to the printed code in one press', async () => {
    const link = (await shown(await counter()))!
    const [first, second] = [await phone(link), await phone(link)]
    for (const { page } of [first, second]) {
      const area = page.getByLabel(/Lĩnh vực/)
      if (await area.count()) await area.first().selectOption({ index: 1 })
      await page.getByRole('radio', { name: 'Hài lòng', exact: true }).first().check({ force: true })
      await page.getByRole('button', { name: 'Gửi đánh giá' }).click()
    }
    await first.page.getByRole('heading', { name: /Cảm ơn Ông\/Bà/ }).waitFor()
    await second.page.getByRole('heading', { name: 'Mã một lần này đã được dùng' }).waitFor()
    await fits(second.page, 'ticket-used')
    await second.page.getByRole('button', { name: 'Gửi bằng mã chung' }).click()
    await second.page.getByRole('heading', { name: /Cảm ơn Ông\/Bà/ }).waitFor()
  })
})

describe.each([
  ['plain', {}],
  ['forced colours', { forcedColors: 'active' }],
  ['reduced motion', { reducedMotion: 'reduce' }],
] as const)('the counter’s screen in %s', (name, look) => {
  it('has no accessibility fault and no sideways scroll', async () => {
    const page = await counter(look)
    await fits(page, `counter-${name.replace(' ', '-')}`, SIZES, ['phone', 'tablet'])
    expect(await page.locator('.countdown svg').isVisible()).toBe(name !== 'reduced motion')
    await page.setViewportSize(TABLET)
    expect(await shown(page)).toContain('~')
    await page.getByRole('button', { name: 'Chế độ ki-ốt' }).click()
    await fits(page, `counter-door-${name.replace(' ', '-')}`, SIZES, ['phone', 'tablet'])
  })
})
