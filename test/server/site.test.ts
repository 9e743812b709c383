import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { counters } from '../../server/store/counters.ts'
import { openServer, type TestServer } from '../support/server.ts'
import { stored } from '../support/store.ts'

/** What a phone or a program meets on the wire, from the server as `npm start` runs it. */
let server: TestServer
let code: string
beforeAll(async () => {
  server = await openServer({ accounts: false })
  code = (await counters(server.deps.db, ['vy-da'], dayOf(Date.now())))[0]!.code!
})
afterAll(() => server?.close())

const get = (path: string, init: RequestInit = {}) => fetch(server.url + path, { redirect: 'manual', ...init })
const heading = async (answer: Response) => /<h1[^>]*>([^<]+)/.exec(await answer.text())?.[1]

it.each(['/khong/co/gi', '/favicon.ico', '/assets/khong-co.js', '/assets/%2e%2e/%2e%2e/package.json', '/qr/x.gif'])(
  'says in words that %s is no page',
  async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await heading(answer)).toBe('Không tìm thấy trang này')
  },
)

it('keeps an idle connection for longer than proxies do, so that none is closed as a response comes by it', async () => {
  const seconds = Number(/timeout=(\d+)/.exec((await get('/')).headers.get('keep-alive')!)?.[1])
  expect(seconds).toBeGreaterThan(120)
})

it('says so to programs as a problem', async () => {
  const answer = await get('/api/khong-co', { headers: { 'accept-language': 'en' } })
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(await answer.json()).toMatchObject({ code: 'unknown-page', title: 'This page was not found' })
})

it('forgives a slash at the end of an address, and is led away by none', async () => {
  const answer = await get(`/${code}/?lang=en`)
  expect([answer.status, answer.headers.get('location')]).toEqual([301, `/${code}?lang=en`])
  expect((await get('/admin/')).headers.get('location')).toBe('/admin')
  for (const path of ['//example.com/', '/\\example.com/', '///']) expect((await get(path)).status).toBe(404)
})

it('answers a HEAD like a GET without the body', async () => {
  const answer = await get(`/${code.toLowerCase()}`, { method: 'HEAD' })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
})

it('sends pages and assets compressed, and lets phones keep only what never changes', async () => {
  const headers = { 'accept-encoding': 'gzip' }
  const page = await get(`/${code}`, { headers })
  expect(page.headers.get('content-encoding')).toBe('gzip')
  const links = [...(await page.text()).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
  expect(links.length).toBeGreaterThanOrEqual(1)
  for (const link of links) {
    const asset = await get(link, { headers })
    expect(asset.headers.get('content-encoding')).toBe('gzip')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  }
  expect((await get('/assets/manifest.json')).headers.get('cache-control')).toBeNull()
})

it.each([
  ['figures to who takes gzip, compressed', '/api/openapi.json', 'gzip, deflate, br', 'gzip', 200],
  ['a page to who takes brotli, as tightly as can be', '/', 'gzip, deflate, br', 'br', 200],
  ['a page to who does not, in gzip', '/', 'gzip, br;q=0', 'gzip', 200],
  ['figures to who does not, as they are', '/api/openapi.json', 'gzip;q=0, identity', null, 200],
  ['a word to anyone, as it is', '/api/khong-co', 'gzip, deflate, br', null, 404],
])('sends %s', async (_, path, accepted, encoding, status) => {
  const answer = await get(path, { headers: { 'accept-encoding': accepted } })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-encoding')).toBe(encoding)
  expect(answer.headers.get('vary')).toBe('Accept-Encoding')
  expect(await answer.text()).toMatch(/^(\{|<!doctype)/)
})

it('gives a citizen no cookie and tells no other site', async () => {
  for (const path of ['/', `/${code}`, '/222222', `/${code}/poster`, `/qr/${code}.svg`]) {
    const { headers } = await get(path)
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  }
})

it('refuses a megabyte and takes nothing more over that connection', async () => {
  for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
    const path = type.endsWith('json') ? '/api/v1/responses' : `/${code}/gui`
    const headers = { 'content-type': type, origin: server.url }
    const answer = await get(path, { method: 'POST', headers, body: 'a'.repeat(1_000_000) })
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close'])
    await answer.text()
    expect((await get('/')).status).toBe(200)
  }
})

it('refuses a form from another site’s page, and says what to do', async () => {
  const form = { method: 'POST', body: new URLSearchParams({ 'a.c24': '5' }) }
  for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: 'null' }]) {
    const answer = await get(`/${code}/gui?lang=en`, { ...form, headers })
    expect(answer.status).toBe(403)
    expect(await heading(answer)).toBe('This form was not sent from its own page')
  }
})

it('counts nothing that hides behind the names of JavaScript', async () => {
  expect(await send('{"__proto__":5}')).toEqual([422, undefined])
  expect(await send('{"constructor":5}')).toEqual([422, undefined])
  expect(await send('{"c24":5,"__proto__":{"c25":4}}')).toEqual([201, '5---------------'])
})

/** @returns the status and what was kept */
async function send(answers: string) {
  const id = responseId(dayOf(Date.now()), Math.random)
  const body = `{"id":"${id}","code":"${code}","questionnaire":"sipas-2026","answers":${answers}}`
  const headers = { 'content-type': 'application/json' }
  const { status } = await get('/api/v1/responses', { method: 'POST', headers, body })
  const [row] = await stored(server.deps.db, id)
  return [status, row?.answers]
}
