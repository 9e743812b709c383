import { expect, it } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { formatDay } from '../../shared/format.ts'
import { XLSX } from '../../server/sheet/readTable.ts'
import { counters } from '../../server/store/counters.ts'
import { invite } from '../../server/store/invitations.ts'
import { DESKTOP, PHONE, TABLET } from '../support/browser.ts'
import { fits } from '../support/look.ts'
import { browser, server } from '../support/opened.ts'
import { tableOf, xlsxOf } from '../support/paper.ts'
import { signIn } from '../support/people.ts'
import { times } from '../support/responses.ts'
import { stored } from '../support/store.ts'

const today = () => dayOf(Date.now())
const kept = async (channel: 'paper' | 'assisted' | 'invitation') =>
  (await stored(server.deps.db)).filter((row) => row.channel === channel)

it('a stack of forms is keyed in by the keyboard alone, corrected, and sent once', { timeout: 240_000 }, async () => {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'vi-VN' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await signIn(page, server, 'quay1')
  await page.goto(`${server.url}/paper`)
  await page.getByLabel('Lĩnh vực').selectOption({ index: 1 })
  await fits(page, 'keying-empty')
  await page.setViewportSize(DESKTOP)

  await page.getByLabel('24', { exact: false }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByText('Phiếu này chưa có câu nào').waitFor()
  const chooser = page.getByLabel('Mẫu phiếu')
  const held = page.getByText('Xin gửi các phiếu đã gõ trước khi đổi mẫu phiếu.')
  expect([await chooser.isEnabled(), await held.isVisible()]).toEqual([true, false])
  // Five, a slip of the finger taken back, no opinion, left blank, and the rest.
  await page.keyboard.type('56')
  await page.keyboard.type('4')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('30 ')
  await page.keyboard.type('5'.repeat(12))
  await page.getByRole('status').getByText('Đã đủ các câu').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Đã giữ phiếu thứ 1.').waitFor()
  // A second one, of which only the first question is answered; then it is taken back and corrected.
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await page.getByText('2 phiếu', { exact: true }).waitFor()
  expect([await chooser.isEnabled(), await held.isVisible()]).toEqual([false, true])
  await fits(page, 'keying')
  await page.setViewportSize(DESKTOP)
  await page.getByRole('button', { name: 'Sửa lại phiếu vừa gõ' }).click()
  await page.getByText('Đã mở lại phiếu thứ 2.').waitFor()
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('1')
  await page.keyboard.type('2')
  await page.getByRole('button', { name: /^Gửi 1 phiếu/ }).click()
  await page.getByText('Phiếu đang gõ chưa được giữ').waitFor()
  await page.locator('.cells input').first().focus()
  await page.keyboard.press('Enter')

  // The first reply is lost; what is sent again is counted once.
  let lost = false
  await page.route('**/api/v1/imports?*', async (route) => {
    if (lost) return route.continue()
    lost = true
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: /^Gửi 2 phiếu/ }).click()
  await page.getByText('Không kết nối được với máy chủ').waitFor()
  await fits(page, 'keying-unsent')
  await page.setViewportSize(DESKTOP)
  await page.getByRole('button', { name: /^Gửi 2 phiếu/ }).click()
  await page.getByText('Đã nhận 2 phiếu.').waitFor()
  const rows = await kept('paper')
  expect(rows.map(({ answers, day }) => [answers, day])).toEqual([
    ['530-555555555555', today()],
    ['2---------------', today()],
  ])

  // What has many criteria in one factor is keyed in on the narrowest phone, too.
  for (const [questionnaire, key] of [
    ['sipas-2017', '5'],
    ['tt01-2018', '2'],
  ] as const) {
    await chooser.selectOption(questionnaire)
    await page.locator('.cells input').first().focus()
    await page.keyboard.press(key)
    await fits(page, `keying-${questionnaire}`, { narrow: { width: 320, height: 640 } }, ['narrow'])
    await page.keyboard.press('Backspace')
  }
  expect(errors).toEqual([])
  await context.close()
})

it('a workbook is checked, corrected, kept, and not kept twice', async () => {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'vi-VN' })
  const page = await context.newPage()
  await signIn(page, server, 'phuxuan')
  await page.goto(`${server.url}/paper?way=file`)
  const [desk] = await counters(server.deps.db, ['phu-xuan'], today())
  const forms = times(40, (i) => ({
    number: i + 1,
    day: formatDay(today()),
    counter: desk!.id,
    area: desk!.areas[0]!,
    ratings: times(16, (k) => 1 + ((i + k) % 5)),
  }))
  const choose = async (own: typeof forms, name = 'phieu.xlsx') =>
    page
      .getByLabel('Tệp Excel (.xlsx) hoặc CSV')
      .setInputFiles({ name, mimeType: XLSX, buffer: Buffer.from(xlsxOf(tableOf(own))) })

  await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click()
  await page.getByText('Xin chọn một tệp.').waitFor()
  await fits(page, 'import')
  await page.setViewportSize(DESKTOP)

  await choose(forms.map((form, i) => (i % 3 === 0 ? { ...form, ratings: [3, 6], day: '31/12/2099' } : form)))
  await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click()
  await page.getByRole('heading', { name: 'Có 28 chỗ cần sửa. Chưa ghi phiếu nào' }).waitFor()
  expect(await page.getByRole('row').nth(2).innerText()).toBe('3\tF\t“6” không phải mức')
  await fits(page, 'import-wrong')
  await page.setViewportSize(DESKTOP)

  const before = (await kept('paper')).length
  await choose(forms)
  await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click()
  await page.getByRole('heading', { name: '40 phiếu đều đúng. Chưa ghi phiếu nào.' }).waitFor()
  expect((await kept('paper')).length).toBe(before)
  await fits(page, 'import-good')
  await page.setViewportSize(DESKTOP)
  await page.getByRole('button', { name: 'Ghi 40 phiếu' }).click()
  await page.getByRole('heading', { name: 'Đã ghi 40 phiếu.' }).waitFor()
  expect((await kept('paper')).length).toBe(before + 40)

  await choose(forms, 'copy.xlsx')
  await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click()
  await page.getByRole('heading', { name: /đã được ghi ngày/ }).waitFor()
  await fits(page, 'import-before')
  await context.close()
})

it('an official who helps opens a survey that says so, and its response is kept apart', async () => {
  const context = await browser.newContext({ viewport: TABLET, locale: 'vi-VN' })
  const page = await context.newPage()
  await signIn(page, server, 'quay1')
  const [helped] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Hỗ trợ người dân trả lời' }).click(),
  ])
  await helped.getByText('Cán bộ đang hỗ trợ nên nhìn thấy').waitFor()
  // Nothing further down promises otherwise.
  expect(await helped.content()).toContain('Sau khi gửi, không cán bộ nào tại quầy xem được từng phiếu.')
  expect(await helped.content()).not.toMatch(/không bao giờ|Cán bộ tại quầy không xem được/)
  const english = await (await helped.request.get(`${helped.url()}?lang=en`)).text()
  expect(english).toContain('nobody at the counter can see a single form.')
  expect(english).not.toMatch(/never see|cannot see/)
  await fits(helped, 'assisted')
  const area = helped.getByLabel(/Lĩnh vực/)
  if (await area.count()) await area.first().selectOption({ index: 1 })
  await helped.getByRole('radio', { name: 'Hài lòng', exact: true }).first().check({ force: true })
  await helped.getByRole('button', { name: 'Gửi đánh giá' }).click()
  await helped.getByRole('heading', { name: /Cảm ơn Ông\/Bà/ }).waitFor()
  expect((await kept('assisted')).length).toBe(1)
  await context.close()
  // Without the session there is no way in.
  const stranger = await browser.newPage()
  await stranger.goto(`${server.url}/counter/assist?counter=phu-xuan-1`)
  expect(new URL(stranger.url()).pathname).toBe('/sign-in')
  await stranger.close()
})

it('an invitation that was used, or has expired, says so on a page with a way on', async () => {
  const { db, secret } = server.deps
  const [desk] = await counters(db, ['phu-xuan'], today())
  const ask = { reference: 'H57-1', unit: 'phu-xuan', counter: desk!.id, area: desk!.areas[0]!, days: 30 }
  const { code } = (await invite(db, secret, [ask], today()))[0]!
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' })
  const page = await context.newPage()
  await page.goto(`${server.url}/${code}`)
  await page.getByRole('radio', { name: 'Hài lòng', exact: true }).first().check({ force: true })
  await fits(page, 'invitation')
  await page.getByRole('button', { name: 'Gửi đánh giá' }).click()
  await page.getByRole('heading', { name: /Cảm ơn Ông\/Bà/ }).waitFor()
  expect((await kept('invitation')).length).toBe(1)

  await page.goto(`${server.url}/${code}`)
  await page.getByRole('heading', { name: 'Lượt giao dịch này đã được đánh giá' }).waitFor()
  await fits(page, 'invitation-used')
  const [old] = await invite(db, secret, [{ ...ask, reference: 'H57-2', days: 1 }], dayOf(Date.now() - 3 * 86_400_000))
  await page.goto(`${server.url}/${old!.code}`)
  await page.getByRole('heading', { name: 'Lời mời đánh giá này đã hết hạn' }).waitFor()
  await fits(page, 'invitation-expired')
  await context.close()
})
