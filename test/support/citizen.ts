import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { changeCode } from '../../server/store/codeEvents.ts'
import { closeCounter } from '../../server/store/codes.ts'
import { counters } from '../../server/store/counters.ts'
import { setForm } from '../../server/store/forms.ts'
import { setHours } from '../../server/store/hours.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'
import { seeded } from '../../shared/random.ts'
import { PHONE } from './browser.ts'
import type { TestServer } from './server.ts'

const WEEKDAYS = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']

/** Addresses of counters, by what is special about them. */
export type Places = Record<'full' | 'short' | 'closed' | 'revoked' | 'paused' | 'expired' | 'evening', string>

export async function openPlaces({ url, deps: { db } }: TestServer): Promise<Places> {
  const today = dayOf(Date.now())
  const desks = await counters(db, ['vy-da', 'an-cuu', 'phu-xuan'], today)
  const [full, short, closed, revoked, paused, expired] = desks.filter(({ unit }) => unit !== 'vy-da')
  const evening = desks.find(({ unit }) => unit === 'vy-da')
  const moment = { actor: 'test', today, random: seeded(1) }
  await setForm(db, short!.id, 'short')
  await closeCounter(db, closed!.id, today)
  await changeCode(db, revoked!.code!, { deed: 'revoke' }, moment)
  await changeCode(db, paused!.code!, { deed: 'pause' }, moment)
  await changeCode(db, expired!.code!, { deed: 'expire', from: today }, moment)
  // Open day and night, so that tests are the same at any hour; and one that opens in three days, for a day.
  for (const unit of ['an-cuu', 'phu-xuan']) await setHours(db, unit, 'CN-T7 00:00-24:00')
  await setHours(db, 'vy-da', `${WEEKDAYS[new Date(addDays(today, 3)).getUTCDay()]} 07:30-17:00`)
  const all = { full, short, closed, revoked, paused, expired, evening }
  return Object.fromEntries(Object.entries(all).map(([name, desk]) => [name, `${url}/${desk!.code}`])) as Places
}

/** A phone of its own for one test, on which nothing may be blocked or break. */
export async function phone(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN', ...options })
  const page = await context.newPage()
  const broken: string[] = []
  page.on('pageerror', ({ message }) => broken.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load')) broken.push(message.text())
  })
  onTestFinished(async () => {
    await context.close()
    expect(broken).toEqual([])
  })
  return page
}

/** Of those that are seen, counted from 1. */
export const criterion = (page: Page, number: number) => page.locator('.criterion:visible').nth(number - 1)
export const rate = (page: Page, number: number, level: string) =>
  criterion(page, number).getByRole('radio', { name: level, exact: true }).check({ force: true })
export const more = (page: Page) => page.locator('label', { hasText: 'Trả lời thêm' }).click()
export const pickArea = (page: Page) => page.locator('#area').selectOption('unsure')
export const send = (page: Page) => page.getByRole('button', { name: 'Gửi đánh giá' }).click()
export const thanked = (page: Page) => page.getByRole('heading', { name: /Cảm ơn Ông\/Bà/ }).waitFor()
/** Of the response that the page is for. */
export const idOn = (page: Page) => page.locator('[name=id]').inputValue()
