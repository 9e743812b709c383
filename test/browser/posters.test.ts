import jsqr from 'jsqr'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import type { CounterInfo } from '../../shared/scores.ts'
import { counters } from '../../server/store/counters.ts'
import { DESKTOP, openBrowser } from '../support/browser.ts'
import { signIn } from '../support/people.ts'
import { pagesOf, type PdfPage } from '../support/pdf.ts'
import type { Raster } from '../support/raster.ts'
import { openServer, type TestServer } from '../support/server.ts'

/** As long as an address may get, so that the QR is as dense and the text as tight as they will ever be. */
const SITE = 'https://danh-gia-su-hai-long.thanhphohue.gov.vn:8443'
/** The unit with the longest name. */
const CENTRE = 'trung-tam-hanh-chinh-cong'
/** Pixels to an inch: from a phone far from the sign to one near it. */
const SHARPNESS = [55, 80, 120]

const A4 = { width: 210, height: 297 }
const A5 = { width: 148, height: 210 }

let browser: Browser
let server: TestServer
let desks: CounterInfo[]
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await openServer()
  desks = await counters(server.deps.db, [CENTRE], dayOf(Date.now()))
  page = await browser.newPage({ viewport: DESKTOP })
  await signIn(page, server, 'tinh')
  server.deps.publicUrl = SITE
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function print(path: string): Promise<PdfPage[]> {
  await page.goto(server.url + path)
  return pagesOf(await page.pdf({ preferCSSPageSize: true }))
}

const read = ({ data, width, height }: Raster) => jsqr.default(data, width, height)?.data

/** What an independent reader reads on a page, or on each half of it. */
function codesOn(sheet: PdfPage, isTent: boolean, sharpness: number[]): (string | undefined)[][] {
  return sharpness.map((dpi) => {
    const raster = sheet.draw(dpi)
    const fold = Math.floor(raster.height / 2)
    return isTent ? [read(raster.rows(0, fold)), read(raster.rows(fold, raster.height))] : [read(raster)]
  })
}

function expectSheet(sheet: PdfPage, size: typeof A4, code: string | null, isTent = false, sharpness = [80]) {
  expect(Math.abs(sheet.width - size.width)).toBeLessThan(0.5)
  expect(Math.abs(sheet.height - size.height)).toBeLessThan(0.5)
  const link = `${SITE}/${code}`
  expect(codesOn(sheet, isTent, sharpness)).toEqual(sharpness.map(() => (isTent ? [link, link] : [link])))
}

it('prints one counter on three sheets, whose codes are read from the PDF at every sharpness', async () => {
  const { code } = desks[0]!
  const [a4, a5, tent, ...more] = await print(`/${code}/poster`)
  expectSheet(a4!, A4, code, false, SHARPNESS)
  expectSheet(a5!, A5, code, false, SHARPNESS)
  expectSheet(tent!, A4, code, true, SHARPNESS)
  expect(more).toEqual([])
})

it('prints a whole unit in one go, each counter once a size and no blank page', async () => {
  const sheets = await print(`/admin/posters?unit=${CENTRE}`)
  const n = desks.length
  expect(n).toBeGreaterThan(4)
  expect(sheets).toHaveLength(3 * n)
  for (const [i, { code }] of desks.entries()) {
    expectSheet(sheets[i]!, A4, code)
    expectSheet(sheets[n + i]!, A5, code)
    expectSheet(sheets[2 * n + i]!, A4, code, true)
  }
})

it.each([
  ['a4', A4, false],
  ['a5', A5, false],
  ['tent', A4, true],
] as const)('prints %s alone for the paper that is in the printer', async (name, size, isTent) => {
  const sheets = await print(`/admin/posters?unit=${CENTRE}&size=${name}&lang=en`)
  expect(sheets).toHaveLength(desks.length)
  for (const [i, { code }] of desks.entries()) expectSheet(sheets[i]!, size, code, isTent)
})

it('cuts nothing off, says everything in both languages, and keeps the QR as large as a hand', async () => {
  await page.goto(`${server.url}/admin/posters?unit=${CENTRE}`)
  await page.emulateMedia({ media: 'print' })
  const sheets = await page.locator('.sheet').evaluateAll((all) =>
    all.map((sheet) => {
      const { width, height } = sheet.querySelector('.qr')!.getBoundingClientRect()
      return {
        hidden: sheet.scrollHeight - sheet.clientHeight,
        qr: (Math.min(width, height) / 96) * 25.4,
        text: (sheet as HTMLElement).innerText,
      }
    }),
  )
  expect(sheets).toHaveLength(4 * desks.length)
  for (const { hidden, qr, text } of sheets) {
    expect(hidden).toBe(0)
    expect(qr).toBeGreaterThan(55)
    expect(text).toContain('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG')
    expect(text).toMatch(/Nơi phục vụ\s+Place\s+Quầy \d+\s+Counter \d+/)
    expect(text).toMatch(/thanhphohue\.gov\.vn:8443\s+[2-9A-Z]{6}/)
    for (const step of ['quét mã QR', 'Scan the QR code', 'Bấm “Gửi đánh giá”', 'Press “Gửi đánh giá”'])
      expect(text).toContain(step)
  }
})
