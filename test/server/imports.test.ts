import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCsv } from '../../shared/csv.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { seeded } from '../../shared/random.ts'
import { finish } from '../../shared/steps.ts'
import type { Checked } from '../../server/routes/imports.ts'
import { CSV, XLSX } from '../../server/sheet/readTable.ts'
import { readXlsx } from '../../server/sheet/readXlsx.ts'
import type { Db } from '../../server/store/db.ts'
import { databases, sqlite } from '../support/databases.ts'
import { openOffice } from '../support/office.ts'
import { csvOf, HEADER, tableOf, type Written, xlsxOf } from '../support/paper.ts'
import { times } from '../support/responses.ts'
import { stored as allStored } from '../support/store.ts'

type Office = Awaited<ReturnType<typeof openOffice>>
type Table = (string | number)[][]

const post = (office: Office, path: string, body: Uint8Array<ArrayBuffer> | string, type: string) =>
  office.app.request(`/api/v1/imports${path}`, { method: 'POST', headers: { 'Content-Type': type }, body })

/** Keeps a table, as CSV unless said. */
const keep = (office: Office, rows: Table, as = CSV) => post(office, '', as === CSV ? csvOf(rows) : xlsxOf(rows), as)

async function dryRun(office: Office, rows: Table, as = CSV): Promise<Checked> {
  const answer = await post(office, '/dry-run', as === CSV ? csvOf(rows) : xlsxOf(rows), as)
  if (answer.status !== 200) throw new Error(await answer.text())
  return (await answer.json()) as Checked
}

/** Forms of one counter, none like another. */
const forms = (n: number, tag: string, change: (i: number) => Partial<Written> = () => ({})): Written[] => {
  const random = seeded(n)
  return times(n, (i) => ({
    number: `${tag}${i + 1}`,
    day: '20/11/2026',
    counter: 'vy-da-1',
    area: 'chung-thuc',
    ratings: times(16, () => Math.floor(random() * 6)).with(0, 4),
    ...change(i),
  }))
}

describe.each(databases)('forms from paper on $name', ({ open, again }) => {
  let db: Db
  let office: Office
  beforeAll(async () => {
    db = await open()
    office = await openOffice(db)
  })
  const stored = async () => (await allStored(db)).filter(({ channel }) => channel === 'paper')

  it('are checked first, and nothing is kept by that', async () => {
    const own = forms(30, 'a', (i) => ({ day: i < 5 ? '1/10/2026' : '20/11/2026' }))
    expect(await dryRun(office, tableOf(own))).toEqual({
      forms: 30,
      counters: [{ counter: 'vy-da-1', forms: 30 }],
      from: '2026-10-01',
      to: '2026-11-20',
      wrong: [],
      wrongCount: 0,
      importedOn: null,
    })
    expect(await stored()).toEqual([])
  })

  it('are kept under the channel of paper and their own day, in order, and counted', async () => {
    const own = forms(30, 'a', (i) => ({ day: i < 5 ? '1/10/2026' : '20/11/2026' }))
    const answer = await keep(office, tableOf(own))
    expect([answer.status, await answer.json()]).toEqual([201, { forms: 30, importedOn: '2026-11-23' }])
    const rows = await stored()
    expect(rows.map(({ seq }) => seq)).toEqual(times(30, (i) => i + 1))
    expect(rows[0]).toMatchObject({ day: '2026-10-01', unit: 'vy-da', counter: 'vy-da-1', area: 'chung-thuc' })
    expect(rows[0]!.id).toMatch(/^20261001-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect((await office.scores('from=2026-10-01&to=2026-11-23')).n).toBe(30)
  })

  it('are not counted again when the same table comes again, be it as a workbook', async () => {
    const own = tableOf(forms(12, 'b'))
    expect((await keep(office, own)).status).toBe(201)
    const before = (await stored()).length
    const twice = await Promise.all([keep(office, own), keep(office, own, XLSX)])
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect((await dryRun(office, own, XLSX)).importedOn).toBe('2026-11-23')
    expect((await stored()).length).toBe(before)
  })

  it('are kept once by two instances that are sent the same table at once', async () => {
    const own = tableOf(forms(20, 'c'))
    const other = await openOffice(again(db))
    const before = (await stored()).length
    const answers = await Promise.all(times(8, (i) => keep(i % 2 ? office : other, own)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...times(7, () => 200), 201])
    expect((await stored()).length).toBe(before + 20)
  })

  it('are refused whole when one of them was kept before, which is named', async () => {
    await keep(office, tableOf(forms(3, 'd')))
    const before = (await stored()).length
    const longer = tableOf(forms(5, 'd', (i) => (i === 1 ? {} : { number: `e${i}` })))
    const checked = await dryRun(office, longer)
    expect(checked.wrong).toEqual([
      { row: 4, column: 'A', detail: 'Phiếu số “d2” của quầy và ngày này đã được ghi trước đây' },
    ])
    const answer = await keep(office, longer)
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as ProblemBody).errors).toMatchObject([{ pointer: '#cell=4,1' }])
    expect((await stored()).length).toBe(before)
  })

  it('are refused whole for one wrong cell, which is named', async () => {
    const before = (await stored()).length
    const own = forms(40, 'f', (i) => (i === 9 ? { ratings: [1, 6] } : {}))
    const answer = await keep(office, tableOf(own), XLSX)
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as ProblemBody).errors).toEqual([
      { pointer: '#cell=12,6', detail: 'dòng 12, cột F: “6” không phải mức' },
    ])
    expect((await stored()).length).toBe(before)
  })

  it('fifty thousand are kept whole, or refused with a limit that is said', { timeout: 240_000 }, async () => {
    const fresh = await openOffice(await open())
    const table = tableOf(forms(50_000, 'g'))
    const began = performance.now()
    const answer = await keep(fresh, table, XLSX)
    console.log(`${fresh.deps.db.kind}: 50 000 forms in ${Math.round(performance.now() - began)} ms`)
    const rows = await fresh.deps.db.query.selectFrom('response').select('seq').execute()
    if (fresh.deps.db.kind === 'd1') {
      expect(answer.status).toBe(422)
      const { errors } = (await answer.json()) as ProblemBody
      expect(errors![0]!.detail).toContain('nhiều nhất 5000 phiếu')
      expect(rows).toEqual([])
      expect((await keep(fresh, tableOf(forms(5_000, 'h')))).status).toBe(201)
    } else {
      expect(answer.status).toBe(201)
      expect(rows.length).toBe(50_000)
    }
  })
})

describe('a file of forms', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(await sqlite.open())
  })
  const said = async (body: Uint8Array<ArrayBuffer> | string, type: string) => {
    const answer = await post(office, '/dry-run', body, type)
    return ((await answer.json()) as Checked).wrong.map(({ row, column, detail }) => `${column}${row} ${detail}`)
  }

  it('may be what Excel calls CSV UTF-8, with semicolons, or Unicode text, with tabs', async () => {
    const rows = readCsv(new TextDecoder().decode(csvOf(tableOf(forms(3, 'x')))))
    const semicolons = `\ufeff${rows.map((cells) => cells.join(';')).join('\r\n')}`
    expect(await said(semicolons.normalize('NFD'), CSV)).toEqual([])
    const tabs = Buffer.from(`\ufeff${rows.map((cells) => cells.join('\t')).join('\r\n')}`, 'utf16le')
    expect(await said(new Uint8Array(tabs), CSV)).toEqual([])
  })

  it.each<[string, Uint8Array<ArrayBuffer> | string, string, string]>([
    ['is in a Vietnamese code page', new Uint8Array([0x53, 0xe8, 0xff, 0x2c]), CSV, 'A1 Tệp không phải UTF-8'],
    ['has a quotation mark that never ends', 'a,b\n"c,d', CSV, 'A2 Dấu nháy kép'],
    [
      'is an old .xls',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      XLSX,
      'A1 Không đọc được như một tệp Excel',
    ],
    ['is a zip of something else', zipSync({ 'a.txt': strToU8('x') }), XLSX, 'A1 Không đọc được như một tệp Excel'],
    ['is empty', '', CSV, 'A1 Dòng đầu thiếu cột'],
  ])('says so when it %s', async (_, body, type, reason) => {
    expect((await said(body, type))[0]).toContain(reason)
  })

  it('of another type, or too large, is not even read', async () => {
    expect((await post(office, '', '{}', 'application/json')).status).toBe(415)
    const large = await office.app.request('/api/v1/imports', {
      method: 'POST',
      headers: { 'Content-Type': CSV, 'Content-Length': String(17 * 2 ** 20) },
      body: 'x',
    })
    expect(large.status).toBe(413)
  })

  it('has a template that is right as it stands, for a form put under its totals', async () => {
    for (const as of ['csv', 'xlsx']) {
      const answer = await office.get(`/api/v1/imports/template.${as}`)
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="phieu-giay.${as}"`)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const rows = as === 'csv' ? readCsv(new TextDecoder().decode(bytes)) : finish(readXlsx(bytes)).rows
      expect(rows[0]!.length).toBe(21)
      const filled = [rows[0]!, ['Cộng', '1'], [1, 46346, 'vy-da-1', 'Chứng thực', ...times(16, () => 5)]]
      expect((await dryRun(office, filled as Table)).wrong).toEqual([])
    }
  })

  it('is entered by a counter’s account for its own counter alone, by a unit’s for those below it', async () => {
    const table = tableOf(forms(1, 'own'))
    const at = (counter: string) => office.as({ role: 'counter', unit: counter.slice(0, -2), counter })
    expect((await dryRun(at('vy-da-1'), table)).wrong).toEqual([])
    expect((await dryRun(at('vy-da-2'), table)).wrong[0]).toMatchObject({ row: 3, column: 'C' })
    expect((await dryRun(office.as({ role: 'unit', unit: 'vy-da' }), table)).wrong).toEqual([])
    expect((await dryRun(office.as({ role: 'unit', unit: 'phu-xuan' }), table)).wrongCount).toBe(1)
    expect((await keep(office.as(null), table)).status).toBe(401)
  })

  it('is documented, and so is what is made for the one-stop software', async () => {
    const { paths } = (await (await office.get('/api/openapi.json')).json()) as { paths: Record<string, unknown> }
    for (const path of ['invitations', 'imports', 'imports/dry-run', 'imports/template.csv', 'imports/template.xlsx'])
      expect(paths).toHaveProperty([`/api/v1/${path}`])
  })

  it('names what is wrong in the reader’s language', async () => {
    const body = csvOf(tableOf(forms(1, 'en', () => ({ ratings: [7] }))))
    const answer = await post(office, '?lang=en', body, CSV)
    expect(((await answer.json()) as ProblemBody).errors![0]!.detail).toBe('row 3, column E: “7” is no rating')
  })
})

/** A workbook of one sheet, made by hand. */
const book = (sheet: string, more: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="rId7"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Target="worksheets/first.xml" Id="rId7"/></Relationships>',
        'xl/worksheets/first.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        ...more,
      }).map(([name, xml]) => [name, strToU8(xml)]),
    ),
  )

const read = (...parts: Parameters<typeof book>) => finish(readXlsx(book(...parts)))

describe('a workbook', () => {
  it('is read as Excel, LibreOffice and others write it: shared texts in pieces, gaps, formulas, entities', () => {
    const strings =
      '<sst><si><t>Số phiếu</t></si><si><r><t>Hộ </t></r><r><rPr><b/></rPr><t xml:space="preserve">tịch</t></r><rPh><t>x</t></rPh></si><si/></sst>'
    const { rows } = read(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>' +
        '<row r="3" spans="1:3"><c r="B3" s="4"><f>SUM(A1:A2)</f><v>7</v></c><c r="C3" t="inlineStr"><is><t>a &amp; b&#7879;_x000D_</t></is></c><c r="D3"/><c r="E3" t="str"><v>x</v></c></row>',
      { 'xl/sharedStrings.xml': strings },
    )
    expect(rows).toEqual([['Số phiếu', '', 'Hộ tịch', ''], [], ['', '7', 'a & bệ\r', '', 'x']])
  })

  it('shows its merged cells and from which year it counts', () => {
    const { merged, from1904 } = read(
      '<row><c><v>5</v></c></row></sheetData><mergeCells><mergeCell ref="F12:G12"/></mergeCells><sheetData>',
      {
        'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet r:id="rId7"/></sheets></workbook>',
      },
    )
    expect([merged, from1904]).toEqual([['F12:G12'], true])
  })

  it.each([
    ['rows out of order', '<row r="2"/><row r="1"/>'],
    ['cells out of order', '<row r="1"><c r="B1"/><c r="A1"/></row>'],
    ['a row beyond the last one', '<row r="99999999"/>'],
    ['an element that never ends', '<row r="1"><c r="A1"><v>1</v></row>'],
  ])('with %s is refused', (_, sheet) => {
    expect(() => read(sheet)).toThrow('not-a-book')
  })

  it('that claims to hold gigabytes is refused before it is unpacked', () => {
    const bomb = zipSync(
      { 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(140 * 2 ** 20) },
      { level: 9 },
    )
    expect(bomb.length).toBeLessThan(2 ** 20)
    expect(() => finish(readXlsx(bomb))).toThrow('too-much')
  })

  it('is never read wrongly, whatever bytes are broken', () => {
    const random = seeded(3)
    const whole = xlsxOf([HEADER, ['Cộng', 1]])
    for (let round = 0; round < 300; round++) {
      const broken = whole.slice(0, random() < 0.3 ? Math.floor(random() * whole.length) : whole.length)
      for (let i = 0; i < 4 && broken.length > 0; i++)
        broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256)
      try {
        expect(Array.isArray(finish(readXlsx(broken)).rows)).toBe(true)
      } catch (error) {
        expect((error as Error).name).toBe('UnreadableBook')
      }
    }
  })
})
