import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { isPass, readPass, writePass } from '../../server/routes/pass.ts'
import type { Db } from '../../server/store/db.ts'
import type { KioskInfo, TicketInfo } from '../../shared/screen.ts'
import { databases, sqlite } from '../support/databases.ts'
import { NOW, openOffice } from '../support/office.ts'
import { times } from '../support/responses.ts'
import { openStaffed, PASSWORD } from '../support/staff.ts'
import { stored } from '../support/store.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 1_440 * MINUTE

describe.each(databases)('tickets on $name', ({ open }) => {
  let db: Db
  let office: Awaited<ReturnType<typeof openOffice>>
  let clock: number
  beforeAll(async () => {
    db = await open()
    office = await openOffice(db)
    office.deps.now = () => clock
    office = office.as({ role: 'province', unit: 'hue' })
  })

  /** A ticket as the counter's screen gets it; from now on it is as old as the test says. */
  const ticket = async (area = '', desk = 'vy-da-1') => {
    clock = NOW
    const answer = await office.get(`/api/v1/counters/${desk}/ticket?area=${area}`)
    expect(answer.status).toBe(200)
    return (await answer.json()) as TicketInfo
  }
  /** What a phone that opens it in time goes on with. */
  const opened = async (info: TicketInfo) =>
    (await office.get(`/${textOf(info)}`)).headers.get('location')!.split('/').at(-1)!
  const body = (code: string, more: object = {}) => ({
    id: office.newId(),
    code,
    area: 'chung-thuc',
    questionnaire: 'sipas-2026',
    answers: { c24: 5 },
    ...more,
  })
  const send = async (sent: object) => {
    const answer = await office.post(sent)
    return { status: answer.status, ...((await answer.json()) as { code?: string; receipt?: string }) }
  }
  const rows = (id: string) => stored(db, id)
  const ofScreens = async () => (await stored(db)).filter(({ channel }) => channel === 'screen').length
  const page = async (path: string, init?: RequestInit) => {
    const answer = await office.app.request(path, init)
    return { status: answer.status, text: await answer.text(), cache: answer.headers.get('cache-control') }
  }

  it('is a picture, an address and the seconds that it stays, each time another', async () => {
    const [first, second] = [await ticket(), await ticket()]
    expect(first).toMatchObject({ seconds: 45, picture: expect.stringMatching(/^data:image\/svg\+xml,/) })
    expect(first.address).toMatch(/^https:\/\/hailong\.example\/vy-da-1~~[0-9a-z]{6}~[0-9a-z]{6}~[\w-]{16}$/)
    expect(second.address).not.toBe(first.address)
  })

  it('leads a phone that opens it in time to the form of its counter and area, and its response is of the screen', async () => {
    const info = await ticket('chung-thuc')
    clock = NOW + 59 * SECOND
    const answer = await office.get(`/${textOf(info)}?lang=en`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([303, 'no-store'])
    expect(answer.headers.get('location')).toMatch(/\?lang=en$/)
    const code = await opened(info)
    const form = await page(`/${code}`)
    expect(form.status).toBe(200)
    expect(form.text).toMatch(/<dd>Chứng thực<\/dd>/)
    expect(form.text).not.toContain('name="area"')

    clock = NOW + 30 * MINUTE
    const sent = body(code, { area: undefined })
    expect(await send(sent)).toMatchObject({ status: 201 })
    expect(await rows(sent.id)).toMatchObject([{ counter: 'vy-da-1', area: 'chung-thuc', channel: 'screen' }])
  })

  it('must be opened within a minute; what was opened stays open for whoever reloads it', async () => {
    const info = await ticket()
    const code = await opened(info)
    clock = NOW + 61 * SECOND
    const late = await page(`/${textOf(info)}`)
    expect([late.status, late.cache]).toEqual([410, 'no-store'])
    expect(late.text).toContain('Mã một lần này đã hết hạn')
    expect(await send(body(textOf(info)))).toMatchObject({ status: 410, code: 'expired-ticket' })
    expect((await page(`/${code}`)).status).toBe(200)
  })

  it('confirms no visit after half an hour, but loses nothing of a phone that had no signal for a week', async () => {
    const inTime = [32 * MINUTE, 7 * DAY].map((age) => ({ age, status: 201, channel: 'code' }))
    for (const { age, status, channel } of inTime) {
      const code = await opened(await ticket())
      clock = NOW + age
      const sent = body(code)
      expect(await send(sent)).toMatchObject({ status })
      expect(await rows(sent.id)).toMatchObject([{ channel }])
    }
    const code = await opened(await ticket())
    clock = NOW + 7 * DAY + 2 * MINUTE
    expect(await send(body(code))).toMatchObject({ status: 410, code: 'expired-ticket' })
  })

  it('counts one of a thousand who send at once, and refuses 999 clearly', async () => {
    const code = await opened(await ticket())
    const before = await ofScreens()
    const answers = await Promise.all(times(1_000, () => send(body(code))))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status, code: why }) => status === 409 && why === 'used-ticket')).toHaveLength(999)
    expect(await ofScreens()).toBe(before + 1)
  })

  it('knows the same response again after a lost reply, and tells a changed one that the first is kept', async () => {
    const code = await opened(await ticket())
    const sent = body(code)
    const first = await send(sent)
    expect(await send(sent)).toEqual({ ...first, status: 200 })
    expect(await send({ ...sent, answers: { c24: 1 } })).toMatchObject({ status: 409, code: 'already-answered' })
    expect(await rows(sent.id)).toHaveLength(1)
  })

  it('is not used up by a form that comes back with mistakes', async () => {
    const code = await opened(await ticket())
    const sent = body(code)
    expect(await send({ ...sent, area: 'dat-dai' })).toMatchObject({ status: 422 })
    expect(await send(sent)).toMatchObject({ status: 201 })
  })

  it('says that it was used, and takes what another phone answered over to the printed code', async () => {
    const info = await ticket('chung-thuc')
    const code = await opened(info)
    await send(body(code))
    for (const path of [`/${textOf(info)}`, `/${code}`]) {
      const used = await page(path)
      expect(used.status).toBe(409)
      expect(used.text).toContain('Mã một lần này đã được dùng')
    }

    const id = office.newId()
    const printed = office.desks.find((one) => one.id === 'vy-da-1')!.code!
    const fields = { id, questionnaire: 'sipas-2026@1', 'a.c24': '4', comment: '"Nhanh" <b>gọn</b>' }
    const headers = { Origin: 'http://localhost' }
    const refused = await page(`http://localhost/${code}/gui`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    })
    expect(refused.status).toBe(409)
    const form = /<form method="post" action="([^"]+)">([^]*?)<\/form>/.exec(refused.text)!
    expect(form[1]).toBe(`/${printed}/gui`)
    const again = [...form[2]!.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    ])
    const answer = await office.app.request(`http://localhost${form[1]}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(again),
    })
    expect(answer.status).toBe(303)
    expect(await rows(id)).toMatchObject([{ channel: 'code', area: 'chung-thuc', comment: fields.comment }])
  })

  it('is refused when it was made up, changed, cut short or made for something else', async () => {
    const text = textOf(await ticket())
    const [counter, area, at, mark, seal] = text.split('~')
    const made = [
      [counter, area, at, mark, 'AAAAAAAAAAAAAAAA'],
      ['vy-da-2', area, at, mark, seal],
      [counter, 'chung-thuc', at, mark, seal],
      [counter, area, (parseInt(at!, 36) + 1).toString(36), mark, seal],
      [counter, area, at, mark, seal!.slice(0, 15)],
      [counter, area, at, mark],
      ['', '', '', '', ''],
    ]
    for (const parts of made) {
      const forged = await page(`/${parts.join('~')}`)
      expect([parts.join('~'), forged.status]).toEqual([parts.join('~'), 404])
      expect(forged.text).toContain('Không nhận ra mã một lần này')
      expect(await send(body(parts.join('~')))).toMatchObject({ status: 404, code: 'unknown-ticket' })
    }
    expect((await page(`/${text}/poster`)).status).toBe(404)
    expect((await page(`/qr/${text}.svg`)).status).toBe(404)
  })

  it('ends with its counter', async () => {
    const code = await opened(await ticket('', 'vy-da-2'))
    await db.query
      .updateTable('counter')
      .set({ closed_on: '2026-11-01' as never })
      .where('id', '=', 'vy-da-2')
      .execute()
    expect(await send(body(code))).toMatchObject({ status: 409, code: 'counter-closed' })
    expect((await office.get('/api/v1/counters/vy-da-2/ticket')).status).toBe(409)
  })

  it('leaves hashes and a day behind, no moment, and nothing after nine days', async () => {
    const code = await opened(await ticket())
    const sent = body(code)
    await send(sent)
    const kept = JSON.stringify(await db.query.selectFrom('ticket').selectAll().execute())
    expect(kept).toContain('2026-11-23')
    for (const secret of [sent.id, code.split('~')[2]!, code.split('~')[3]!]) expect(kept).not.toContain(secret)
    clock = NOW + 20 * DAY
    const later = await writePass(office.deps, 'opened', {
      counter: 'vy-da-1',
      area: null,
      at: clock / 1000,
      mark: 'aaaaaa',
    })
    expect(await send(body(later))).toMatchObject({ status: 201 })
    expect(await db.query.selectFrom('ticket').selectAll().execute()).toHaveLength(1)
  })

  it('is given only to who may stand at that counter', async () => {
    for (const [who, status] of [
      [null, 401],
      [{ role: 'counter', unit: 'vy-da', counter: 'vy-da-1' }, 200],
      [{ role: 'counter', unit: 'vy-da', counter: 'vy-da-3' }, 403],
      [{ role: 'unit', unit: 'phu-xuan' }, 403],
    ] as const)
      expect((await office.as(who).get('/api/v1/counters/vy-da-1/ticket')).status).toBe(status)
  })
})

describe('a counter’s account', () => {
  it('stays signed in for a day and a night of asking, without a touch', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const office = await openStaffed(await sqlite.open())
    const headers = await office.enter(await office.hire('counter', { counter: 'vy-da-1' }))
    for (let hour = 1; hour <= 48; hour++) {
      vi.setSystemTime(Date.now() + 60 * MINUTE)
      office.clock.now = Date.now()
      expect((await office.get('/api/v1/counters/vy-da-1/ticket', headers)).status).toBe(200)
    }
  })
})

describe.each(databases)('a kiosk on $name', ({ open }) => {
  let office: Awaited<ReturnType<typeof openStaffed>>
  let db: Db
  beforeAll(async () => {
    db = await open()
    office = await openStaffed(db)
  })

  const json = (path: string, body: object, cookie: string) =>
    office.app.request(`http://localhost/api/v1${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: 'http://localhost' },
      body: JSON.stringify(body),
    })
  const begin = async () => {
    const { cookie } = await office.enter(await office.hire('counter', { counter: 'vy-da-1' }))
    const answer = await json('/counters/vy-da-1/kiosk', {}, cookie)
    expect(answer.status).toBe(204)
    return { staff: cookie, cookie: after(answer, cookie), set: answer.headers.getSetCookie() }
  }
  it('has no account any more: the staff’s session ends on this device as it begins', async () => {
    const { staff, cookie, set } = await begin()
    expect(set.find((line) => line.startsWith('kiosk='))).toMatch(/HttpOnly; SameSite=Strict/)
    expect(cookie).toMatch(/^kiosk=[^;]+$/)
    for (const jar of [cookie, staff]) {
      for (const path of ['/api/v1/reference', '/api/v1/counters/vy-da-1/today', '/api/v1/counters/vy-da-1/ticket'])
        expect((await office.get(path, { cookie: jar })).status).toBe(401)
      expect((await office.get('/counter', { cookie: jar })).status).toBe(302)
    }
  })

  it('leads whoever finds a way back to the sign-in to the kiosk', async () => {
    const { cookie } = await begin()
    const answer = await office.get('/sign-in?next=/counter', { cookie })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/kiosk'])
    const page = await office.get('/kiosk', { cookie })
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await page.text()).not.toContain('<a ')
  })

  it('asks what its counter asks, and its responses are of the kiosk', async () => {
    const { cookie } = await begin()
    const info = (await (await office.get('/api/v1/kiosk', { cookie })).json()) as KioskInfo
    expect(info).toMatchObject({ unit: { vi: 'Phường Vỹ Dạ' }, counter: { vi: 'Quầy 1' } })
    const sent = draft(1)
    const first = await json('/kiosk/responses', sent, cookie)
    expect(first.status).toBe(201)
    expect((await json('/kiosk/responses', sent, cookie)).status).toBe(200)
    const kept = await stored(db, sent.id)
    expect(kept).toMatchObject([{ counter: 'vy-da-1', channel: 'kiosk', area: 'ho-tich' }])
  })

  it('is none without its own pass, whatever else is shown', async () => {
    const { cookie } = await begin()
    const ticket = cookie.replace(/~[\w-]{16}$/, '~AAAAAAAAAAAAAAAA')
    for (const jar of ['', ticket, 'kiosk=7KA2M4']) {
      expect((await json('/kiosk/responses', draft(2), jar)).status).toBe(401)
      expect((await office.get('/kiosk', { cookie: jar })).headers.get('location')).toBe('/counter')
    }
  })

  it('stays one for a week without a touch, and anew from each time it asks', async () => {
    const { cookie } = await begin()
    office.clock.now += 6 * DAY
    const asked = await office.get('/api/v1/kiosk', { cookie })
    const renewed = after(asked, cookie)
    office.clock.now += 6 * DAY
    expect((await office.get('/api/v1/kiosk', { cookie: renewed })).status).toBe(200)
    expect((await office.get('/api/v1/kiosk', { cookie })).status).toBe(401)
  })

  it('ends when staff sign in on it', async () => {
    const { cookie } = await begin()
    const username = await office.hire('counter', { counter: 'vy-da-1' })
    const wrong = await office.post('/sign-in', { username, password: 'không phải đâu' }, { cookie })
    expect(wrong.status).toBe(422)
    expect(after(wrong, cookie)).toBe(cookie)
    const answer = await office.post('/sign-in', { username, password: PASSWORD }, { cookie })
    expect(answer.headers.get('location')).toBe('/counter')
    expect(after(answer, cookie)).not.toContain('kiosk=')
  })

  it('is made only of a counter that the account may stand at', async () => {
    const { cookie } = await office.enter(await office.hire('counter', { counter: 'vy-da-1' }))
    expect((await json('/counters/vy-da-2/kiosk', {}, cookie)).status).toBe(403)
    expect((await office.get('/counter', { cookie })).status).toBe(200)
  })
})

describe('a pass', () => {
  const deps = { secret: 'for tests only, and long enough' }
  const pass = { counter: 'vy-da-1', area: 'chung-thuc', at: 1_795_400_000, mark: 'a1b2c3' }

  it('says again what was written, and for what', async () => {
    for (const purpose of ['ticket', 'opened', 'kiosk'] as const)
      expect(await readPass(deps, await writePass(deps, purpose, pass))).toEqual({ purpose, pass })
    const bare = { ...pass, area: null }
    expect(await readPass(deps, await writePass(deps, 'ticket', bare))).toEqual({ purpose: 'ticket', pass: bare })
  })

  it('is read only with the secret it was written with', async () => {
    expect(
      await readPass({ secret: 'another one, also long enough!!' }, await writePass(deps, 'ticket', pass)),
    ).toBeNull()
  })

  it('is never taken for a code, nor a code for one', async () => {
    expect(isPass(await writePass(deps, 'kiosk', pass))).toBe(true)
    expect(isPass('7KA2M4')).toBe(false)
  })
})

const textOf = ({ address }: TicketInfo) => address.split('/').at(-1)!

/** Cookies after an answer, as a browser keeps them. */
const after = (answer: Response, cookie = '') => {
  const jar = new Map(cookie.split('; ').map((one) => one.split(/=(.*)/s) as [string, string]))
  for (const line of answer.headers.getSetCookie()) {
    const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string]
    if (/Max-Age=0\b/.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
  return [...jar]
    .filter(([name]) => name)
    .map((one) => one.join('='))
    .join('; ')
}

const draft = (n: number) => ({
  id: `20261123-0000-8000-8000-${String(n).padStart(12, '0')}`,
  questionnaire: 'sipas-2026',
  area: 'ho-tich',
  answers: { c24: 4 },
})
