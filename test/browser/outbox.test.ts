import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { bodyOf } from '../../shared/fields.ts'
import { seeded } from '../../shared/random.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { openFragile } from '../support/fragile.ts'
import { FAULTS, openLine } from '../support/line.ts'

/** `SOAK=2000 npm run test:browser` goes on for that many intents. */
const INTENTS = Number(process.env.SOAK || 60)
const PHONES = 6
const YEAR = 365 * 86_400_000
const SOON = { timeout: 20_000 }

let browser: Browser
let server: Awaited<ReturnType<typeof openFragile>>
let line: Awaited<ReturnType<typeof openLine>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await openFragile()
  line = await openLine(server.port)
})
afterAll(async () => {
  await browser?.close()
  await line?.close()
  await server?.close()
})

it(
  `keeps each of ${INTENTS} responses exactly once, whatever happens to phone, line and server`,
  { timeout: 60_000 + INTENTS * 1_000 },
  async () => {
    const before = await server.count()
    const intents = new Map<string, string>()
    const doings = new Map<string, number>()
    let isOver = false

    /** One person after the other, on one phone. */
    async function use(seed: number) {
      const random = seeded(seed)
      const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' })
      await orSoon((await openSurvey(context)).close())
      while (intents.size < INTENTS) await answer(context, random)
      await heal(context)
      await orSoon(context.close())
    }

    async function openSurvey(context: BrowserContext): Promise<Page> {
      const page = await context.newPage()
      // Till the page is kept on the phone, a server that is down cannot be hidden.
      for (;;) {
        try {
          await page.goto(`${line.url}/${server.code}`)
          await expect.poll(() => page.evaluate(isKept), SOON).toBe(true)
          return page
        } catch {
          await pause(100)
        }
      }
    }

    /** Fills in a form and presses the button; from the word “Đang gửi” on it is an intent. */
    async function answer(context: BrowserContext, random: () => number) {
      const chance = (share: number) => random() < share
      const doing = pick(['wait', 'close', 'crash', 'reload', 'offline', 'twins', 'clock'] as const, random)
      doings.set(doing, (doings.get(doing) ?? 0) + 1)
      if (chance(0.2)) await context.setOffline(true)
      const pages = [await openSurvey(context), ...(doing === 'twins' ? [await openSurvey(context)] : [])]
      for (const page of pages) {
        if (doing === 'clock') await page.clock.setSystemTime(Date.now() + (chance(0.5) ? YEAR : -YEAR))
        const body = await fill(page, random)
        intents.set(body.id, JSON.stringify(body))
        if (chance(0.6)) line.trouble(body.id, ...[0, 0].slice(chance(0.7) ? 1 : 0).map(() => pick(FAULTS, random)))
      }
      await context.setOffline(doing === 'offline')
      await Promise.all(pages.map(press))
      await pause(random() * (doing === 'wait' ? 3_000 : 600))
      const [page] = pages as [Page]
      if (doing === 'crash') await kill(page)
      if (doing === 'reload') await page.reload().catch(() => {})
      if (chance(0.5)) await context.setOffline(false)
      await Promise.all(pages.map((one) => orSoon(one.close())))
    }

    /** With everything well again, until nothing waits on the phone. */
    async function heal(context: BrowserContext) {
      await context.setOffline(false)
      await healed
      line.clear()
      const page = await openSurvey(context)
      await expect.poll(() => page.evaluate(lettersKept), SOON).toBe(0)
      expect(await page.locator('.note.w.outbox').count()).toBe(0)
    }

    const phones = Array.from({ length: PHONES }, (_, i) => use(i + 1))
    const random = seeded(99)
    const healed = (async () => {
      while (!isOver) {
        await pause(1_000 + random() * 2_000)
        if (intents.size < INTENTS) await server.restart()
        else isOver = true
      }
    })()
    await Promise.all(phones)

    const kept = (await server.count()) - before
    // Sent once more, each is known: 200, where one that was lost would be new.
    const again = await Promise.all([...intents.values()].map(send))
    console.log(`${kept} of ${intents.size} kept;`, Object.fromEntries([...doings, ...line.met]))
    expect(again.filter((status) => status !== 200)).toEqual([])
    expect(kept).toBe(intents.size)
  },
)

/** A phone of its own before a server behind a clear line. */
async function phone() {
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' })
  onTestFinished(() => context.close())
  return { context, link: `${line.url}/${server.code}` }
}

/** Opens the page, and waits until it would open again without a line. */
async function openKept(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(link)
  await expect.poll(() => page.evaluate(isKept), SOON).toBe(true)
  return page
}

it('opens a page again without a line, as a new form each time, and sends each once', async () => {
  const { context, link } = await phone()
  await (await openKept(context, link)).close()
  await context.setOffline(true)
  const bodies: string[] = []
  for (const seed of [1, 2]) {
    const page = await context.newPage()
    await page.goto(link)
    bodies.push(JSON.stringify(await fill(page, seeded(seed))))
    await press(page)
    await page.getByRole('heading', { name: /giữ trên máy này/ }).waitFor()
    await page.close()
  }
  const [first, second] = bodies.map((body) => JSON.parse(body).id as string)
  expect(first).not.toBe(second)
  expect(first!.slice(0, 8)).toBe(dayOf(Date.now()).replaceAll('-', ''))

  await context.setOffline(false)
  const page = await context.newPage()
  await page.goto(link)
  await expect
    .poll(
      () =>
        page
          .locator('#unsent')
          .getByText(/Đã gửi xong. Mã biên nhận [-2-9A-Z]{8,}/)
          .count(),
      SOON,
    )
    .toBe(2)
  expect(await page.evaluate(lettersKept)).toBe(0)
  expect(await Promise.all(bodies.map(send))).toEqual([200, 200])
})

it('asks the server for a page once, though the phone keeps it too', async () => {
  const { context, link } = await phone()
  const before = line.asked.length
  await openKept(context, `${link}?lang=en`)
  const asked = line.asked.slice(before)
  expect(asked.filter((one) => one.includes('?lang=en'))).toHaveLength(1)
})

it('sends from the worker when no page is open, and says so on the next visit', async () => {
  const { context, link } = await phone()
  const page = await openKept(context, link)
  const body = await fill(page, seeded(3))
  await context.setOffline(true)
  await press(page)
  await page.getByRole('heading', { name: /giữ trên máy này/ }).waitFor()
  // Closed, not left for another: a page that is left believes for a moment that the line is back, and sends by itself.
  const next = await context.newPage()
  await page.close()
  const posts = () => line.asked.filter((one) => one === 'POST /api/v1/responses').length
  const before = posts()
  await context.setOffline(false)

  const devtools = await context.newCDPSession(next)
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [one] }) => resolve(one!.registrationId)),
  )
  await devtools.send('ServiceWorker.enable')
  const sync = { origin: line.url, registrationId: await registered, tag: 'outbox', lastChance: false }
  await devtools.send('ServiceWorker.dispatchSyncEvent', sync)
  await expect.poll(posts, SOON).toBe(before + 1)

  await next.goto(link)
  await next.locator('#unsent').getByText('Đã gửi xong').waitFor()
  expect(posts()).toBe(before + 1)
  expect(await send(JSON.stringify(body))).toBe(200)
})

it('keeps the answers in the form, says so and goes on trying, where the browser keeps nothing', async () => {
  const { context, link } = await phone()
  await context.addInitScript(() => {
    const refuse = {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, refuse)
    for (const name of ['serviceWorker', 'locks']) Object.defineProperty(Navigator.prototype, name, refuse)
  })
  const page = await context.newPage()
  await page.goto(link)
  const body = await fill(page, seeded(4))
  await context.setOffline(true)
  await press(page)
  await page.getByRole('heading', { name: 'Chưa gửi được. Xin đừng đóng trang này' }).waitFor()
  expect(await page.locator('.criterion input:checked').count()).toBe(Object.keys(body.answers).length)
  await context.setOffline(false)
  await page
    .locator('#unsent')
    .getByText(/Đã gửi xong. Mã biên nhận/)
    .waitFor()
  expect(await page.locator('#survey').isVisible()).toBe(false)
  expect(await send(JSON.stringify(body))).toBe(200)
})

it('says why a form that waited is refused, and opens it again with everything filled in', async () => {
  const { context, link } = await phone()
  const page = await openKept(context, link)
  const { id } = await fill(page, seeded(5))
  await page.locator('#comment').fill('Hai\ndòng')
  await page.locator('#area').selectOption('')
  line.trouble(id, 'broken', 'broken', 'broken', 'broken')
  await press(page)
  await page.close()
  line.clear()

  const next = await context.newPage()
  await next.goto(link)
  await next
    .locator('#unsent')
    .getByText(/Phiếu không được nhận: .*Xin chọn lĩnh vực/)
    .waitFor()
  await next.getByRole('button', { name: 'Xem lại phiếu' }).click()
  await next.getByRole('alert').waitFor()
  expect(await next.locator('#comment').inputValue()).toBe('Hai\ndòng')
  await next.locator('#area').selectOption('unsure')
  await next.getByRole('button', { name: 'Gửi đánh giá' }).click()
  await next.getByRole('heading', { name: /Cảm ơn/ }).waitFor()
  expect(await next.evaluate(lettersKept)).toBe(0)
})

it('tells an English reader what waits, the day before the month', async () => {
  const { context, link } = await phone()
  const page = await openKept(context, `${link}?lang=en`)
  const { answers } = await fill(page, seeded(11))
  await context.setOffline(true)
  await press(page)
  const now = new Date()
  const day = `0?${now.getDate()}/0?${now.getMonth() + 1}`
  const count = Object.keys(answers).length
  await page.getByText(new RegExp(`Counter .*\\. Answers: ${count} \\(${day}, \\d\\d:\\d\\d\\)$`)).waitFor()
})

it('leads on from a button that is gone with what was pressed, and says what was done', async () => {
  const { context, link } = await phone()
  const page = await openKept(context, link)
  const focused = () => page.evaluate(() => document.querySelector('[role=status] :focus')?.textContent)
  const unsent = page.getByRole('heading', { name: /giữ trên máy này/ })
  const { id } = await fill(page, seeded(8))
  await context.setOffline(true)
  await press(page)
  await unsent.waitFor()
  await page.getByRole('button', { name: 'Xóa khỏi máy này' }).click()
  await expect.poll(focused).toBe('Đã xóa khỏi máy này')
  expect(await page.evaluate(lettersKept)).toBe(0)

  await context.setOffline(false)
  await fill(page, seeded(9))
  line.trouble(id, 'broken', 'broken', 'broken', 'broken')
  await press(page)
  await unsent.waitFor()
  const again = page.getByRole('button', { name: 'Gửi lại ngay' })
  await again.click()
  await page.getByText('Vẫn chưa gửi được').waitFor()
  await again.click()
  await expect.poll(focused).toMatch(/^Đã gửi xong/)

  const left = await openKept(context, link)
  const refused = await fill(left, seeded(10))
  await left.locator('#area').selectOption('')
  line.trouble(refused.id, 'broken', 'broken', 'broken', 'broken')
  await press(left)
  await left.close()
  line.clear()
  await page.goto(link)
  await page.getByRole('button', { name: 'Xóa khỏi máy này' }).click()
  await expect.poll(focused).toBe('Đã xóa khỏi máy này')
  expect(await page.evaluate(lettersKept)).toBe(0)
})

it('asks without a line for what the server would ask for', async () => {
  const { context, link } = await phone()
  const page = await openKept(context, link)
  await fill(page, seeded(6))
  await page.locator('#area').selectOption('')
  await context.setOffline(true)
  await press(page)
  await expect.poll(() => page.locator('#area').evaluate((one) => one.matches(':focus:invalid'))).toBe(true)
  expect(await page.evaluate(lettersKept)).toBe(0)
})

it('sends what an older page left in localStorage', async () => {
  const { context, link } = await phone()
  const page = await openKept(context, link)
  const body = JSON.stringify(await fill(page, seeded(7)))
  await page.evaluate((one) => {
    localStorage.setItem('outbox', JSON.stringify([{ body: one, what: 'Phường Vỹ Dạ, Quầy 1', at: 0 }]))
  }, body)
  await page.goto(link)
  await page
    .locator('#unsent')
    .getByText(/Đã gửi xong/)
    .waitFor()
  expect(await page.evaluate(() => localStorage.getItem('outbox'))).toBeNull()
  expect(await send(body)).toBe(200)
})

it('is no burden: the worker comes after the page, and in two kilobytes', async () => {
  const worker = await fetch(`${line.url}/sw.js`)
  expect(worker.headers.get('content-type')).toContain('javascript')
  expect(gzipSync(await worker.text()).length).toBeLessThan(2_048)
})

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const pick = <T>(all: readonly T[], random: () => number) => all[Math.floor(random() * all.length)]!

/** Past browser and line. @returns 201 when the server did not have it yet, 200 when it has the very same */
async function send(body: string): Promise<number> {
  const headers = { 'Content-Type': 'application/json' }
  return (await fetch(`http://localhost:${server.port()}/api/v1/responses`, { method: 'POST', headers, body })).status
}

/** A few answers, chosen as a thumb would. @returns the response as the API takes it */
async function fill(page: Page, random: () => number) {
  const numbers = Array.from({ length: 6 }, random)
  const fields = await page.evaluate((chances) => {
    const form = document.querySelector<HTMLFormElement>('#survey')!
    const area = form.querySelector<HTMLSelectElement>('#area')
    if (area) area.value = 'unsure'
    const open = [...form.querySelectorAll<HTMLElement>('.criterion')].filter((one) => one.offsetParent)
    for (let i = 0; i < chances.length; i += 2) {
      const levels = open[Math.floor(chances[i]! * open.length)]!.querySelectorAll<HTMLInputElement>('.level input')
      levels[Math.floor(chances[i + 1]! * levels.length)]!.click()
    }
    return [...new FormData(form)] as [string, string][]
  }, numbers)
  return bodyOf(fields) as { id: string; answers: Record<string, unknown> }
}

/** Resolves once the page has promised to send. */
const press = (page: Page) =>
  page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('.send button')!
    const label = button.textContent
    return new Promise<void>((resolve) => {
      new MutationObserver(() => button.textContent !== label && resolve()).observe(button, { childList: true })
      button.click()
    })
  })

/** As a phone short of memory does. */
async function kill(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  const killed = new Promise((resolve) => page.once('crash', resolve))
  // Nobody is left to answer.
  devtools.send('Page.crash').catch(() => {})
  await orSoon(killed)
}

/** Not for ever: of a tab that went in the middle of something the browser does not always tell. */
const orSoon = (action: Promise<unknown>) => Promise.race([action, pause(2_000)])

/** In the page: whether it would open again without a line. */
const isKept = async () => (await caches.match(location.href)) !== undefined

/** In the page: how many letters are on the phone. */
const lettersKept = () =>
  new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('outbox')
    opening.addEventListener('error', reject)
    opening.addEventListener('success', () => {
      const count = opening.result.transaction('letter').objectStore('letter').count()
      count.addEventListener('success', () => resolve(count.result))
      opening.result.close()
    })
  })
