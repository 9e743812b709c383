import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reference } from '../../server/reference/reference.ts'
import { setDossiers } from '../../server/store/dossiers.ts'
import { dayOf, monthOf } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'
import { openBrowser } from '../support/browser.ts'
import { signIn } from '../support/people.ts'
import { openServer, type TestServer } from '../support/server.ts'
import { drafts, keepAll } from '../support/store.ts'

const today = dayOf(Date.now())
const random = seeded(5)
const { id: counter, unit, areas } = reference.counters.find((one) => one.areas.length >= 3)!
const [many, one, none] = areas as [string, string, string]

let browser: Browser
let server: TestServer
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await openServer()
  const rows = drafts(21).map((row, i) => ({
    ...row,
    id: responseId(today, random),
    day: today,
    unit,
    counter,
    area: i === 0 ? one : many,
  }))
  await keepAll(server.deps.db, rows)
  page = await (await browser.newContext({ locale: 'vi-VN' })).newPage()
  await signIn(page, server, 'tinh')
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const open = (search: string) => page.goto(`${server.url}/admin?period=year${search}`)

const areaName = (id: string) => reference.areas.find((area) => area.id === id)!.name

/** What stands under the weighted index once so many dossiers are known of three areas. */
async function shown(counts: Record<string, number>) {
  const dossiers = Object.entries(counts).map(([area, count]) => ({ unit, area, month: monthOf(today), count }))
  if (dossiers.length > 0) await setDossiers(server.deps.db, dossiers)
  await open('')
  const figure = page.locator('section, article, figure').filter({ hasText: 'Mỗi đơn vị × lĩnh vực góp theo' }).last()
  return figure.innerText()
}

describe('the weighted index', () => {
  it('is not there while no dossiers are known', async () => {
    expect(await shown({})).toContain('Chưa có số hồ sơ')
  })

  it('says that too few dossiers are represented, and how many, where it does not stand for the whole', async () => {
    const text = await shown({ [many]: 10, [one]: 10, [none]: 980 })
    expect(text).toContain('chưa thay được cho toàn bộ')
    expect(text).toMatch(/Hồ sơ có phiếu đại diện: 2,0\s%/)
    expect(text).not.toContain('Chưa có số hồ sơ')
  })

  it('says that it leans on few responses where one stands for ten times as many dossiers as the mean', async () => {
    const text = await shown({ [many]: 100, [one]: 400, [none]: 0 })
    expect(text).toContain('gấp hơn 10 lần mức trung bình')
    expect(await shown({ [many]: 100, [one]: 40, [none]: 0 })).not.toContain('gấp hơn 10 lần')
  })
})

describe('a view', () => {
  it('says of which area it is, and takes the reader to its heading', async () => {
    await open('')
    await page.getByLabel('Lĩnh vực').selectOption(many)
    await page.getByRole('button', { name: 'Áp dụng' }).click()
    const name = areaName(many)
    await page.locator('h1:focus', { hasText: name }).waitFor()
    expect(await page.title()).toContain(name)
  })

  it('keeps days of the reader’s own that a link has chosen, whatever is chosen next', async () => {
    await open('')
    // Who presses a link sees the screen.
    await page.getByRole('button', { name: 'Áp dụng' }).waitFor()
    await page.evaluate(() => history.pushState(null, '', '?period=custom&from=2026-01-01&to=2026-01-31'))
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
    await page.getByLabel('Từ ngày').waitFor()
    await page.getByLabel('Lĩnh vực').selectOption(many)
    await page.getByRole('button', { name: 'Áp dụng' }).click()
    await page.locator('h1:focus').waitFor()
    expect(page.url()).toContain('from=2026-01-01&to=2026-01-31')
  })

  it('of one counter says that dossiers are not recorded by counter, not that they are missing', async () => {
    await setDossiers(server.deps.db, [{ unit, area: many, month: monthOf(today), count: 100 }])
    await open(`&unit=${unit}&counter=${counter}`)
    await page.getByText('không theo từng quầy').first().waitFor()
    expect(await page.getByText('Chưa có số hồ sơ').count()).toBe(0)
  })
})
