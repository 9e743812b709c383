import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from '../../shared/csv.ts'
import { MAX_FORMS, readDay, readPaper } from '../../shared/paperRows.ts'
import { seeded } from '../../shared/random.ts'
import { cellAt, columnName, type Sheet } from '../../shared/sheet.ts'
import { finish } from '../../shared/steps.ts'
import { saidCell } from '../../shared/words/paper.ts'
import { HEADER, KEYS, registry, tableOf, type Written } from '../support/paper.ts'
import { times } from '../support/responses.ts'

const sheet = (rows: (string | number)[][], more: Partial<Sheet> = {}): Sheet => ({
  rows: rows.map((row) => row.map(String)),
  merged: [],
  from1904: false,
  ...more,
})
const read = (rows: (string | number)[][], more?: Partial<Sheet>) => finish(readPaper(sheet(rows, more), registry))
const reasons = (rows: (string | number)[][], more?: Partial<Sheet>) =>
  read(rows, more).wrong.map((one) => saidCell(one, 'vi'))

const form = (change: Partial<Written> = {}): Written => ({
  number: 'P1',
  day: '22/11/2026',
  counter: 'vy-da-1',
  area: 'Hộ tịch',
  ratings: times(16, (i) => 1 + (i % 5)),
  ...change,
})

describe('a table of paper forms', () => {
  it('is understood: numbers, days, names, ratings, no opinion and what was left blank', () => {
    const { forms, wrong } = read(tableOf([form({ ratings: [5, 0, '', 1], comment: ' Tốt\tlắm ' })]))
    expect(wrong).toEqual([])
    expect(forms).toEqual([
      {
        row: 3,
        number: 'P1',
        day: '2026-11-22',
        counter: 'vy-da-1',
        unit: 'vy-da',
        area: 'ho-tich',
        answers: '50-1------------',
        comment: 'Tốt lắm',
      },
    ])
  })

  it.each<[string, Partial<Written>, string]>([
    ['a 6', { ratings: [5, 6] }, 'dòng 3, cột F: “6” không phải mức'],
    ['a rating between two', { ratings: ['4.5'] }, 'dòng 3, cột E: “4.5” không phải mức'],
    ['a word for a rating', { ratings: ['tốt'] }, 'dòng 3, cột E: “tốt” không phải mức'],
    ['nothing answered', { ratings: [] }, 'dòng 3, cột E: Phiếu không có câu nào được trả lời'],
    ['no number', { number: ' ' }, 'dòng 3, cột A: Thiếu số phiếu'],
    ['no day', { day: '' }, 'dòng 3, cột B: Thiếu ngày'],
    [
      'a day that is none',
      { day: '30/02/2026' },
      'dòng 3, cột B: “30/02/2026” không phải một ngày; xin ghi như 22/11/2026',
    ],
    [
      'an American day',
      { day: '11/22/2026' },
      'dòng 3, cột B: “11/22/2026” không phải một ngày; xin ghi như 22/11/2026',
    ],
    ['tomorrow', { day: '24/11/2026' }, 'dòng 3, cột B: “24/11/2026”: ngày này chưa đến'],
    ['a day before the counter', { day: '30/06/2025' }, 'dòng 3, cột B: Quầy này có từ ngày 01/07/2025'],
    [
      'a counter that had closed',
      { counter: 'vy-da-3', area: '' },
      'dòng 3, cột B: Quầy này đã ngừng từ ngày 01/06/2026',
    ],
    ['no counter', { counter: '' }, 'dòng 3, cột C: Thiếu quầy'],
    [
      'a counter by a name that two have',
      { counter: 'Quầy 2' },
      'dòng 3, cột C: “Quầy 2”: có nhiều quầy cùng tên; xin ghi mã quầy',
    ],
    ['an area that is none', { area: 'x' }, 'dòng 3, cột D: “x”: không có lĩnh vực này'],
    [
      'an area of another counter',
      { area: 'Đất đai' },
      'dòng 3, cột D: “Đất đai”: quầy này không giải quyết lĩnh vực đó',
    ],
    ['a comment that is too long', { comment: 'a'.repeat(501) }, 'dòng 3, cột U: Ý kiến dài quá 500 ký tự'],
  ])('says which cell holds %s', (_, change, said) => {
    expect(reasons(tableOf([form(change)]))).toContain(said)
  })

  it('takes a counter by its name, and its only area for one that is not written', () => {
    expect(
      read(tableOf([form({ counter: 'quầy  1'.normalize('NFD'), area: 'HỘ TỊCH'.normalize('NFD') })])).wrong,
    ).toEqual([])
    expect(read(tableOf([form({ counter: 'an-cuu-2', area: '' })])).forms[0]!.area).toBe('dat-dai')
    expect(read(tableOf([form({ area: '' })])).forms[0]!.area).toBe('')
  })

  it('says when the totals do not match, and by how much', () => {
    const forms = [form(), form({ number: 2 })]
    const rows = tableOf(forms)
    const totals = rows[1]!
    expect(reasons(rows.map((row, i) => (i === 1 ? totals.with(1, 3) : row)))).toEqual([
      'dòng 2, cột B: Dòng “Cộng” ghi 3 phiếu, nhưng tệp có 2 phiếu',
    ])
    expect(reasons(rows.map((row, i) => (i === 1 ? totals.with(4, 7) : row)))).toEqual([
      'dòng 2, cột E: Dòng “Cộng” ghi tổng 7, nhưng cộng các dòng được 2',
    ])
    expect(reasons([rows[0]!, ...rows.slice(2)])).toEqual([
      'dòng 1, cột A: Thiếu dòng “Cộng”: ghi số phiếu đếm được để đối chiếu',
    ])
    expect(reasons(rows.with(1, ['Tổng cộng', '']))).toEqual([
      'dòng 2, cột B: Dòng “Cộng” thiếu số phiếu, ghi ở cột Ngày',
    ])
    expect(reasons([...rows, totals])).toEqual(['dòng 5, cột A: Đã có dòng “Cộng” ở dòng 2'])
    expect(reasons(rows.with(1, ['Cộng', 2]))).toEqual([])
  })

  it('refuses merged cells, a column that is missing or twice, and a number used twice', () => {
    const rows = tableOf([form(), form({ number: 'p1' })])
    expect(reasons(rows)).toEqual(['dòng 4, cột A: Số phiếu này đã có ở dòng 3, cùng quầy và ngày'])
    expect(reasons(rows, { merged: ['F12:G12'] })).toEqual([
      'dòng 12, cột F: Ô gộp F12:G12: xin bỏ gộp, vì chỉ ô đầu còn nội dung',
    ])
    expect(reasons([HEADER.with(4, 'x'), ...rows.slice(1)])).toEqual(['dòng 1, cột A: Dòng đầu thiếu cột “24”'])
    expect(reasons([HEADER.with(20, '24'), ...rows.slice(1)])).toEqual(['dòng 1, cột U: Có hai cột “24”'])
    expect(reasons([HEADER])).toEqual(['dòng 1, cột A: Không có phiếu nào trong tệp'])
    expect(reasons([])[0]).toContain('thiếu cột')
  })

  it('lists five hundred reasons and counts all', () => {
    const { wrong, wrongCount } = read(tableOf(times(900, (i) => form({ number: i, ratings: [9] }))))
    expect([wrong.length, wrongCount]).toEqual([500, 900])
  })

  it('has at most fifty thousand forms', { timeout: 60_000 }, () => {
    const { wrong } = read(tableOf(times(MAX_FORMS + 1, (i) => form({ number: i }))))
    expect(wrong.map(({ key }) => key)).toEqual(['too-many-forms'])
  })

  it('reads back what was written, in any order of columns, separator and form of letters', () => {
    const random = seeded(5)
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
    for (let round = 0; round < 60; round++) {
      const forms = times(1 + Math.floor(random() * 20), (i) =>
        form({
          number: `${pick(['', 'Số ', 'a-'])}${i}`,
          day: pick(['22/11/2026', '2026-11-22', '22.11.2026', '46348', '46348.75']),
          area: pick(['Hộ tịch', 'HT', 'ho-tich', 'Civil status']),
          ratings: times(16, (k) => (k === 0 ? 3 : pick([0, 1, 2, 3, 4, 5, '']))),
          comment: pick(['', 'Tốt; "rất" tốt, cảm ơn', 'Hai\ndòng']),
        }),
      )
      const order = HEADER.map((_, i) => i).toSorted(() => random() - 0.5)
      const rows = tableOf(forms).map((row) => order.map((i) => row[i] ?? ''))
      const separator = pick([',', ';', '\t'])
      const plain = writeCsv(rows)
      const text = separator === ',' ? plain : respell(plain, separator)
      const found = finish(readPaper(sheet(readCsv(random() < 0.5 ? text.normalize('NFD') : text)), registry))
      expect(found.wrong).toEqual([])
      expect(found.forms).toMatchObject(
        forms.map(({ number, ratings, comment }) => ({
          number: String(number).trim(),
          day: '2026-11-22',
          counter: 'vy-da-1',
          unit: 'vy-da',
          area: 'ho-tich',
          answers: KEYS.map((_, i) => (ratings[i] === '' ? '-' : ratings[i])).join(''),
          comment: comment === '' ? null : comment,
        })),
      )
    }
  })

  it('never takes a table of rubbish for forms, and never falls over it', () => {
    const random = seeded(9)
    const rubbish = [
      '',
      '5',
      '6',
      '-1',
      'Cộng',
      '22/11/2026',
      'vy-da-1',
      '\u0000',
      '=1+1',
      '\ud800',
      '9'.repeat(400),
      '24',
      '__proto__',
    ]
    for (let round = 0; round < 400; round++) {
      const rows = times(Math.floor(random() * 8), () =>
        times(Math.floor(random() * 24), () => rubbish[Math.floor(random() * rubbish.length)]!),
      )
      const { forms, wrongCount } = read([HEADER, ...rows])
      expect(wrongCount > 0 || forms.length > 0).toBe(true)
    }
  })
})

/** The same cells parted by something else. */
const respell = (text: string, separator: string) =>
  readCsv(text)
    .map((cells) =>
      cells.map((cell) => (/["\n;\t,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator),
    )
    .join('\r\n')

it('a day is read as Vietnamese write it, as programs do, and as Excel keeps it', () => {
  expect(
    ['1/2/2026', '01-02-2026', '2026-2-1', '2026-02-01T00:00:00', '46054', '46054.99'].map((text) => readDay(text)),
  ).toEqual(times(6, () => '2026-02-01'))
  expect(readDay('44592', true)).toBe('2026-02-01')
  expect(
    ['', 'x', '29/02/2026', '2026-13-01', '5', '99999', '1/2/26', '02/2026', '1e5'].map((text) => readDay(text)),
  ).toEqual(times(9, () => null))
  expect(readDay('29/02/2024')).toBe('2024-02-29')
})

it('cells are named as spreadsheets name them', () => {
  expect([0, 5, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'F', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  for (let column = 0; column < 900; column += 7) expect(cellAt(`${columnName(column)}12`)).toEqual({ column, row: 12 })
  expect(cellAt('12')).toBeNull()
})
