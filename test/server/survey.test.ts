import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../support/databases.ts'
import { openOffice } from '../support/office.ts'
import { stored } from '../support/store.ts'

describe.each(databases)('the survey on $name', ({ open }) => {
  let office: Awaited<ReturnType<typeof openOffice>>
  beforeAll(async () => {
    office = (await openOffice(await open())).as(null)
  })

  const codeOf = (id = 'vy-da-1') => office.desks.find((one) => one.id === id)!.code!
  const page = async (path: string) => {
    const answer = await office.get(path)
    return { status: answer.status, text: await answer.text() }
  }
  /** Sends the form as a browser does that has no script. */
  const send = (path: string, fields: Record<string, string>) =>
    office.app.request(`http://localhost${path}`, {
      method: 'POST',
      headers: { Origin: 'http://localhost' },
      body: new URLSearchParams(fields),
    })
  /** What a person filled in, on a page just opened. */
  const filled = async (more: Record<string, string> = {}): Promise<Record<string, string>> => {
    const { text } = await page(`/${codeOf()}`)
    return { ...hidden(text), area: 'chung-thuc', 'a.c24': '5', 'a.c25': 'none', ...more }
  }
  const kept = (id: string) => stored(office.deps.db, id)

  it('asks what the default questionnaire asks, at the counter of the code', async () => {
    const { status, text } = await page(`/${codeOf()}`)
    expect(status).toBe(200)
    expect(text).toContain('<html lang="vi"')
    expect(text).toContain('Phường Vỹ Dạ')
    expect(text).toContain('Quầy 1')
    expect(text.match(/<fieldset class="criterion"/g)).toHaveLength(16)
    expect(text.match(/type="radio" name="a\.c\d+" value="[1-5]"/g)).toHaveLength(80)
    expect(text.match(/>\s*Không có ý kiến<\/label/g)).toHaveLength(16)
    expect(text).toContain('Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công có biển hiệu,')
    expect(text).toMatch(/<option value="unsure"\s*>Tôi không rõ<\/option>/)
    expect(text).toContain('Phiếu này không hỏi họ tên, số điện thoại hay số căn cước.')
  })

  it('may be kept by no cache that others share, and makes an id for each page', async () => {
    const answer = await office.get(`/${codeOf()}`)
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    expect(answer.headers.get('set-cookie')).toBeNull()
    const { id } = hidden(await answer.text())
    expect(id).toMatch(/^20261123-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(hidden((await page(`/${codeOf()}`)).text).id).not.toBe(id)
  })

  it.each([
    ['nhanh-3', 1, 3],
    ['sipas-2017', 22, 5],
    ['tt01-2018', 9, 3],
  ])('asks any other published questionnaire too: %s', async (id, criteria, levels) => {
    const { status, text } = await page(`/${codeOf()}?q=${id}`)
    expect(status).toBe(200)
    expect(text.match(/<fieldset class="criterion"/g)).toHaveLength(criteria)
    expect(text.match(/class="level[ "]/g)).toHaveLength(criteria * levels)
    expect(text).toContain(`name="questionnaire" value="${id}@1"`)
  })

  const faces = async (id: string) =>
    (await page(`/${codeOf()}?q=${id}`)).text.match(/<use href="#f\d"/g)?.map((use) => use.at(-2))
  it('draws faces only for a scale of satisfaction, and smiles only for its satisfied levels', async () => {
    expect((await faces('sipas-2026'))?.slice(0, 5)).toEqual(['1', '2', '3', '4', '5'])
    expect(await faces('nhanh-3')).toEqual(['2', '4', '5'])
    expect(await faces('tt01-2018')).toBeUndefined()
  })

  it('asks for no area where the counter serves one', async () => {
    const { query } = office.deps.db
    await query.deleteFrom('counter_area').where('counter', '=', 'an-cuu-2').where('area', '<>', 'dat-dai').execute()
    const { text } = await page(`/${codeOf('an-cuu-2')}`)
    expect(text).not.toContain('name="area"')
    expect(text).toContain('<dd>Đất đai</dd>')
  })

  it('takes a form sent without a script and thanks with a receipt', async () => {
    const fields = await filled({ comment: 'Nhanh gọn' })
    const answer = await send(`/${codeOf()}/gui`, fields)
    expect(answer.status).toBe(303)
    const there = answer.headers.get('location')!
    expect(there).toMatch(new RegExp(`^/${codeOf()}/cam-on\\?ma=[2-9A-Y]{5}-[2-9A-Y]{5}-[2-9A-Y]{4}$`))
    const { status, text } = await page(there)
    expect(status).toBe(200)
    expect(text).toContain('Cảm ơn Ông/Bà. Đánh giá đã được ghi nhận')
    expect(text).toContain(there.slice(-16))
    expect(await kept(fields.id!)).toMatchObject([
      { answers: '50--------------', area: 'chung-thuc', comment: 'Nhanh gọn', respondent: null, origin: 'citizen' },
    ])
  })

  it('gives the same receipt to the form and to a program, and counts a double tap once', async () => {
    const fields = await filled()
    const [first, second] = await Promise.all([send(`/${codeOf()}/gui`, fields), send(`/${codeOf()}/gui`, fields)])
    expect(second!.headers.get('location')).toBe(first!.headers.get('location'))
    const body = {
      id: fields.id,
      code: codeOf(),
      area: 'chung-thuc',
      questionnaire: fields.questionnaire,
      answers: { c24: 5, c25: null },
    }
    const again = await office.post(body)
    expect(again.status).toBe(200)
    expect(first!.headers.get('location')).toContain(((await again.json()) as { receipt: string }).receipt)
    expect(await kept(fields.id!)).toHaveLength(1)
  })

  it('says what to do when the page was already sent with other answers', async () => {
    const fields = await filled()
    await send(`/${codeOf()}/gui`, fields)
    const answer = await send(`/${codeOf()}/gui`, { ...fields, 'a.c24': '1' })
    expect(answer.status).toBe(409)
    const text = await answer.text()
    expect(text).toContain('Phiếu gửi trước được giữ nguyên')
    expect(text).toContain(`href="/${codeOf()}">Mở phiếu mới</a>`)
  })

  it('comes back with everything still filled in when something is missing', async () => {
    const fields = await filled({
      area: '',
      'a.c39': '2',
      comment: '\n"Chậm" & <b>lâu</b>',
      sex: 'female',
      education: 'university',
      consent: '1',
      large: 'on',
    })
    const answer = await send(`/${codeOf()}/gui`, fields)
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('<title>Lỗi: Đánh giá sự phục vụ – Phường Vỹ Dạ</title>')
    expect(text).toMatch(/<div class="note b errors" role="alert"[^]*<a href="#area">Xin chọn lĩnh vực/)
    expect(text.indexOf('id="errors"')).toBeLessThan(text.indexOf('<h1>'))
    expect(text).toMatch(/<select id="area" name="area" aria-invalid="true" aria-describedby="area-wrong"/)
    expect(hidden(text)).toEqual({ id: fields.id, code: codeOf(), questionnaire: 'sipas-2026@1' })
    for (const [name, value] of [
      ['a.c24', '5'],
      ['a.c25', 'none'],
      ['a.c39', '2'],
      ['sex', 'female'],
      ['consent', '1'],
    ])
      expect(text).toContain(`name="${name}" value="${value}" checked`)
    expect(text.match(/ checked/g)).toHaveLength(6)
    expect(text).toContain('<option value="university" selected>')
    expect(text).toContain('>\n\n&quot;Chậm&quot; &amp; &lt;b&gt;lâu&lt;/b&gt;</textarea')
    expect(await kept(fields.id!)).toEqual([])
  })

  it('points to each of several mistakes', async () => {
    const { id } = hidden((await page(`/${codeOf()}`)).text)
    const answer = await send(`/${codeOf()}/gui`, {
      id: id!,
      questionnaire: 'sipas-2026@1',
      area: '',
      comment: 'a'.repeat(501),
    })
    const text = await answer.text()
    const links = [...text.matchAll(/<li><a href="(#[^"]+)">/g)].map(([, link]) => link)
    expect(links.toSorted()).toEqual(['#area', '#comment', '#q-c24'])
  })

  it('keeps what was said about the respondent only with consent', async () => {
    const about = { sex: 'male', age: '35-49', education: '', occupation: 'student' }
    const without = await filled(about)
    const agreed = await filled({ ...about, consent: '1' })
    for (const fields of [without, agreed]) expect((await send(`/${codeOf()}/gui`, fields)).status).toBe(303)
    expect(await kept(without.id!)).toMatchObject([{ respondent: null }])
    const [row] = await kept(agreed.id!)
    expect(JSON.parse(row!.respondent!)).toEqual({ sex: 'male', age: '35-49', occupation: 'student' })
  })

  const where = async (path: string) => {
    const answer = await office.get(path)
    return [answer.status, answer.headers.get('location')]
  }
  it('leads from the address where forms are sent to the form, and nowhere else', async () => {
    expect(await where(`/${codeOf()}/gui?lang=en`)).toEqual([303, `/${codeOf()}?lang=en`])
    expect(await where('/%0d%0aX/gui')).toEqual([303, '/%0D%0AX'])
  })

  it('speaks English when asked, and goes on so without a cookie', async () => {
    const { text } = await page(`/${codeOf()}?lang=en`)
    expect(text).toContain('<html lang="en"')
    expect(text).toContain('Very dissatisfied')
    expect(text).toContain('Vỹ Dạ Ward')
    expect(text).toMatch(new RegExp(`href="/${codeOf()}\\?q=sipas-2026"\\s+lang="vi"`))
    const action = /action="([^"]+)"/.exec(text)![1]!
    const invalid = await send(action, { ...hidden(text), area: 'chung-thuc' })
    expect(await invalid.text()).toContain('Please answer at least one question')
    const thanks = (await send(action, { ...hidden(text), area: 'chung-thuc', 'a.c24': '4' })).headers.get('location')!
    expect((await page(thanks)).text).toContain('Thank you. Your rating has been recorded')
  })

  it('keeps large text and high contrast in the address where the style sheet cannot', async () => {
    const { text } = await page(`/${codeOf()}?chu=to&tp=cao`)
    expect(text).toContain('class="large contrast"')
    expect(text).toContain(`action="/${codeOf()}/gui?chu=to&amp;tp=cao"`)
    const chosen = await send(`/${codeOf()}/gui`, await filled({ large: 'on' }))
    expect(chosen.headers.get('location')).toContain('chu=to')
  })

  it('answers a mistyped code with a box to type it again, and never as markup', async () => {
    for (const path of ['/7KE2M3', '/abc', `/?code=${encodeURIComponent('<b>7KE2')}`]) {
      const { status, text } = await page(path)
      expect(status).toBe(404)
      expect(text).toContain('Không tìm thấy mã này')
      expect(text).toContain('name="code"')
      expect(text).not.toContain('<b>7KE2')
    }
    expect((await page('/7KE2M3')).text).toContain('value="7KE2M3"')
  })

  it('leads from a typed code to its survey', async () => {
    const code = codeOf()
    const answer = await office.get(`/?lang=en&code=${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/${code}?lang=en`)
  })

  it('starts with a box for the code and ways in for staff', async () => {
    const { status, text } = await page('/')
    expect(status).toBe(200)
    expect(text).toContain('name="code"')
    expect(text).toContain('href="/admin"')
    expect(text).toContain('href="/counter"')
  })

  it('tells closed and revoked codes apart, when opened and when sent', async () => {
    const { query } = office.deps.db
    await query
      .updateTable('counter')
      .set('closed_on', '2026-10-15' as never)
      .where('id', '=', 'phu-xuan-1')
      .execute()
    await query
      .updateTable('code')
      .set('revoked_on', '2026-11-01' as never)
      .where('counter', '=', 'phu-xuan-2')
      .execute()
    const closed = await page(`/${codeOf('phu-xuan-1')}`)
    expect(closed.status).toBe(409)
    expect(closed.text).toContain('Quầy 1 của Phường Phú Xuân đã ngừng hoạt động từ ngày 15/10/2026.')
    const revoked = await page(`/${codeOf('phu-xuan-2')}`)
    expect(revoked.status).toBe(410)
    expect(revoked.text).toContain('Mã này đã được thay bằng mã khác')
    expect((await send(`/${codeOf('phu-xuan-1')}/gui`, await filled())).status).toBe(409)
    expect((await send(`/${codeOf('phu-xuan-2')}/gui`, await filled())).status).toBe(410)
  })

  it('refuses a body that is no form, and a receipt that was never given', async () => {
    const post = (body: string, type: string) =>
      office.app.request(`/${codeOf()}/gui`, {
        method: 'POST',
        headers: { 'Content-Type': type, Origin: 'http://localhost' },
        body,
      })
    expect((await post('{}', 'application/json')).status).toBe(415)
    expect((await post('x', 'multipart/form-data')).status).toBe(400)
    expect((await page(`/${codeOf()}/cam-on?ma=<script>`)).status).toBe(404)
    expect((await page(`/${codeOf()}?q=sipas-1999`)).status).toBe(404)
  })

  it('says on every page that the database holds simulated responses, once it does', async () => {
    const paths = ['/', `/${codeOf()}`, `/${codeOf()}/cam-on?ma=22222-22222-2222`, `/${codeOf()}/poster`, '/7KE2M3']
    const banners = async () =>
      Promise.all(paths.map(async (path) => (await page(path)).text.includes('dữ liệu mô phỏng')))
    expect(await banners()).toEqual(paths.map(() => false))
    const fields = await filled()
    await send(`/${codeOf()}/gui`, fields)
    await office.deps.db.query.updateTable('cell').set('origin', 'simulated').execute()
    expect(await banners()).toEqual(paths.map(() => true))
  })
})

const hidden = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
