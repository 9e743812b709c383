import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { counters } from '../../server/store/counters.ts'
import { funnels } from '../../server/store/funnel.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { fits, SIZES } from '../support/look.ts'
import { browser, server } from '../support/opened.ts'
import { signIn } from '../support/people.ts'
import { readQr } from '../support/qr.ts'

const today = () => dayOf(Date.now())

const desksOf = (unit: string) => counters(server.deps.db, [unit], today())

async function openScreen(): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'vi-VN' })
  const page = await context.newPage()
  await signIn(page, server, 'phuxuan')
  await page.getByRole('link', { name: 'Mã QR' }).click()
  await page.getByRole('heading', { name: 'Mã QR', level: 1 }).waitFor()
  return page
}

/** The status a phone gets, once the server has forgotten what it knew. */
const settled = (code: string, status: number) =>
  expect.poll(async () => (await fetch(`${server.url}/${code}`)).status, { timeout: 10_000 }).toBe(status)

it('pauses and resumes by keyboard alone, saying what it means and what was done', async () => {
  const [desk] = await desksOf('phu-xuan')
  const page = await openScreen()
  const row = page.getByRole('article', { name: `Mã ${desk!.code}` })
  await row.getByRole('button', { name: 'Tạm dừng' }).press('Enter')
  // The reader is taken to what it means.
  const meaning = row.locator('h3:focus', { hasText: `Tạm dừng mã ${desk!.code}?` })
  await meaning.waitFor()
  await page.getByText('Bảng đã in cứ để nguyên tại chỗ.').waitFor()
  await page.keyboard.press('Escape')
  await row.locator('button:focus', { hasText: 'Tạm dừng' }).waitFor()
  await page.keyboard.press('Enter')
  await meaning.waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText(`Đã tạm dừng mã ${desk!.code}.`).waitFor()
  await row.locator('button:focus', { hasText: 'Dùng lại' }).waitFor()
  await settled(desk!.code!, 409)
  await row.getByRole('button', { name: 'Dùng lại' }).click()
  await row.getByRole('form').getByRole('button', { name: 'Dùng lại' }).click()
  await page.getByText(`Mã ${desk!.code} dùng lại được.`).waitFor()
  await settled(desk!.code!, 200)
  await page.close()
})

it('replaces a code, and shows the new one to print', async () => {
  const desk = (await desksOf('phu-xuan'))[1]!
  const page = await openScreen()
  const row = page.getByRole('article', { name: `Mã ${desk.code}` })
  await row.getByRole('button', { name: 'Thay mã' }).click()
  await row.getByRole('form').getByRole('button', { name: 'Thay mã' }).click()
  await page.getByText('1 mã đã thôi dùng').waitFor()
  // The row has moved; what was done is still said, and the reader is there.
  await page.locator('[role=status]:focus', { hasText: `Đã thay mã ${desk.code}` }).waitFor()
  const fresh = (await desksOf('phu-xuan'))[1]!.code!
  expect(fresh).not.toBe(desk.code)
  const card = page.getByRole('region', { name: 'Quầy 2' })
  const picture = card.getByRole('img', { name: `Hình QR của mã ${fresh}` })
  expect(readQr(await picture.screenshot())).toBe(`${server.url}/${fresh}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('link', { name: `Tải hình PNG, mã ${fresh}` }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`qr-${fresh}.png`)
  await settled(desk.code!, 410)
  await page.close()
})

it('leads a sign to another counter, and says which day is wrong', async () => {
  const [first, , desk] = await desksOf('phu-xuan')
  const page = await openScreen()
  const row = page.getByRole('article', { name: `Mã ${desk!.code}` })
  await row.getByRole('button', { name: 'Chuyển quầy' }).click()
  const form = row.getByRole('form')
  await form.getByLabel('Quầy mới').selectOption(first!.id)
  await form.getByLabel('Từ ngày').fill('2020-01-01')
  await form.getByRole('button', { name: 'Chuyển quầy' }).click()
  await form.getByText('Ngày này đã qua').waitFor()
  await form.getByLabel('Từ ngày').fill(today())
  await form.getByRole('button', { name: 'Chuyển quầy' }).click()
  // It is that counter's now, though its signs say otherwise.
  const card = page.getByRole('region', { name: 'Quầy 1' })
  await card
    .getByRole('article', { name: `Mã ${desk!.code}` })
    .getByText('Bảng in ghi Quầy 3')
    .waitFor()
  await expect
    .poll(async () => (await fetch(`${server.url}/${desk!.code}`)).text(), { timeout: 10_000 })
    .toContain('Quầy 1')
  await page.close()
})

it('counts who opened and who began, once each time, and without a script only the former', async () => {
  const desk = (await desksOf('vy-da'))[0]!
  const counted = async () => (await funnels(server.deps.db, today(), today())).get(desk.id)
  const page = await browser.newPage({ viewport: PHONE })
  await page.goto(`${server.url}/${desk.code}`)
  await page.locator('#area').selectOption({ index: 1 })
  expect(await counted()).toEqual({ opened: 1, begun: 0 })
  for (const level of ['Hài lòng', 'Bình thường'])
    await page.locator('.criterion').first().getByRole('radio', { name: level, exact: true }).check({ force: true })
  await expect.poll(counted).toEqual({ opened: 1, begun: 1 })
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto(`${server.url}/${desk.code}`)
  await plain.locator('.criterion').first().getByRole('radio', { name: 'Hài lòng', exact: true }).check({ force: true })
  expect(await counted()).toEqual({ opened: 2, begun: 1 })
  expect(await page.context().cookies()).toEqual([])
  await context.close()
  await page.close()
})

it('has no accessibility fault and no sideways scroll while something is being changed', async () => {
  const page = await openScreen()
  await page.getByRole('button', { name: 'Chuyển quầy' }).first().click()
  await fits(page, 'codes-changing', { small: { width: 320, height: 640 }, ...SIZES })
  await page.close()
})
