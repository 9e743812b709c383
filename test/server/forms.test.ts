import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../server/app.ts'
import { setForm } from '../../server/store/forms.ts'
import { setHours } from '../../server/store/hours.ts'
import { criteriaOf } from '../../shared/questionnaire.ts'
import { isRotation } from '../../shared/rotation.ts'
import { LANGUAGES } from '../../shared/words/languages.ts'
import { findQuestionnaire } from '../../server/store/questionnaires.ts'
import { databases } from '../support/databases.ts'
import { NOW, openOffice } from '../support/office.ts'
import { stored } from '../support/store.ts'

describe.each(databases)('forms on $name', ({ open }) => {
  let office: Awaited<ReturnType<typeof openOffice>>
  /** Asks the short form. */
  let short: string
  /** Asks what the questionnaire says, which is all. */
  let full: string
  beforeAll(async () => {
    office = (await openOffice(await open())).as(null)
    const codeOf = (id: string) => office.desks.find((one) => one.id === id)!.code!
    await setForm(office.deps.db, 'vy-da-1', 'short')
    ;[short, full] = [codeOf('vy-da-1'), codeOf('vy-da-2')]
  })

  const read = async (path: string, headers: Record<string, string> = {}) => (await office.get(path, headers)).text()
  /** As a server reads it that is started at that moment, and so remembers nothing. */
  const at = async (now: number, path: string) =>
    (await createApp({ ...office.deps, auth: NOBODY, now: () => now }).request(path)).text()
  const send = (code: string, fields: Record<string, string>) =>
    office.app.request(`http://localhost/${code}/gui`, {
      method: 'POST',
      headers: { Origin: 'http://localhost' },
      body: new URLSearchParams(fields),
    })
  const kept = async (id: string) => (await stored(office.deps.db, id)).map(({ answers }) => ({ answers }))[0]
  const reasons = (id: string) =>
    office.deps.db.query
      .selectFrom('reason')
      .select(['criterion', 'reason', 'unit', 'counter', 'area', 'day'])
      .where('response', '=', id)
      .orderBy('reason')
      .execute()

  it('asks five at a counter that chose so, one a factor, and has the others behind a box', async () => {
    const text = await read(`/${short}`)
    const asked = hidden(text).asked!.split(' ')
    expect(isRotation((await findQuestionnaire(office.deps.db, 'sipas-2026'))!, asked)).toBe(true)
    const [first, rest] = text.split('class="rest"')
    expect([...first!.matchAll(/<fieldset class="criterion" id="q-(\w+)"/g)].map(([, key]) => key)).toEqual(asked)
    expect(rest!.match(/<fieldset class="criterion"/g)).toHaveLength(11)
    expect(text).toContain('5 câu, chưa đến 1 phút.')
    expect(text).toContain('Thêm 11 câu, khoảng 2 phút.')
    expect(text).toMatch(/<input type="checkbox" id="more" name="more"\s+aria-describedby/)
    expect(hidden(await read(`/${full}`)).asked).toBeUndefined()
  })

  it('follows the questionnaire at counters that do not choose, and asks one question where there is but one', async () => {
    await setForm(office.deps.db, 'vy-da-1', null)
    onTestFinished(() => setForm(office.deps.db, 'vy-da-1', 'short'))
    expect(hidden(await at(NOW, `/${short}`)).asked).toBeUndefined()
    expect(await read(`/${short}?q=nhanh-3`)).not.toContain('id="more"')
  })

  it('keeps what was not asked apart from what was left blank', async () => {
    const fields = hidden(await read(`/${short}`))
    const [first] = fields.asked!.split(' ')
    expect((await send(short, { ...fields, area: 'unsure', [`a.${first}`]: '4' })).status).toBe(303)
    const { answers } = (await kept(fields.id!))!
    expect(answers.match(/\./g)).toHaveLength(11)
    expect(answers.replaceAll('.', '')).toBe('4----')
  })

  it.each([
    ['the others were opened', { more: 'on' }],
    ['one of the others was answered, as without a style sheet', {}],
  ])('is a full form when %s', async (_, box) => {
    const fields = hidden(await read(`/${short}`))
    const other = ['c24', 'c25'].find((key) => !fields.asked!.includes(key))!
    const answers: Record<string, string> =
      'more' in box ? { [`a.${fields.asked!.split(' ')[0]}`]: '4' } : { [`a.${other}`]: '4' }
    expect((await send(short, { ...fields, ...box, ...answers, area: 'unsure' })).status).toBe(303)
    expect((await kept(fields.id!))!.answers).not.toContain('.')
  })

  it('comes back as it was: the same five, the same opened, the same reasons', async () => {
    const fields = hidden(await read(`/${short}`))
    const [first] = fields.asked!.split(' ')
    const closed = await (await send(short, { ...fields, area: '', [`a.${first}`]: '5' })).text()
    expect(hidden(closed).asked).toBe(fields.asked)
    expect(closed).toContain(`href="#area"`)
    expect(closed).not.toMatch(/id="more"[^>]* checked/)
    const opened = await (await send(short, { ...fields, area: '', more: 'on' })).text()
    expect(hidden(opened).asked).toBe(fields.asked)
    expect(opened).toMatch(/id="more"[^>]* checked/)
    expect(opened).toContain(`href="#q-${first}"`)
    const low = await (
      await send(full, { ...hidden(await read(`/${full}`)), area: '', 'a.c31': '2', 'r.c31.rude': 'on' })
    ).text()
    expect(low).toMatch(/<details class="why" open\s*>[^]*?name="r\.c31\.rude" checked/)
    expect(low.match(/<details class="why" open/g)).toHaveLength(1)
  })

  it('offers reasons and the official channel beside each criterion that measures satisfaction', async () => {
    const text = await read(`/${full}`)
    const offered = criteriaOf((await findQuestionnaire(office.deps.db, 'sipas-2026'))!).flatMap(
      (one) => one.reasons ?? [],
    )
    expect(text.match(/name="r\.c\d+\.[a-z]+"/g)).toHaveLength(offered.length)
    expect(text.match(/class="level low"/g)).toHaveLength(32)
    expect(text.match(/Gửi phản ánh, kiến nghị trên Cổng Dịch vụ công quốc gia/g)).toHaveLength(16)
    expect(await read(`/${full}?q=tt01-2018`)).not.toContain('class="why"')
  })

  it('keeps reasons beside low ratings only, once however often they come', async () => {
    const fields = hidden(await read(`/${full}`))
    const sent = {
      ...fields,
      area: 'dat-dai',
      'a.c31': '2',
      'r.c31.rude': 'on',
      'r.c31.listen': 'on',
      'a.c30': '4',
      'r.c30.late': 'on',
    }
    for (let i = 0; i < 2; i++) expect((await send(full, sent)).status).toBe(303)
    const cell = { criterion: 'c31', unit: 'vy-da', counter: 'vy-da-2', area: 'dat-dai', day: '2026-11-23' }
    expect(await reasons(fields.id!)).toEqual([
      { ...cell, reason: 'listen' },
      { ...cell, reason: 'rude' },
    ])
  })

  it('makes good what was lost between a response and its reasons', async () => {
    const id = office.newId()
    const body = { id, code: full, area: 'dat-dai', questionnaire: 'sipas-2026', answers: { c31: 1 } }
    expect((await office.post(body)).status).toBe(201)
    expect((await office.post({ ...body, reasons: { c31: ['rude'] } })).status).toBe(200)
    expect(await reasons(id)).toHaveLength(1)
  })

  it.each([
    ['a rotation with two of a factor', { asked: ['c24', 'c25', 'c31', 'c34', 'c37'] }, '/asked'],
    ['answers that were not asked', { asked: ['c25', 'c27', 'c31', 'c34', 'c37'] }, '/answers/c24'],
    ['a reason of another criterion', { reasons: { c24: ['rude'] } }, '/reasons/c24'],
    ['reasons of no criterion', { reasons: { c99: ['rude'] } }, '/reasons/c99'],
    ['a reason that is no text', { reasons: { c24: [1] } }, '/reasons/c24/0'],
  ])('refuses %s', async (_, more, pointer) => {
    const body = {
      id: office.newId(),
      code: full,
      area: 'dat-dai',
      questionnaire: 'sipas-2026',
      answers: { c24: 1 },
    }
    const answer = await office.post({ ...body, ...more })
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: { pointer: string }[] }
    expect(errors.map((error) => error.pointer)).toContain(pointer)
  })

  it('says outside opening hours that one may still answer, and takes the answer', async () => {
    expect(await read(`/${full}`)).not.toContain('ngoài giờ làm việc')
    const evening = NOW + 12 * 3_600_000
    const text = await at(evening, `/${full}`)
    expect(text).toContain('ngoài giờ làm việc (Thứ Hai – Thứ Sáu 7:30–11:30, 13:30–17:00)')
    expect((await send(full, { ...hidden(text), area: 'unsure', 'a.c24': '5' })).status).toBe(303)
    await setHours(office.deps.db, 'vy-da', 'T2-T7 07:00-22:00')
    expect(await at(evening, `/${full}`)).not.toContain('ngoài giờ làm việc')
    await setHours(office.deps.db, 'vy-da', '')
    expect(await at(evening, `/${full}`)).not.toContain('ngoài giờ làm việc')
  })

  it('tells by the receipt that a response is counted, and nothing of what it says', async () => {
    const fields = hidden(await read(`/${full}`))
    const sent = await send(full, { ...fields, area: 'unsure', 'a.c24': '1', comment: 'Bí mật' })
    const receipt = new URL(sent.headers.get('location')!, 'http://x').searchParams.get('ma')!
    for (const typed of [receipt, receipt.toLowerCase().replaceAll('-', ' ')]) {
      const answer = await office.get(`/bien-nhan?ma=${encodeURIComponent(typed)}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const text = await answer.text()
      expect(text).toContain('Phiếu này đã được tính')
      expect(text).toContain('tháng 11/2026 của Phường Vỹ Dạ')
      for (const secret of ['Bí mật', fields.id!, 'Quầy', '23/11']) expect(text).not.toContain(secret)
    }
    expect(await read(sent.headers.get('location')!)).toContain(`/bien-nhan?ma=${receipt}`)
  })

  it.each(['22222-22222-2222', 'ABC', '<script>'])(
    'knows no response of a receipt it never gave: %s',
    async (typed) => {
      const answer = await office.get(`/bien-nhan?ma=${encodeURIComponent(typed)}`)
      expect(answer.status).toBe(404)
      const text = await answer.text()
      expect(text).toContain('Không tìm thấy phiếu có mã này')
      expect(text).not.toContain('<script>')
      expect(await read('/bien-nhan')).toContain('Kiểm tra phiếu đã được tính chưa')
    },
  )

  it.each([
    ['', 'vi'],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['en-US,en;q=0.9', 'en'],
    ['en-US,en;q=0.9,vi;q=0.8', 'vi'],
    ['fr-FR,en;q=0.5', 'en'],
    ['fr', 'vi'],
  ])('reads to those who accept “%s” in %s', async (header, lang) => {
    expect(await read(`/${full}`, { 'Accept-Language': header })).toContain(`<html lang="${lang}"`)
  })

  it('keeps the language that was switched to, against the header too', async () => {
    const english = { 'Accept-Language': 'en' }
    const text = await read(`/${full}`, english)
    expect(text).toMatch(new RegExp(`href="/${full}\\?q=sipas-2026&amp;lang=vi"\\s+lang="vi"`))
    const other = await read(`/${full}?lang=vi`, english)
    expect(other).toContain('<html lang="vi"')
    expect(other).toContain(`action="/${full}/gui?lang=vi"`)
  })

  it('speaks one more language for one more dictionary', async () => {
    LANGUAGES.fr = {
      name: 'Français',
      words: { ...LANGUAGES.en!.words, send: 'Envoyer' },
      base: 'en',
      texts: { 'Hài lòng': 'Satisfait', 'Phường Vỹ Dạ': 'Quartier de Vỹ Dạ' },
    }
    onTestFinished(() => void delete LANGUAGES.fr)
    const text = await read(`/${full}`, { 'Accept-Language': 'fr-FR,en;q=0.5' })
    for (const said of ['<html lang="fr"', 'Envoyer', 'Satisfait', 'Quartier de Vỹ Dạ', 'Very satisfied', 'lang=vi'])
      expect(text).toContain(said)
    expect(await read(`/${full}`)).toMatch(/lang=fr"\s+lang="fr"\s+hreflang="fr"\s*>Français</)
  })
})

const NOBODY = { handler: async () => new Response(null, { status: 404 }), accountOf: async () => null }

const hidden = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
