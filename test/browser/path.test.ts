import type { Browser } from 'playwright-core'
import { expect, it } from 'vitest'
import { DESKTOP, PHONE, TABLET } from '../support/browser.ts'
import { browser, server } from '../support/opened.ts'
import { signIn } from '../support/people.ts'
import { readQr } from '../support/qr.ts'

it('leads from the counter’s QR through two phones to the index on the dashboard', async () => {
  // Staff signs in at the counter.
  const counter = await browser.newPage({ viewport: TABLET })
  await signIn(counter, server, 'quay1')
  await counter.getByRole('img', { name: /mã QR/i }).waitFor()
  await counter.waitForLoadState('networkidle')

  // An independent reader sees the link in the picture of the screen: another one for each person.
  const scan = async () => {
    const seen = readQr(await counter.screenshot())
    expect(seen).toMatch(new RegExp(`^${server.url}/phu-xuan-1~`))
    return seen!
  }
  const nextPerson = async () => {
    const before = await scan()
    // A press so soon after the last is taken for one of the same hand.
    await counter.waitForTimeout(2_000)
    await counter.getByRole('button', { name: 'Mời người tiếp theo' }).click()
    await expect.poll(scan, { timeout: 30_000 }).not.toBe(before)
    return scan()
  }

  // With JavaScript: satisfied with everything.
  const phone = await browser.newPage({ viewport: PHONE, locale: 'vi-VN' })
  await phone.goto(await scan())
  await answer(phone, () => 'Rất hài lòng')
  await phone.getByRole('button', { name: 'Gửi đánh giá' }).click()
  await phone.getByRole('heading', { name: /Cảm ơn Ông\/Bà/ }).waitFor()

  // With JavaScript off: satisfied with 8 of the 10 that are rated, no opinion on 6.
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto(await nextPerson())
  await answer(plain, (i) => (i < 8 ? 'Hài lòng' : i < 10 ? 'Bình thường' : 'Không có ý kiến'))
  await plain.getByRole('button', { name: 'Gửi đánh giá' }).click()
  await plain.getByRole('heading', { name: /Cảm ơn Ông\/Bà/ }).waitFor()
  await context.close()

  // 16 + 8 satisfied of 16 + 10 answers: 92,31 %, 9,23 points.
  const admin = await browser.newPage({ viewport: DESKTOP, locale: 'vi-VN' })
  await signIn(admin, server, 'tinh')
  await admin.getByText('92,31\u00a0%').first().waitFor()
  await admin.getByText('9,23').first().waitFor()

  // A third answer appears without reload: 24 + 0 of 26 + 16.
  const third = await browser.newPage({ viewport: PHONE })
  await third.goto(await nextPerson())
  await answer(third, () => 'Không hài lòng')
  await third.getByRole('button', { name: 'Gửi đánh giá' }).click()
  await third.getByRole('heading', { name: /Cảm ơn Ông\/Bà/ }).waitFor()
  await admin.getByText('57,14\u00a0%').first().waitFor({ timeout: 20_000 })
})

async function answer(page: Awaited<ReturnType<Browser['newPage']>>, level: (criterion: number) => string) {
  const area = page.getByLabel(/Lĩnh vực/)
  if (await area.count()) await area.first().selectOption({ index: 1 })
  const criteria = page.getByRole('group').filter({ has: page.getByRole('radio', { name: 'Rất hài lòng' }) })
  const count = await criteria.count()
  expect(count).toBe(16)
  for (let i = 0; i < count; i++)
    await criteria
      .nth(i)
      .getByRole('radio', { name: level(i), exact: true })
      .check({ force: true })
}
