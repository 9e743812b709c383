import { sql } from 'kysely'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readSecret } from '../../server/secrets.ts'
import { hasAccounts } from '../../server/store/accounts.ts'
import type { Db } from '../../server/store/db.ts'
import { makeInvite } from '../../server/store/invites.ts'
import { databases } from '../support/databases.ts'
import { cookieOf, openStaffed, PASSWORD, SITE } from '../support/staff.ts'

const HOUR = 3_600_000
const WRONG = 'Tên đăng nhập hoặc mật khẩu chưa đúng'

describe.each(databases)('$name', ({ open }) => {
  let db: Db
  let office: Awaited<ReturnType<typeof openStaffed>>
  beforeAll(async () => {
    db = await open()
    office = await openStaffed(db)
  })

  const rows = async (table: string) =>
    (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db.query)).rows

  const inviteTo = (role: 'unit' | 'counter', unit: string | null, now = office.clock.now) =>
    makeInvite(db, { role, unit, counter: null }, now)

  it('lets in who knows the password, with a cookie that no script reads and that ends with the browser', async () => {
    const username = await office.hire()
    const answer = await office.post('/sign-in', { username, password: PASSWORD })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/admin')
    const [cookie, ...others] = answer.headers.getSetCookie()
    expect(others).toEqual([])
    expect(cookie).toMatch(/^sipas\.session_token=.+; Path=\/; HttpOnly; SameSite=Lax$/)
    const { components } = (await (await office.get('/api/openapi.json')).json()) as {
      components: { securitySchemes: { session: { name: string } } }
    }
    expect(cookie).toMatch(new RegExp(`^${components.securitySchemes.session.name}=`))
    expect((await office.get('/admin', { cookie: cookieOf(answer) })).status).toBe(200)
  })

  it('marks the cookie Secure when the address is https', async () => {
    const username = await office.hire()
    const answer = await office.post('https://hailong.example/sign-in', { username, password: PASSWORD })
    expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure$/)
  })

  it('takes the username in capitals, and the password however its accents are composed', async () => {
    const username = (await office.hire()).toUpperCase()
    expect((await office.post('/sign-in', { username, password: PASSWORD.normalize('NFD') })).status).toBe(303)
  })

  it('signs out for good: a copy of the cookie opens nothing', async () => {
    const headers = await office.enter(await office.hire())
    const answer = await office.post('/sign-out', {}, headers)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/sign-in')
    expect(cookieOf(answer)).toMatch(/^sipas\.session_token=;/)
    expect((await office.get('/admin', headers)).status).toBe(302)
  })

  it('signs no one in or out from another site', async () => {
    const username = await office.hire()
    const elsewhere = { origin: 'https://elsewhere.example' }
    expect((await office.post('/sign-in', { username, password: PASSWORD }, elsewhere)).status).toBe(403)
    const headers = await office.enter(username)
    expect((await office.post('/sign-out', {}, { ...headers, ...elsewhere })).status).toBe(403)
    expect((await office.get('/admin', headers)).status).toBe(200)
  })

  it('answers a wrong password with the username still there, the password gone, and a reason', async () => {
    const username = await office.hire()
    const answer = await office.post('/sign-in?next=/admin?by=area', { username, password: 'không phải đâu' })
    expect(answer.status).toBe(422)
    expect(answer.headers.getSetCookie()).toEqual([])
    const text = await answer.text()
    expect(text).toContain(`value="${username}"`)
    expect(text).toContain('action="/sign-in?next=%2Fadmin%3Fby%3Darea"')
    expect(text).not.toContain('không phải đâu')
    expect(text).toContain(WRONG)
  })

  it('says so in English on the English page', async () => {
    const answer = await office.post('/sign-in?lang=en', { username: 'nobody', password: 'whatever it is' })
    expect(await answer.text()).toContain('The username or the password is not right')
  })

  it('does not tell who has an account', async () => {
    const known = await office.hire()
    const pages = [known, 'khong.co.ai', 'đâu phải tên', ''].map(async (username) => {
      const answer = await office.post('/sign-in', { username, password: 'không phải đâu' })
      return [answer.status, (await answer.text()).replaceAll(username || / value=""/g, '')]
    })
    const [first, ...others] = await Promise.all(pages)
    expect(first![0]).toBe(422)
    expect(others[0]).toEqual(first)
    expect(others.map(([status]) => status)).toEqual([422, 422, 422])
  })

  it('lets no one guess more than ten times in five minutes, and troubles no one else', async () => {
    const [username, other] = [await office.hire(), await office.hire()]
    const guess = (password: string) => office.post('/sign-in', { username, password })
    for (let i = 0; i < 10; i++) expect((await guess(`đoán mò lần ${i}`)).status).toBe(422)
    const refused = await guess(PASSWORD)
    expect(refused.status).toBe(429)
    expect(await refused.text()).toContain('đợi năm phút')
    expect((await office.post('/sign-in', { username: other, password: PASSWORD })).status).toBe(303)
    office.clock.now += HOUR / 12
    expect((await guess(PASSWORD)).status).toBe(303)
  })

  it('forgets wrong guesses once the right password came', async () => {
    const username = await office.hire()
    for (let i = 0; i < 24; i++) {
      const password = i % 6 === 5 ? PASSWORD : 'lại gõ nhầm rồi'
      expect((await office.post('/sign-in', { username, password })).status).toBe(i % 6 === 5 ? 303 : 422)
    }
  })

  it('sends a counter to its screen and others where they were going, but never off the site', async () => {
    const [admin, counter] = [await office.hire(), await office.hire('counter', { counter: 'phu-xuan-1' })]
    const wayOn = async (username: string, next: string) => {
      const path = `/sign-in?${new URLSearchParams({ next })}`
      return (await office.post(path, { username, password: PASSWORD })).headers.get('location')
    }
    expect(await wayOn(admin, '/admin?unit=vy-da')).toBe('/admin?unit=vy-da')
    expect(await wayOn(counter, '/admin')).toBe('/counter')
    expect(await wayOn(counter, '/counter?area=dat-dai')).toBe('/counter?area=dat-dai')
    for (const next of ['https://x.example', '//x.example', '/\\x.example', '/\t/x.example', '/..//x.example', '//['])
      expect(await wayOn(admin, next)).toBe('/admin')
  })

  it('asks no one who is signed in to sign in', async () => {
    const headers = await office.enter(await office.hire())
    const answer = await office.get('/sign-in?next=/admin', headers)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin'])
  })

  it('ends a session after twelve idle hours, and starts them anew at every use', async () => {
    const username = await office.hire()
    const headers = await office.enter(username)
    const session = { of: sql`staff = (select id from staff where username = ${username})` }
    const leave = async (hours: number) => {
      const end = new Date(Date.now() + hours * HOUR).toISOString()
      await sql`update session set expires_at = ${end} where ${session.of}`.execute(db.query)
    }
    const left = async () => {
      const found = await sql<{ expires_at: string }>`select expires_at from session where ${session.of}`.execute(
        db.query,
      )
      return (Date.parse(found.rows[0]!.expires_at) - Date.now()) / HOUR
    }
    expect(await left()).toBeCloseTo(12, 2)
    await leave(1)
    expect((await office.get('/admin', headers)).status).toBe(200)
    expect(await left()).toBeCloseTo(12, 2)

    await leave(-0.01)
    const page = await office.get('/admin?unit=vy-da', headers)
    expect(page.headers.get('location')).toBe('/sign-in?next=%2Fadmin%3Funit%3Dvy-da')
    const api = await office.get('/api/v1/reference', headers)
    expect([api.status, api.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8'])
    expect(await api.json()).toMatchObject({ code: 'signed-out' })
  })

  it('forgets ended sessions when someone signs in', async () => {
    const username = await office.hire()
    await office.enter(username)
    await sql`update session set expires_at = ${new Date(Date.now() - HOUR).toISOString()}`.execute(db.query)
    await office.enter(username)
    expect(await rows('session')).toHaveLength(1)
  })

  it('keeps no address, no browser, and no password', async () => {
    const username = await office.hire()
    const traces = { 'x-forwarded-for': '203.0.113.77', 'cf-connecting-ip': '203.0.113.77', 'user-agent': 'Zalo/9.9' }
    for (const password of [PASSWORD, 'không phải đâu']) await office.post('/sign-in', { username, password }, traces)
    await office.post('/sign-in', { username: PASSWORD, password: username }, traces)
    const kept = await Promise.all(['staff', 'credential', 'session', 'attempt'].map(rows))
    for (const trace of ['203.0.113', 'Zalo', PASSWORD, 'không phải đâu'])
      expect(JSON.stringify(kept)).not.toContain(trace)
    const [credential] = kept[1]!
    expect(credential!.password).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    const columns = ['created_at', 'expires_at', 'id', 'staff', 'token', 'updated_at']
    expect(Object.keys(kept[2]![0]!).toSorted()).toEqual(columns)
  })

  it('offers nothing else of the library: no one makes an account, changes one or lists sessions', async () => {
    const username = await office.hire()
    const headers = { ...(await office.enter(username)), 'content-type': 'application/json', origin: SITE }
    const bodies = {
      email: `${username}@sipas.invalid`,
      password: PASSWORD,
      name: 'Ai đó',
      username: 'ai.do',
      role: 'province',
    }
    for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'change-password', 'list-sessions'])
      for (const answer of [
        await office.app.request(`${SITE}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(bodies) }),
        await office.auth.handler(
          new Request(`${SITE}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(bodies) }),
        ),
      ])
        expect([401, 404]).toContain(answer.status)
  })

  it('answers a broken form or another kind of content clearly', async () => {
    const send = (type: string) =>
      office.app.request(`${SITE}/sign-in`, {
        method: 'POST',
        body: '{"username"',
        headers: { 'content-type': type, origin: SITE },
      })
    expect((await send('application/json')).status).toBe(415)
    expect((await send('multipart/form-data; boundary=x')).status).toBe(400)
    expect((await office.post('/sign-in', { username: 'a\0b', password: 'c\0d' })).status).toBe(422)
    expect((await office.post('/sign-in', { username: 'ai.do', password: 'x'.repeat(5000) })).status).toBe(422)
  })

  describe('an invite', () => {
    const person = { username: 'mai.le', name: '  Lê Thị\u0000 Mai ', password: PASSWORD }

    it('makes one account, whose holder is signed in, and then is no longer good', async () => {
      const path = `/first-account/${await inviteTo('unit', 'vy-da')}`
      expect((await office.get(path)).status).toBe(200)
      const answer = await office.post(path, person)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin'])
      const who = await office.get('/api/v1/reference', { cookie: cookieOf(answer) })
      expect(await who.json()).toMatchObject({
        account: { name: 'Lê Thị Mai', role: 'unit', unit: 'vy-da', counter: null },
      })
      expect(await hasAccounts(db)).toBe(true)

      expect((await office.get(path)).status).toBe(410)
      const again = await office.post(path, { ...person, username: 'mai.le.2' })
      expect(again.status).toBe(410)
      expect(await again.text()).toContain('Liên kết này không còn dùng được')
    })

    it('lets in one of two who follow it at the same moment', async () => {
      const path = `/first-account/${await inviteTo('unit', 'vy-da')}`
      const both = ['hai.nguoi.1', 'hai.nguoi.2'].map((username) => office.post(path, { ...person, username }))
      expect((await Promise.all(both)).map(({ status }) => status).toSorted()).toEqual([303, 410])
    })

    it('ends with the first account, however often the server started before', async () => {
      const fresh = await open()
      const empty = await openStaffed(fresh)
      const links = [1, 2].map(async () => {
        const token = await makeInvite(fresh, { role: 'province', unit: null, counter: null }, empty.clock.now)
        return `/first-account/${token}`
      })
      const [earlier, latest] = (await Promise.all(links)) as [string, string]
      expect((await empty.get(earlier)).status).toBe(200)
      expect((await empty.post(latest, person)).status).toBe(303)
      expect((await empty.get(earlier)).status).toBe(410)
    })

    it('ends after a day', async () => {
      const path = `/first-account/${await inviteTo('unit', 'vy-da', office.clock.now - 24 * HOUR)}`
      expect((await office.get(path)).status).toBe(410)
      expect((await office.post(path, { ...person, username: 'tre.roi' })).status).toBe(410)
      expect((await office.get('/first-account/khong-co')).status).toBe(410)
    })

    it('says all that is wrong at once, keeps what was typed but the password, and stays good', async () => {
      const path = `/first-account/${await inviteTo('unit', 'vy-da')}`
      const answer = await office.post(path, { username: 'Bà Mai', name: ' ', password: 'ngắn' })
      expect(answer.status).toBe(422)
      const text = await answer.text()
      for (const said of ['Lỗi: ', 'value="Bà Mai"', 'chữ không dấu', 'Xin nhập họ và tên', 'từ 10 đến 128 ký tự'])
        expect(text).toContain(said)
      expect(text).not.toContain('"ngắn"')

      const taken = await office.hire()
      expect(await (await office.post(path, { ...person, username: taken })).text()).toContain('đã có người dùng')
      expect((await office.post(path, { ...person, username: 'lan.sau' })).status).toBe(303)
    })

    it('is stored as a hash only', async () => {
      const token = await inviteTo('unit', 'vy-da')
      expect(token).toMatch(/^[\w-]{43}$/)
      expect(JSON.stringify(await rows('invite'))).not.toContain(token)
    })

    it('is made for a place of ours only', async () => {
      const places = [
        ['unit', null],
        ['unit', 'ha-noi'],
        ['counter', 'vy-da'],
      ] as const
      for (const [role, unit] of places)
        await expect(inviteTo(role, unit)).rejects.toMatchObject({ code: 'unknown-unit' })
    })
  })
})

describe('the secret', () => {
  it('is made once, in a file that only its owner reads', () => {
    const file = join(folder(), 'data', 'sipas.secret')
    const secret = readSecret(file)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readSecret(file)).toBe(secret)
  })

  it('is closed to others when it was left open, and refused when it is none', () => {
    const file = join(folder(), 'sipas.secret')
    writeFileSync(file, 'x'.repeat(40), { mode: 0o644 })
    expect(readSecret(file)).toBe('x'.repeat(40))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    writeFileSync(file, '\n')
    expect(() => readSecret(file)).toThrow(file)
  })
})

function folder() {
  const made = mkdtempSync(join(tmpdir(), 'sipas-secret-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}
