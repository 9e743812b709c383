import { beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { readCsv } from '../../shared/csv.ts'
import { type Invited, readInvitation } from '../../shared/invitation.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { makeApiKey } from '../../server/store/apiKeys.ts'
import { invite } from '../../server/store/invitations.ts'
import type { Db } from '../../server/store/db.ts'
import { databases, sqlite } from '../support/databases.ts'
import { NOW, openOffice } from '../support/office.ts'
import { times } from '../support/responses.ts'
import { stored } from '../support/store.ts'

type Office = Awaited<ReturnType<typeof openOffice>>
const DAY = 86_400_000
const CRITERIA = times(16, (i) => `c${24 + i}`)

/** Sixteen ratings that no other number up to 5^16 has. */
const ratings = (n: number) => Object.fromEntries(CRITERIA.map((key, i) => [key, 1 + (Math.floor(n / 5 ** i) % 5)]))

async function ask(office: Office, body: object, headers: Record<string, string> = {}) {
  return office.app.request('/api/v1/invitations', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

const sendFile = (office: Office, body: string) =>
  office.app.request('/api/v1/invitations', { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body })

async function invited(office: Office, body: object): Promise<Invited & { qr: string }> {
  const answer = await ask(office, body)
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as Invited & { qr: string }
}

const VISIT = { reference: 'H57.25-261122-0001', counter: 'vy-da-1', area: 'chung-thuc' }

/** The same office on another day. */
function later(office: Office, days: number): Office {
  const { now } = office.deps
  office.deps.now = () => NOW + days * DAY
  const other = office.as({ role: 'province', unit: 'hue' })
  office.deps.now = now
  return other
}

describe.each(databases)('an invitation on $name', ({ open }) => {
  let office: Office
  let db: Db
  beforeAll(async () => {
    db = await open()
    office = await openOffice(db)
  })

  const answer = (code: string, change: object = {}) =>
    office.post({ id: office.newId(), code, questionnaire: 'sipas-2026', answers: ratings(1), ...change })
  const kept = async () => (await stored(db)).filter(({ channel }) => channel === 'invitation')

  it('opens the survey of its counter and area, and its answer comes by a channel of its own', async () => {
    const { code, link, qr, expiresOn, ...where } = await invited(office, VISIT)
    expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    expect(link).toBe(`https://hailong.example/${code.replaceAll('-', '')}`)
    expect(qr).toContain('<svg')
    expect({ expiresOn, ...where }).toEqual({ expiresOn: '2026-12-23', counter: 'vy-da-1', area: 'chung-thuc' })

    const page = await (await office.get(new URL(link).pathname)).text()
    expect(page).toContain('Chứng thực')
    expect(page).not.toContain('<select id="area"')
    expect((await answer(code)).status).toBe(201)
    expect(await kept()).toMatchObject([
      { counter: 'vy-da-1', unit: 'vy-da', area: 'chung-thuc', channel: 'invitation' },
    ])
  })

  it('is used by one of a thousand who try at once; the others are told so', { timeout: 300_000 }, async () => {
    const { code } = await invited(office, { ...VISIT, reference: 'thousand' })
    const before = (await kept()).length
    const answers = await Promise.all(times(1000, (i) => answer(code, { answers: ratings(i) })))
    const statuses = answers.map(({ status }) => status)
    expect([statuses.filter((one) => one === 201).length, statuses.filter((one) => one === 409).length]).toEqual([
      1, 999,
    ])
    const refused = (await answers.find(({ status }) => status === 409)!.json()) as ProblemBody
    expect(refused.code).toBe('already-answered')
    expect((await kept()).length).toBe(before + 1)
  })

  it('knows a response that is sent again after a lost reply from another one with the same answers', async () => {
    const { code } = await invited(office, { ...VISIT, reference: 'lost reply' })
    const id = office.newId()
    const both = await Promise.all([answer(code, { id }), answer(code, { id })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 201])
    expect((await answer(code, { id })).status).toBe(200)
    expect((await answer(code)).status).toBe(409)
  })

  it('is not used up by a response that the database refuses', async () => {
    const { code } = await invited(office, { ...VISIT, reference: 'refused' })
    // Another response has this id: nothing of the two may be written.
    const id = office.newId()
    await office.post({
      id,
      code: office.desks[0]!.code,
      area: office.desks[0]!.areas[0],
      questionnaire: 'sipas-2026',
      answers: ratings(9),
    })
    expect((await answer(code, { id })).status).toBe(409)
    expect((await answer(code)).status).toBe(201)
  })

  it('is the same one for the same dossier, used or not, and a new one once it expired', async () => {
    const own = { ...VISIT, reference: ' H57.25 - 2 ' }
    const [first, again] = await Promise.all([
      invited(office, own),
      invited(office, { ...own, reference: 'H57.25  -  2' }),
    ])
    expect(again.code).toBe(first.code)
    expect((await invited(office, { ...own, days: 90 })).code).toBe(first.code)
    expect((await answer(first.code)).status).toBe(201)
    expect(await invited(office, own)).toEqual(first)

    const next = await invited(later(office, 31), own)
    expect(next.code).not.toBe(first.code)
  })

  it('leaves nothing in the database that leads from a dossier to a response, or back', async () => {
    const { code } = await invited(office, { ...VISIT, reference: 'BÍ MẬT 77' })
    const id = office.newId()
    await answer(code, { id, answers: ratings(12345) })
    const invitations = await db.query.selectFrom('invitation').selectAll().execute()
    const text = JSON.stringify(invitations)
    for (const secret of ['BÍ MẬT', '77', readInvitation(code)!, id, id.slice(9)]) expect(text).not.toContain(secret)
    const response = (await kept()).find((one) => one.id === id)!
    const held = new Set(invitations.flatMap((row) => [row.reference, row.code]))
    expect(Object.values(response).filter((value) => held.has(value as string))).toEqual([])
  })

  it('is made for a whole file at once, or for none of it', async () => {
    const lines = times(300, (i) => `LO-${i};vy-da-1;Chứng thực;60`)
    const made = await sendFile(office, `\ufeffMã hồ sơ;Quầy;Lĩnh vực;Số ngày\n${lines.join('\n')}\n`.normalize('NFD'))
    expect(made.status).toBe(201)
    const [header, ...rows] = readCsv(await made.text())
    expect(header).toEqual(['reference', 'link', 'code', 'counter', 'area', 'expires_on'])
    expect(rows.length).toBe(300)
    expect(new Set(rows.map((row) => row[1])).size).toBe(300)
    expect(rows[7]!.slice(3)).toEqual(['vy-da-1', 'chung-thuc', '2027-01-22'])

    const before = await db.query.selectFrom('invitation').select('code').execute()
    const refused = await sendFile(
      office,
      'reference,counter,area\nA,vy-da-1,chung-thuc\nB,vy-da-9,chung-thuc\n,vy-da-1,chung-thuc\n',
    )
    expect(refused.status).toBe(422)
    expect(((await refused.json()) as ProblemBody).errors).toEqual([
      { pointer: '#row=3', detail: 'Không có quầy này, hoặc tài khoản này không mời cho quầy này: “vy-da-9”' },
      { pointer: '#row=4', detail: 'Thiếu mã hồ sơ' },
    ])
    expect(await db.query.selectFrom('invitation').select('code').execute()).toEqual(before)
  })
})

describe('an invitation', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await sqlite.open())
  })

  it.each<[string, object, string]>([
    ['without a reference', { reference: ' ' }, '/reference'],
    ['for no place', { counter: '' }, '/counter'],
    ['for a counter that is not there', { counter: 'vy-da-99' }, '/counter'],
    ['for an area that is not there', { area: 'x' }, '/area'],
    ['for an area that the counter does not serve', { area: 'dat-dai' }, '/area'],
    ['for no days', { days: 0 }, '/days'],
    ['for half a year and a day', { days: 181 }, '/days'],
    ['for a text of days', { days: '30' }, '/days'],
    ['with a name in it', { name: 'Lê Thị Mai' }, '/name'],
  ])('is refused %s', async (_, change, pointer) => {
    const answer = await ask(office, { ...VISIT, ...change })
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as ProblemBody
    expect(errors!.map((error) => error.pointer)).toContain(pointer)
    expect(errors!.every(({ detail }) => detail.length > 5)).toBe(true)
  })

  it('needs a key, and one of the unit', async () => {
    expect((await ask(office.as(null), VISIT)).status).toBe(401)
    const key = await makeApiKey(office.deps.db, { name: 'một cửa', role: 'unit', unit: 'vy-da' }, NOW)
    const headers = { authorization: `Bearer ${key}` }
    expect((await ask(office.as(null), VISIT, headers)).status).toBe(201)
    expect((await ask(office.as(null), { ...VISIT, counter: 'phu-xuan-1' }, headers)).status).toBe(422)
    expect((await ask(office.as({ role: 'counter', unit: 'vy-da', counter: 'vy-da-1' }), VISIT)).status).toBe(403)
  })

  it('needs no counter where one of the unit serves the area, and asks where several do', async () => {
    const all = office.desks.filter(({ unit }) => unit === 'vy-da')
    const serving = (area: string) => all.filter(({ areas }) => areas.includes(area))
    const areas = [...new Set(all.flatMap((desk) => desk.areas))]
    const alone = areas.find((area) => serving(area).length === 1)
    const shared = areas.find((area) => serving(area).length > 1)
    if (alone)
      expect(await invited(office, { reference: 'u1', unit: 'vy-da', area: alone })).toMatchObject({
        counter: serving(alone)[0]!.id,
      })
    if (shared) expect((await ask(office, { reference: 'u2', unit: 'vy-da', area: shared })).status).toBe(422)
    expect(alone ?? shared).toBeDefined()
  })

  it('says on a page of its own that it was used, and offers the printed code', async () => {
    const { code, link } = await invited(office, { ...VISIT, reference: 'used page' })
    const path = new URL(link).pathname
    await office.post({ id: office.newId(), code, questionnaire: 'sipas-2026', answers: ratings(3) })
    const page = await office.get(path)
    expect(page.status).toBe(409)
    const text = await page.text()
    expect(text).toContain('Lượt giao dịch này đã được đánh giá')
    const printed = office.desks.find(({ id }) => id === 'vy-da-1')!.code!
    expect(text).toContain(`href="/${printed}"`)

    const form = new URLSearchParams({ id: office.newId(), code, questionnaire: 'sipas-2026', 'a.c24': '5' })
    const posted = await office.app.request(`${path}/gui`, {
      method: 'POST',
      body: form,
      headers: { origin: 'http://localhost' },
    })
    expect(posted.status).toBe(409)
    expect(await posted.text()).toContain('Gửi bằng mã chung')
  })

  it('expires for those who open it, a week before it does for an answer on its way', async () => {
    const { code, link } = await invited(office, { ...VISIT, reference: 'late', days: 10 })
    const open = async (days: number) => (await later(office, days).get(new URL(link).pathname)).status
    const send = async (days: number) =>
      (await later(office, days).post({ id: office.newId(), code, questionnaire: 'sipas-2026', answers: ratings(5) }))
        .status
    expect([await open(10), await open(11)]).toEqual([200, 410])
    expect([await send(18), await send(17)]).toEqual([410, 201])
  })

  it('can be typed on the first page, and a slip of the finger is noticed', async () => {
    const { code } = await invited(office, { ...VISIT, reference: 'typed' })
    const typed = await office.get(`/?code=${code.toLowerCase().replaceAll('-', ' ')}`)
    expect([typed.status, typed.headers.get('location')]).toEqual([303, `/${code.replaceAll('-', '')}`])
    const slip = (code[0] === '2' ? '3' : '2') + code.slice(1)
    expect((await office.get(`/?code=${slip}`)).status).toBe(404)
  })

  it('is forgotten two months after it expired', async () => {
    const { db, secret } = office.deps
    const today = dayOf(NOW + 120 * DAY)
    await invite(
      db,
      secret,
      [{ reference: 'new', unit: 'vy-da', counter: 'vy-da-1', area: 'chung-thuc', days: 1 }],
      today,
    )
    const left = await db.query.selectFrom('invitation').select('expires_on').execute()
    expect(left.length).toBe(1)
  })
})
