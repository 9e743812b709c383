import { mkdirSync, readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { fill } from '../../server/demo/fill.ts'
import { counters } from '../../server/store/counters.ts'
import { DESKTOP, openBrowser, PHONE, TABLET } from '../support/browser.ts'
import { signIn } from '../support/people.ts'
import { openServer, type TestServer } from '../support/server.ts'

const SIZES = { phone: PHONE, tablet: TABLET, desktop: DESKTOP }
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

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
    const context = await browser.newContext({ locale: 'vi-VN' })
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    if (user) await signIn(page, server, user)
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      await page.goto(server.url + path(code))
      await page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
      expect(violations.map(({ id, nodes }) => `${size}: ${id} ${nodes[0]?.html}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), size).toBeLessThanOrEqual(0)
      await picture(page, `${name}-${size}`)
    }
    expect(errors).toEqual([])
    await context.close()
  })
})

const folder = process.env.PICTURES
const README = readFileSync('README.md', 'utf8')

/** `PICTURES=docs npm run test:browser` makes the pictures of README anew; any other folder gets one of each screen. */
async function picture(page: Page, name: string) {
  const file = `${folder}/${name}.png`
  if (!folder || (folder === 'docs' && !README.includes(file))) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: file })
}
