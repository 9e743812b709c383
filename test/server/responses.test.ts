import { beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../shared/calendar.ts'
import { ALPHABET } from '../../shared/code.ts'
import { responseId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/problem.ts'
import { createApp } from '../../server/app.ts'
import type { Auth } from '../../server/deps.ts'
import { databases } from '../support/databases.ts'
import { openOffice } from '../support/office.ts'
import { stored } from '../support/store.ts'

describe.each(databases)('POST /api/v1/responses on $name', ({ open }) => {
  let office: Awaited<ReturnType<typeof openOffice>>
  beforeAll(async () => {
    office = (await openOffice(await open())).as(null)
  })

  const desk = (id = 'vy-da-1') => office.desks.find((one) => one.id === id)!
  const body = (change: object = {}) => ({
    id: office.newId(),
    code: desk().code,
    area: 'chung-thuc',
    questionnaire: 'sipas-2026',
    answers: { c24: 5, c25: null, c39: 1 },
    ...change,
  })
  const kept = (id: string) => stored(office.deps.db, id)

  it('takes a response and gives a receipt', async () => {
    const sent = body()
    const answer = await office.post(sent)
    expect(answer.status).toBe(201)
    const accepted = (await answer.json()) as { receipt: string }
    expect(accepted).toEqual({ id: sent.id, receipt: expect.any(String) })
    expect(accepted.receipt).toMatch(new RegExp(`^[${ALPHABET}]{5}-[${ALPHABET}]{5}-[${ALPHABET}]{4}$`))
    expect(await kept(sent.id)).toEqual([
      {
        seq: expect.any(Number),
        id: sent.id,
        day: '2026-11-23',
        questionnaire: 'sipas-2026@1',
        unit: 'vy-da',
        counter: 'vy-da-1',
        area: 'chung-thuc',
        answers: '50-------------1',
        respondent: null,
        comment: null,
        channel: 'code',
        origin: 'citizen',
      },
    ])
  })

  it('answers a response sent again with the same body, and counts it once', async () => {
    const sent = body({ comment: 'Nhanh gọn', respondent: { sex: 'female' } })
    const first = await office.post(sent)
    const again = await office.post(sent)
    expect([first.status, again.status]).toEqual([201, 200])
    expect(await again.json()).toEqual(await first.json())
    expect(await kept(sent.id)).toHaveLength(1)
  })

  it('counts once what two tabs send at the same moment', async () => {
    const sent = body()
    const answers = await Promise.all(Array.from({ length: 8 }, () => office.post(sent)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    expect(await kept(sent.id)).toHaveLength(1)
  })

  it.each([
    ['another rating', { answers: { c24: 4 } }],
    ['another comment', { answers: { c24: 5 }, comment: 'Khác' }],
    ['another area', { answers: { c24: 5 }, area: 'ho-tich' }],
  ])('refuses the same id with %s, and keeps the first', async (_, change) => {
    const first = body({ answers: { c24: 5 } })
    await office.post(first)
    const answer = await office.post({ ...first, ...change })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ code: 'already-answered', status: 409 })
    expect(await kept(first.id)).toMatchObject([{ answers: '5---------------', comment: null, area: 'chung-thuc' }])
  })

  it.each<[string, object, string[]]>([
    ['an id that is no UUID', { id: '7' }, ['/id']],
    ['a missing id', { id: undefined }, ['/id']],
    ['a code that is no text', { code: 7 }, ['/code']],
    ['an unknown questionnaire', { questionnaire: 'sipas-1999' }, ['/questionnaire']],
    ['an unknown version of a questionnaire', { questionnaire: 'sipas-2026@99' }, ['/questionnaire']],
    ['answers that are a list', { answers: [1, 2] }, ['/answers']],
    ['a rating that is a text', { answers: { c24: '5' } }, ['/answers/c24']],
    [
      'ratings beside the scale',
      { answers: { c24: 0, c25: 6, c26: 4.5, c27: 3 } },
      ['/answers/c24', '/answers/c25', '/answers/c26'],
    ],
    ['unknown criteria', { answers: { c24: 5, c23: 5, 'a/b~c': null } }, ['/answers/c23', '/answers/a~1b~0c']],
    ['nothing answered', { answers: {} }, ['/answers']],
    ['an area that the counter does not serve', { area: 'dat-dai' }, ['/area']],
    ['an area not chosen', { area: '' }, ['/area']],
    ['an unknown group of respondents', { respondent: { sex: 'x', age: '18-24' } }, ['/respondent/sex']],
    ['anything more about the respondent', { respondent: { name: 'Lê Thị Mai' } }, ['/respondent/name']],
    ['fields that do not exist', { phone: '0905', email: 'a@b' }, ['/phone', '/email']],
    ['a comment that is too long', { comment: 'a'.repeat(501) }, ['/comment']],
    ['several mistakes at once', { id: 'x', area: '', answers: {} }, ['/id', '/area', '/answers']],
  ])('refuses %s and points to it', async (_, change, pointers) => {
    const answer = await office.post(body(change))
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const found = await errors(answer)
    expect(found.map(({ pointer }) => pointer)).toEqual(pointers)
    expect(found.every(({ detail }) => detail.length > 0)).toBe(true)
  })

  it('counts 500 characters as a person does, however they were typed', async () => {
    const long = body({ comment: 'ễ'.normalize('NFD').repeat(499) + '👍' })
    expect((await office.post(long)).status).toBe(201)
    const [row] = await kept(long.id)
    expect(row!.comment).toBe('ễ'.normalize('NFC').repeat(499) + '👍')
  })

  it('keeps the words of a comment and drops what cannot be read', async () => {
    const sent = body({ comment: ' Xin\u0000 ch\u0007ào\r\ncán\tbộ\u202e \ud800' })
    expect((await office.post(sent)).status).toBe(201)
    expect(await kept(sent.id)).toMatchObject([{ comment: 'Xin chào\ncán bộ \ufffd' }])
    expect((await office.post(sent)).status).toBe(200)
  })

  it('takes “no opinion” on everything for an answer', async () => {
    expect((await office.post(body({ answers: { c24: null } }))).status).toBe(201)
  })

  it('files a response without an area under the only one of its counter, and else under none', async () => {
    const db = office.deps.db
    await db.query.deleteFrom('counter_area').where('counter', '=', 'an-cuu-2').where('area', '<>', 'dat-dai').execute()
    const only = body({ code: desk('an-cuu-2').code, area: undefined })
    const unsure = body({ area: undefined })
    for (const sent of [only, unsure]) expect((await office.post(sent)).status).toBe(201)
    expect(await kept(only.id)).toMatchObject([{ area: 'dat-dai', unit: 'an-cuu' }])
    expect(await kept(unsure.id)).toMatchObject([{ area: '' }])
  })

  it('keeps the version of the questionnaire that was answered, whatever its scale', async () => {
    const points = body({ questionnaire: 'tt01-2018@1', answers: { c1: 0, c2: 2, c9: null } })
    const quick = body({ questionnaire: 'nhanh-3', answers: { chung: 3 } })
    for (const sent of [points, quick]) expect((await office.post(sent)).status).toBe(201)
    expect(await kept(points.id)).toMatchObject([{ questionnaire: 'tt01-2018@1', answers: '13------0' }])
    expect(await kept(quick.id)).toMatchObject([{ questionnaire: 'nhanh-3@1', answers: '3' }])
  })

  it('reads a code however it was typed', async () => {
    const code = desk().code!.toLowerCase()
    expect((await office.post(body({ code: `${code.slice(0, 3)} ${code.slice(3)}` }))).status).toBe(201)
  })

  it('tells an unknown, a closed and a revoked code apart', async () => {
    const { query } = office.deps.db
    await query
      .updateTable('counter')
      .set('closed_on', '2026-11-23' as never)
      .where('id', '=', 'phu-xuan-1')
      .execute()
    await query
      .updateTable('counter')
      .set('closed_on', '2026-11-24' as never)
      .where('id', '=', 'phu-xuan-2')
      .execute()
    await query
      .updateTable('code')
      .set('revoked_on', '2026-11-23' as never)
      .where('counter', '=', 'phu-xuan-3')
      .execute()
    const send = async (code: string | null) => {
      const { status, code: problem } = (await (await office.post(body({ code }))).json()) as {
        status?: number
        code?: string
      }
      return [status, problem]
    }
    expect(await send('222222')).toEqual([404, 'unknown-code'])
    expect(await send(desk().code!.slice(0, 5))).toEqual([404, 'unknown-code'])
    expect(await send(desk('phu-xuan-1').code)).toEqual([409, 'counter-closed'])
    expect(await send(desk('phu-xuan-3').code)).toEqual([410, 'revoked-code'])
    const lastDay = body({ code: desk('phu-xuan-2').code, area: undefined })
    expect((await office.post(lastDay)).status).toBe(201)
  })

  it.each([
    ['broken JSON', '{"id":', 'application/json', 400],
    ['a body of 1 MB', JSON.stringify({ comment: 'a'.repeat(1_000_000) }), 'application/json', 413],
    ['a form', 'id=1', 'application/x-www-form-urlencoded', 415],
    ['a list', '[]', 'application/json', 422],
    ['nothing', 'null', 'application/json', 422],
  ])('refuses %s', async (_, text, type, status) => {
    // As from our own page: a form from elsewhere is refused for that.
    const headers = { 'Content-Type': type, Origin: 'http://localhost' }
    const answer = await office.post(text, headers)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ status, title: expect.any(String) })
  })

  it('says which methods it takes', async () => {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await office.app.request('/api/v1/responses', { method: 'PUT', headers, body: '{}' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toContain('POST')
  })

  const title = async (language: string) => {
    const answer = await office.post(body({ answers: {} }), { 'Accept-Language': language })
    return ((await answer.json()) as { title: string }).title
  }
  it('says what is wrong in the language of the program', async () => {
    expect(await title('vi')).toBe('Có mục chưa đúng')
    expect(await title('en-GB')).toBe('Some fields are not right')
  })

  // 02:30 in London is 09:30 in Huế; seven hours before midnight there, it is the next day here.
  it.each<[string, string, string]>([
    ['2026-11-23T16:59:00Z', 'today’s id', '2026-11-23'],
    ['2026-11-23T17:00:00Z', 'an id of yesterday', '2026-11-23'],
    ['2026-11-30T16:59:00Z', 'an id of a week ago', '2026-11-23'],
    ['2026-11-30T17:00:00Z', 'an id of eight days ago', '2026-12-01'],
    ['2026-11-22T16:59:00Z', 'an id of tomorrow', '2026-11-22'],
    ['2027-11-23T02:30:00Z', 'a clock a year ahead', '2027-11-23'],
    ['2025-11-23T02:30:00Z', 'a clock a year behind', '2025-11-23'],
  ])('at %s files a response with %s under %s', async (at, _, day) => {
    const { app, log } = clockAt(at)
    const sent = body()
    expect((await post(app, sent)).status).toBe(201)
    expect(await kept(sent.id)).toMatchObject([{ day }])
    expect(log).toEqual(day === '2026-11-23' ? [] : [['response dated by its arrival', { today: day }]])
  })

  it('files a response with an id that bears no day under the day of its arrival', async () => {
    for (const id of ['20260231-0000-8000-8000-000000000000', crypto.randomUUID()]) {
      expect((await office.post(body({ id }))).status).toBe(201)
      expect(await kept(id)).toMatchObject([{ day: '2026-11-23' }])
    }
  })

  it('files a late response under the unit whose counter it was then, also when the counter closed since', async () => {
    const { id, unit, code } = desk('an-cuu-1')
    const { query } = office.deps.db
    const moves = '2026-11-25' as Day
    await query.insertInto('counter_unit').values({ counter: id, unit: 'phu-xuan', from_day: moves }).execute()
    const { app } = clockAt('2026-11-26T02:30:00Z')
    const [late, now] = [office.newId(), responseId('2026-11-26' as Day, office.deps.random)]
    for (const one of [late, now]) expect((await post(app, body({ id: one, code, area: undefined }))).status).toBe(201)
    expect([(await kept(late))[0]!.unit, (await kept(now))[0]!.unit]).toEqual([unit, 'phu-xuan'])

    await query
      .updateTable('counter')
      .set({ closed_on: '2026-11-27' as Day })
      .where('id', '=', id)
      .execute()
    const after = clockAt('2026-11-28T02:30:00Z')
    const tooLate = responseId('2026-11-28' as Day, office.deps.random)
    expect((await post(after.app, body({ id: office.newId(), code, area: undefined }))).status).toBe(201)
    expect((await post(after.app, body({ id: tooLate, code, area: undefined }))).status).toBe(409)

    await query
      .updateTable('code')
      .set({ revoked_on: '2026-11-28' as Day })
      .where('code', '=', code!)
      .execute()
    const revoked = clockAt('2026-11-28T02:30:00Z')
    expect((await post(revoked.app, body({ id: office.newId(), code, area: undefined }))).status).toBe(410)
  })

  it('takes a response with a day from before the counter was there, as of today', async () => {
    const { id, code } = desk('an-cuu-2')
    const { query } = office.deps.db
    await query
      .updateTable('counter_unit')
      .set({ from_day: '2026-11-24' as Day })
      .where('counter', '=', id)
      .execute()
    const sent = body({ code, area: undefined })
    expect((await post(clockAt('2026-11-24T02:30:00Z').app, sent)).status).toBe(201)
    expect(await kept(sent.id)).toMatchObject([{ day: '2026-11-24', counter: id }])
  })

  /** The same office at another time, and what it logs. */
  function clockAt(at: string) {
    const log: unknown[] = []
    const deps = { ...office.deps, now: () => Date.parse(at), log: (...said: unknown[]) => void log.push(said) }
    return { app: createApp({ ...deps, auth: nobody }), log }
  }
})

const nobody: Auth = { handler: async () => new Response(null, { status: 404 }), accountOf: async () => null }

const post = (app: ReturnType<typeof createApp>, sent: unknown) =>
  app.request('/api/v1/responses', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(sent),
  })

const errors = async (answer: Response) => ((await answer.json()) as { errors: FieldError[] }).errors
