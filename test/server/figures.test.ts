import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../shared/problem.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { dossiersOf } from '../../server/store/dossiers.ts'
import { maximums } from '../../server/store/maximums.ts'
import { officialResults } from '../../server/store/officialResults.ts'
import { policy } from '../../server/store/settings.ts'
import type { Month } from '../../shared/calendar.ts'
import { databases, sqlite } from '../support/databases.ts'
import { openOffice } from '../support/office.ts'

type Office = Awaited<ReturnType<typeof openOffice>>
type Method = 'POST' | 'PUT'

const send = (office: Office, method: Method, path: string, body: unknown, headers: Record<string, string> = {}) =>
  office.app.request(`/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body),
  })
const sendCsv = (office: Office, csv: string | Blob, lang = 'vi') =>
  send(office, 'PUT', `/dossiers?lang=${lang}`, csv, { 'Content-Type': 'text/csv; charset=utf-8' })
const errorsOf = async (answer: Response) =>
  ((await answer.json()) as ProblemBody).errors?.map(({ pointer, detail }) => `${pointer} ${detail}`)
const known = async (office: Office, query = '') =>
  ((await (await office.get(`/api/v1/dossiers?${query}`)).json()) as { dossiers: unknown[] }).dossiers

const OCTOBER = { unit: 'phu-xuan', area: 'ho-tich', month: '2026-10', count: 412 }
const MAXIMUM = { year: 2027, points: 15, source: 'Quyết định 1/QĐ-BNV' }
const RESULT = {
  place: 'hue',
  year: 2025,
  index: 84.5,
  points: 8.45,
  maxPoints: 10,
  rank: 12,
  ofUnits: 34,
  source: 'Báo cáo',
}
const POLICY = { margin: 300, smallestCell: 4, smallestPublicCell: 8 }

describe.each(databases)('on $name', (database) => {
  it('what is entered is there, and entering again replaces', async () => {
    const office = await openOffice(await database.open())
    for (const count of [1, 412]) {
      expect((await send(office, 'PUT', '/dossiers', { dossiers: [{ ...OCTOBER, count }] })).status).toBe(200)
      expect((await send(office, 'POST', '/maximums', { ...MAXIMUM, points: count % 100 })).status).toBe(201)
      expect((await send(office, 'POST', '/official', { ...RESULT, rank: (count % 30) + 1 })).status).toBe(201)
      expect((await send(office, 'PUT', '/policy', { ...POLICY, margin: count + 100 })).status).toBe(200)
    }
    const { db } = office.deps
    expect(await known(office)).toEqual([OCTOBER])
    expect((await maximums(db)).at(-1)).toEqual({ ...MAXIMUM, points: 12 })
    expect((await officialResults(db)).find(({ year }) => year === 2025)).toEqual({ ...RESULT, rank: 23 })
    expect(await policy(db)).toEqual({ ...POLICY, margin: 512 })
    expect(await policy(database.again(db))).toEqual({ ...POLICY, margin: 512 })
  })

  it('more rows than fit one statement are entered in one go', async () => {
    const office = await openOffice(await database.open())
    const months = Array.from({ length: 11 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`)
    const lines = office.desks.flatMap(({ unit, areas }) =>
      areas.flatMap((area) => months.map((month) => `${unit},${area},${month},7`)),
    )
    const rows = [...new Set(lines)]
    const answer = await sendCsv(office, ['unit,area,month,count', ...rows].join('\n'))
    expect(await answer.json()).toEqual({ saved: rows.length })
    expect((await known(office)).length).toBe(rows.length)
  })
})

describe('a file of dossiers', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await sqlite.open())
  })

  it.each([
    ['ids and commas', 'unit,area,month,count\nphu-xuan,ho-tich,2026-10,412'],
    ['codes in any case', 'unit,area,month,count\r\nCODE,ht,2026-10,412\r\n'],
    [
      'names, semicolons and a byte order mark',
      '\ufeffđơn vị;lĩnh vực;tháng;số hồ sơ\r\nPhường Phú Xuân;Hộ tịch;10/2026;412\r\n',
    ],
    ['names typed on a Mac', 'unit,area,month,count\nPhường Phú Xuân,Hộ tịch,2026-10,412'.normalize('NFD')],
    ['capitals and stray spaces', 'UNIT,Area,month,count\n PHƯỜNG  PHÚ XUÂN ,HỘ TỊCH,2026-10, 412 '],
    ['English names', 'unit,area,month,count\nPhú Xuân Ward,Civil status,2026-10,412'],
    [
      'other columns, another order and empty lines',
      'ghi chú;count;month;area;unit\n\nx;412;01/10/2026;HT;phu-xuan\n;;;;\n',
    ],
    ['a table off the clipboard', 'unit\tarea\tmonth\tcount\nphu-xuan\tho-tich\t2026-10\t412'],
  ])('may have %s', async (_, csv) => {
    const { db } = office.deps
    const code = (await db.query.selectFrom('unit').select('code').where('id', '=', 'phu-xuan').executeTakeFirst())!
      .code
    expect(await (await sendCsv(office, csv.replace('CODE', code.toLowerCase()))).json()).toEqual({ saved: 1 })
    expect(await known(office)).toEqual([OCTOBER])
  })

  it('may group thousands as Vietnamese spreadsheets do', async () => {
    await sendCsv(office, 'unit;area;month;count\nphu-xuan;dat-dai;2026-09;1.280')
    expect(await known(office, 'from=2026-09&to=2026-09')).toMatchObject([{ area: 'dat-dai', count: 1280 }])
  })

  it('is refused whole, with one reason for each wrong line, in the language of the reader', async () => {
    const before = await known(office)
    const csv = [
      'unit;area;month;count',
      'phu-xuan;ho-tich;2026-08;5',
      'Phường Phú Suân;ho-tich;2026-08;5',
      'phu-xuan;hộ tịnh;2026-13;5',
      'phu-xuan;chung-thuc;2026-13;5',
      '',
      'phu-xuan;chung-thuc;2026-12;5',
      'phu-xuan;chung-thuc;2025-06;5',
      'phu-xuan;chung-thuc;2026-08;1,5',
      'phu-xuan;chung-thuc;2026-08;-1',
      'phu-xuan;chung-thuc;2026-08;',
      'PHU-XUAN;ht;8/2026;6',
    ].join('\r\n')
    const answer = await sendCsv(office, csv)
    expect(answer.status).toBe(422)
    expect(await errorsOf(answer)).toEqual([
      '#row=3 Không có đơn vị này: “Phường Phú Suân”',
      '#row=4 Không có lĩnh vực này: “hộ tịnh”',
      '#row=5 Không phải một tháng, ví dụ 2026-11 hoặc 11/2026: “2026-13”',
      '#row=7 Tháng này chưa đến: “2026-12”',
      '#row=8 Đơn vị này không hoạt động trong tháng đó: “2025-06”',
      '#row=9 Phải là số nguyên từ 0 đến 10.000.000: “1,5”',
      '#row=10 Phải là số nguyên từ 0 đến 10.000.000: “-1”',
      '#row=11 Phải là số nguyên từ 0 đến 10.000.000',
      '#row=12 Đơn vị, lĩnh vực và tháng này đã có ở dòng trên: “PHU-XUAN”',
    ])
    expect(await errorsOf(await sendCsv(office, csv.split('\r\n').slice(0, 3).join('\n'), 'en'))).toEqual([
      '#row=3 There is no such unit: “Phường Phú Suân”',
    ])
    expect(await known(office)).toEqual(before)
  })

  it.each([
    ['lacks a column', 'unit,area,count\na,b,1', '#row=1 Dòng đầu thiếu cột: “month”'],
    ['is empty', '', '#row=1 Dòng đầu thiếu cột: “unit”'],
    ['has a header only', 'unit,area,month,count\n\n', '#row=1 Chưa có dòng nào'],
    ['has an open quotation mark', 'unit,area,month,count\n"a,b,c,1', '#row=2 Dấu nháy kép không khép đúng chỗ'],
  ])('that %s is refused', async (_, csv, error) => {
    expect(await errorsOf(await sendCsv(office, csv))).toEqual([error])
  })

  it('in another encoding is refused, not stored as gibberish', async () => {
    const answer = await sendCsv(office, new Blob(['unit,area,month,count\nPh', Uint8Array.of(0xfd)]))
    expect(await errorsOf(answer)).toEqual([expect.stringContaining('CSV UTF-8')])
  })

  it('means by a name the unit that had it in that month', async () => {
    await sendCsv(office, 'unit,area,month,count\nPhường Kim Long,ho-tich,2025-06,1\nPhường Kim Long,ho-tich,2025-07,2')
    expect(await known(office, 'from=2025-01&to=2025-12')).toEqual([
      { unit: 'cu-kim-long', area: 'ho-tich', month: '2025-06', count: 1 },
      { unit: 'kim-long', area: 'ho-tich', month: '2025-07', count: 2 },
    ])
  })
})

describe('dossiers as JSON', () => {
  it('are refused whole, each wrong row named', async () => {
    const office = await openOffice(await sqlite.open())
    const dossiers = [OCTOBER, { ...OCTOBER, area: 'x' }, { ...OCTOBER, month: '2030-01' }]
    const answer = await send(office, 'PUT', '/dossiers', { dossiers })
    expect(answer.status).toBe(422)
    expect(await errorsOf(answer)).toEqual([
      '/dossiers/1/area Không có lĩnh vực này: “x”',
      '/dossiers/2/month Tháng này chưa đến: “2030-01”',
    ])
    expect(await known(office)).toEqual([])
  })

  it.each([1.5, 1.234, -1, 1e9, null, '5'])('have no %j for a count', async (count) => {
    const office = await openOffice(await sqlite.open())
    const answer = await send(office, 'PUT', '/dossiers', { dossiers: [{ ...OCTOBER, count }] })
    expect(await errorsOf(answer)).toEqual(['/dossiers/0/count Phải là số nguyên từ 0 đến 10.000.000'])
  })

  it('need to be JSON, and say so', async () => {
    const office = await openOffice(await sqlite.open())
    expect((await send(office, 'PUT', '/dossiers', '{')).status).toBe(400)
    expect((await send(office, 'PUT', '/dossiers', '<a/>', { 'Content-Type': 'application/xml' })).status).toBe(415)
  })
})

describe('who may enter', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await sqlite.open())
    await send(office, 'PUT', '/dossiers', { dossiers: [OCTOBER, { ...OCTOBER, unit: 'an-cuu' }] })
  })

  it('a unit sees and enters its own dossiers only', async () => {
    const ward = office.as({ role: 'unit', unit: 'phu-xuan' })
    expect(await known(ward)).toEqual([OCTOBER])
    expect((await ward.get('/api/v1/dossiers?unit=an-cuu')).status).toBe(403)
    expect((await send(ward, 'PUT', '/dossiers', { dossiers: [{ ...OCTOBER, count: 9 }] })).status).toBe(200)
    const answer = await sendCsv(ward, 'unit,area,month,count\nphu-xuan,ho-tich,2026-10,1\nan-cuu,ho-tich,2026-10,1')
    expect(answer.status).toBe(403)
    expect(await errorsOf(answer)).toEqual(['#row=3 Tài khoản này không nhập được cho đơn vị này: “an-cuu”'])
    expect(await known(office)).toEqual(
      expect.arrayContaining([
        { ...OCTOBER, count: 9 },
        { ...OCTOBER, unit: 'an-cuu' },
      ]),
    )
  })

  it.each([
    ['POST', '/maximums', MAXIMUM],
    ['POST', '/official', RESULT],
    ['PUT', '/policy', POLICY],
  ] as const)('%s %s is for the province alone', async (method, path, body) => {
    for (const role of ['unit', 'counter'] as const) {
      const answer = await send(office.as({ role, unit: 'phu-xuan' }), method, path, body)
      expect(answer.status).toBe(403)
    }
    expect((await send(office.as(null), method, path, body)).status).toBe(401)
  })

  it('a unit does not read the policy; a counter reads no dossiers', async () => {
    expect((await office.as({ role: 'unit', unit: 'phu-xuan' }).get('/api/v1/policy')).status).toBe(403)
    const counter = office.as({ role: 'counter', unit: 'phu-xuan', counter: 'phu-xuan-1' })
    expect((await counter.get('/api/v1/dossiers')).status).toBe(403)
    expect((await send(counter, 'PUT', '/dossiers', { dossiers: [OCTOBER] })).status).toBe(403)
  })

  it.each(['from=2026-13', 'to=x', 'from=2026-02&to=2026-01', 'unit=nowhere'])(
    '%s is no period or unit',
    async (query) => {
      expect((await office.get(`/api/v1/dossiers?${query}`)).status).toBe(422)
    },
  )
})

describe('what is wrong with an entry', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await sqlite.open())
  })

  it.each([
    ['/maximums', { ...MAXIMUM, points: 9.5 }, ['/points']],
    ['/maximums', { ...MAXIMUM, year: 1900, source: ' \n' }, ['/year', '/source']],
    ['/maximums', { ...MAXIMUM, extra: 1 }, ['/extra']],
    ['/official', { ...RESULT, place: 'hà-nội' }, ['/place']],
    ['/official', { ...RESULT, year: 2027 }, ['/year']],
    ['/official', { ...RESULT, index: 101 }, ['/index']],
    ['/official', { ...RESULT, index: 84.567 }, ['/index']],
    ['/official', { ...RESULT, index: null, points: null, maxPoints: null }, ['/index']],
    ['/official', { ...RESULT, points: 11 }, ['/points']],
    ['/official', { ...RESULT, maxPoints: null }, ['/maxPoints']],
    ['/official', { ...RESULT, rank: 35 }, ['/rank']],
    ['/official', { ...RESULT, ofUnits: null }, ['/ofUnits']],
  ])('%s %j', async (path, body, pointers) => {
    const answer = await send(office, 'POST', path, body)
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as ProblemBody
    expect(errors!.map(({ pointer }) => pointer)).toEqual(pointers)
    for (const { detail } of errors!) expect(detail).toMatch(/^\p{Lu}/u)
  })

  it.each([
    [{ ...POLICY, margin: 0 }, '/margin'],
    [{ ...POLICY, margin: 12.5 }, '/margin'],
    [{ ...POLICY, smallestCell: 2 }, '/smallestCell'],
    [{ ...POLICY, smallestPublicCell: 3 }, '/smallestPublicCell'],
  ])('/policy %j', async (body, pointer) => {
    const before = await policy(office.deps.db)
    const answer = await send(office, 'PUT', '/policy', body)
    expect((await errorsOf(answer))!.map((error) => error.split(' ')[0])).toEqual([pointer])
    expect(await policy(office.deps.db)).toEqual(before)
  })

  it('a source is one line in NFC', async () => {
    await send(office, 'POST', '/maximums', { ...MAXIMUM, source: '  Quyết định\n1 '.normalize('NFD') })
    expect((await maximums(office.deps.db)).at(-1)!.source).toBe('Quyết định 1')
  })
})

describe("on the operator's command line", () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sipas-commands-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const sipas = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, DATABASE: join(folder, 'sipas.db') }
      execFile(process.execPath, ['server/sipas.ts', ...args], { env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      )
    })

  it('dossiers, maxima and results are entered, and wrong ones named', async () => {
    const file = join(folder, 'dossiers.csv')
    await writeFile(file, '\ufeffđơn vị;lĩnh vực;tháng;số hồ sơ\r\nPhường Phú Xuân;Hộ tịch;2026-10;412\r\n')
    expect(await sipas('dossiers', 'import', file)).toMatchObject({ code: 0, out: expect.stringContaining('1 dòng') })
    await writeFile(file, 'unit,area,month,count\nphu-xuan,ho-tich,2026-10,1\nphu-xuan,x,2026-10,1\n')
    const refused = await sipas('dossiers', 'import', file)
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('dossiers.csv:3: Không có lĩnh vực này: “x” / There'),
    })

    expect((await sipas('maximum', 'set', '2027', '15', '--source', 'Quyết định 1')).code).toBe(0)
    expect(await sipas('maximum', 'set', '27', '15', '--source', 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('year: '),
    })
    const official = [
      'official',
      'add',
      'hue',
      '2025',
      '--index',
      '84.5',
      '--rank',
      '12',
      '--of-units',
      '34',
      '--source',
      'Báo cáo',
    ]
    expect((await sipas(...official)).code).toBe(0)
    expect(await sipas('official', 'add', 'x', '2025', '--index', '84.5', '--source', 'y')).toMatchObject({
      code: 1,
      err: expect.stringContaining('place: '),
    })

    const db = openSqlite(join(folder, 'sipas.db'))
    const months = { from: '2026-01' as Month, to: '2026-12' as Month }
    expect(await dossiersOf(db, months)).toEqual([OCTOBER])
    expect((await maximums(db)).at(-1)).toEqual({ year: 2027, points: 15, source: 'Quyết định 1' })
    expect((await officialResults(db)).find(({ place, year }) => place === 'hue' && year === 2025)).toMatchObject({
      index: 84.5,
      rank: 12,
      points: null,
    })
    await db.close()
  })
})
