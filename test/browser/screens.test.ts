import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { fill } from '../../server/demo/fill.ts'
import { counters } from '../../server/store/counters.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { fits } from '../support/look.ts'
import { signIn } from '../support/people.ts'
import { openServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let code: string

beforeAll(async () => {
  browser = await openBrowser()
  server = await openServer({ accounts: false })
  const today = dayOf(Date.now())
  await fill(server.deps, today)
  code = (await counters(server.deps.db, ['phu-xuan'], today))[0]!.code!
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** name of the screen, who looks, where it is. */
const SCREENS: [name: string, user: string | null, path: (code: string) => string][] = [
  ['survey', null, (c) => `/${c}`],
  ['survey-large', null, (c) => `/${c}?chu=to&tp=cao`],
  ['survey-english', null, (c) => `/${c}?lang=en`],
  ['quick', null, (c) => `/${c}?q=nhanh-3`],
  ['nine-indicators', null, (c) => `/${c}?q=tt01-2018`],
  ['start', null, () => '/'],
  ['unknown-code', null, () => '/222222'],
  ['poster', null, (c) => `/${c}/poster`],
  ['sign-in', null, () => '/sign-in'],
  ['counter', 'quay1', () => '/counter'],
  ['dashboard', 'tinh', () => '/admin?period=year'],
  ['ward', 'phuxuan', () => '/admin?period=year'],
  ['data', 'tinh', () => '/admin?screen=data'],
  ['codes', 'tinh', () => '/admin?screen=codes&unit=phu-xuan'],
  ['codes-english', 'phuxuan', () => '/admin?screen=codes&lang=en'],
  ['posters', 'phuxuan', () => '/admin/posters?size=a4'],
]

describe.each(SCREENS)('%s', (name, user, path) => {
  it('has no accessibility fault and no sideways scroll at any size', async () => {
    const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    if (user) await signIn(page, server, user)
    await page.goto(server.url + path(code))
    // Screens of staff come first, their figures after.
    if (user) await page.waitForLoadState('networkidle')
    await fits(page, name)
    expect(errors).toEqual([])
  })
})
