import { beforeAll, describe, expect, it } from 'vitest'
import { CodeBody, CodesBody } from '../../server/openapi/codes.ts'
import { closeCounter } from '../../server/store/codes.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'
import type { CodeInfo, CodesInfo } from '../../shared/codes.ts'
import { databases } from '../support/databases.ts'
import { NOW, openOffice } from '../support/office.ts'

const TODAY = dayOf(NOW)

describe.each(databases)('a code’s life on $name', ({ open }) => {
  let office: Awaited<ReturnType<typeof openOffice>>
  beforeAll(async () => {
    office = await openOffice(await open())
  })

  const json = { 'content-type': 'application/json' }
  const send = (path: string, body: unknown, from = office) =>
    from.app.request(path, { method: 'POST', headers: json, body: JSON.stringify(body) })
  const change = (code: string, body: unknown, from = office) => send(`/api/v1/codes/${code}/events`, body, from)
  const codeOf = (counter: string) => office.desks.find(({ id }) => id === counter)!.code!
  const all = async (from = office) => (await (await from.get('/api/v1/codes')).json()) as CodesInfo

  /** What a phone gets on a day: by an app that remembers nothing. */
  async function scan(code: string, day = TODAY) {
    const { deps } = office
    const days = (Date.parse(day) - Date.parse(TODAY)) / 86_400_000
    const { now } = deps
    deps.now = () => NOW + days * 86_400_000
    const phone = office.as(null)
    deps.now = now
    const answer = await phone.get(`/${code}`)
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
  }

  it('lists what leads to the account’s counters, as documented', async () => {
    const known = await all()
    expect(CodesBody.strict().safeParse(known).error).toBeUndefined()
    expect(known.site).toBe('https://hailong.example')
    const ward = await all(office.as({ role: 'unit', unit: 'vy-da' }))
    expect(ward.codes.map(({ counter }) => counter)).toEqual(
      office.desks.filter(({ unit }) => unit === 'vy-da').map(({ id }) => id),
    )
  })

  it('pauses, says so to whoever scans, and goes on as if nothing had been', async () => {
    const code = codeOf('vy-da-1')
    const answer = await change(code.toLowerCase(), { deed: 'pause' })
    expect(answer.status).toBe(201)
    const after = (await answer.json()) as CodeInfo
    expect(CodeBody.strict().safeParse(after).error).toBeUndefined()
    expect(after).toMatchObject({ state: 'paused', events: [{ deed: 'pause', actor: 'Người thử', day: TODAY }] })
    const { status, text } = await scan(code)
    expect([status, /<h1>([^<]+)/.exec(text)?.[1]]).toEqual([409, 'Quầy đang tạm dừng nhận đánh giá'])
    const id = office.newId()
    const body = { id, code, area: 'ho-tich', questionnaire: 'sipas-2026', answers: { c24: 5 } }
    expect(await (await office.as(null).post(body)).json()).toMatchObject({ code: 'paused-code' })
    // A sign may be printed meanwhile.
    expect((await office.as(null).get(`/${code}/poster`)).status).toBe(200)

    // Pressed twice: noted once.
    expect((await change(code, { deed: 'pause' })).status).toBe(201)
    expect(((await (await change(code, { deed: 'resume' })).json()) as CodeInfo).events).toHaveLength(2)
    expect((await scan(code)).status).toBe(200)
    expect((await office.as(null).post(body)).status).toBe(201)
  })

  it('is replaced: the old one helps nobody on to the new one, and nothing brings it back', async () => {
    const old = codeOf('vy-da-2')
    const { state, events } = (await (await change(old, { deed: 'replace' })).json()) as CodeInfo
    const fresh = events.at(-1)!.target!
    expect(state).toBe('revoked')
    const { status, text, location } = await scan(old)
    expect([status, location]).toEqual([410, null])
    expect(text).not.toContain(fresh)
    expect(text).toContain('name="code"')
    expect((await scan(fresh)).status).toBe(200)
    for (const deed of ['resume', 'replace', 'revoke'])
      expect(await (await change(old, { deed })).json()).toMatchObject({
        code: 'invalid',
        errors: [{ pointer: '/deed' }],
      })
    expect((await office.as(null).get(`/${old}/poster`)).status).toBe(410)
    expect((await office.as(null).get(`/qr/${old}.svg`)).status).toBe(410)
  })

  it('is replaced once when many press at the same moment', async () => {
    const code = codeOf('vy-da-3')
    const before = (await all()).codes.length
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async () => (await change(code, { deed: 'replace' })).status),
    )
    expect(statuses.toSorted()).toEqual([201, ...Array<number>(9).fill(422)])
    expect((await all()).codes).toHaveLength(before + 1)
  })

  it('leads a printed sign to another counter from a day on', async () => {
    const code = codeOf('an-cuu-1')
    const day = addDays(TODAY, 7)
    const { counter, next } = (await (
      await change(code, { deed: 'lead', counter: 'phu-xuan-2', from: day })
    ).json()) as CodeInfo
    expect([counter, next]).toEqual(['an-cuu-1', { counter: 'phu-xuan-2', from: day }])
    expect((await scan(code, addDays(day, -1))).text).toContain('Phường An Cựu')
    const then = await scan(code, day)
    expect(then.status).toBe(200)
    expect(then.text).toContain('Phường Phú Xuân')
    // Also when the old counter is no more.
    await closeCounter(office.deps.db, 'an-cuu-1', day)
    expect((await scan(code, day)).status).toBe(200)
    expect((await scan(codeOf('phu-xuan-2'), day)).status).toBe(200)
  })

  it('takes the plan along to the code that replaces it', async () => {
    const code = codeOf('an-cuu-2')
    const day = addDays(TODAY, 7)
    await change(code, { deed: 'lead', counter: 'phu-xuan-2', from: day })
    const { events } = (await (await change(code, { deed: 'replace' })).json()) as CodeInfo
    expect((await scan(events.at(-1)!.target!, day)).text).toContain('Phường Phú Xuân')
  })

  it('expires on a day, unless the end is taken back', async () => {
    const code = codeOf('phu-xuan-1')
    const day = addDays(TODAY, 30)
    await change(code, { deed: 'expire', from: day })
    expect((await scan(code, addDays(day, -1))).status).toBe(200)
    const { status, text } = await scan(code, day)
    expect([status, /<h1>([^<]+)/.exec(text)?.[1]]).toEqual([410, 'Mã này đã hết hạn'])
    await change(code, { deed: 'expire', from: null })
    expect((await scan(code, day)).status).toBe(200)
  })

  it('gives a counter whose code was revoked a new one', async () => {
    const old = codeOf('phu-xuan-3')
    await change(old, { deed: 'revoke' })
    const answer = await send('/api/v1/codes', { counter: 'phu-xuan-3' })
    const { code } = (await answer.json()) as CodeInfo
    expect(answer.status).toBe(201)
    expect([(await scan(old)).status, (await scan(code)).status]).toEqual([410, 200])
  })

  it('refuses what means nothing, in words and with a pointer', async () => {
    const code = codeOf('phu-xuan-2')
    const refused: [body: unknown, pointer: string, detail: string][] = [
      [{ deed: 'burn' }, '/deed', 'Không có việc này'],
      [{ deed: 'pause', why: 1 }, '/why', 'Không có mục này'],
      [{ deed: 'lead', counter: 'khong-co', from: TODAY }, '/counter', 'Quầy này không thuộc đơn vị của tài khoản'],
      [
        { deed: 'lead', counter: 'an-cuu-1', from: addDays(TODAY, 8) },
        '/counter',
        'Quầy này không còn hoạt động vào ngày đó',
      ],
      [{ deed: 'lead', counter: 'an-cuu-2', from: addDays(TODAY, -1) }, '/from', 'Ngày này đã qua'],
      [{ deed: 'expire', from: '23/11/2026' }, '/from', 'Phải là một ngày'],
    ]
    for (const [body, pointer, detail] of refused) {
      const answer = await change(code, body)
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({ errors: [{ pointer, detail }] })
    }
    expect((await change('222222', { deed: 'pause' })).status).toBe(404)
    expect((await send('/api/v1/codes', { counter: 'khong-co' })).status).toBe(422)
    expect((await all()).codes.find((one) => one.code === code)!.events).toEqual([])
  })

  it('is looked after by its own unit and the province alone', async () => {
    const code = codeOf('phu-xuan-2')
    const ward = office.as({ role: 'unit', unit: 'vy-da' })
    expect((await change(code, { deed: 'pause' }, ward)).status).toBe(403)
    const own = codeOf('vy-da-1')
    expect((await change(own, { deed: 'lead', counter: 'phu-xuan-2', from: TODAY }, ward)).status).toBe(422)
    expect((await send('/api/v1/codes', { counter: 'phu-xuan-2' }, ward)).status).toBe(422)
    const desk = office.as({ role: 'counter', unit: 'phu-xuan', counter: 'phu-xuan-2' })
    expect((await change(code, { deed: 'pause' }, desk)).status).toBe(403)
    expect((await desk.get('/api/v1/codes')).status).toBe(403)
    expect((await change(code, { deed: 'pause' }, office.as(null))).status).toBe(401)
    expect((await scan(code)).status).toBe(200)
  })
})
