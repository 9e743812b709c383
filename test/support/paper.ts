import { writeCsv } from '../../shared/csv.ts'
import { HEADERS, numberOf } from '../../shared/paper.ts'
import type { PaperRegistry } from '../../shared/paperRows.ts'
import { criteriaOf } from '../../shared/questionnaire.ts'
import type { Day } from '../../shared/calendar.ts'
import { reference } from '../../server/reference/reference.ts'
import { writeXlsx } from '../../server/sheet/writeXlsx.ts'

export const SIPAS = reference.questionnaires.find(({ id }) => id === 'sipas-2026')!
export const KEYS = criteriaOf(SIPAS).map(({ key }) => key)

/** One form as a person writes it into a row. */
export interface Written {
  number: string | number
  day: string | number
  counter: string
  area?: string
  ratings: (number | string)[]
  comment?: string
}

export const HEADER = [
  ...(['number', 'day', 'counter', 'area'] as const).map((column) => HEADERS[column][0]!),
  ...KEYS.map(numberOf),
  HEADERS.comment[0]!,
]

/** The table of some forms, with a row of totals that matches. */
export function tableOf(forms: readonly Written[], totals?: (string | number)[]): (string | number)[][] {
  const sums = KEYS.map((_, i) => forms.reduce((sum, { ratings }) => sum + (Number(ratings[i]) || 0), 0))
  return [
    [...HEADER],
    totals ?? ['Cộng', forms.length, '', '', ...sums, ''],
    ...forms.map(({ number, day, counter, area = '', ratings, comment = '' }) => [
      number,
      day,
      counter,
      area,
      ...KEYS.map((_, i) => ratings[i] ?? ''),
      comment,
    ]),
  ]
}

export const csvOf = (rows: (string | number)[][]) => new TextEncoder().encode(writeCsv(rows))

export const xlsxOf = (rows: (string | number)[][]) =>
  writeXlsx([{ name: 'Phiếu', rows, widths: rows[0]!.map(() => 10) }])

/** Two counters of one ward and one that closed, as a parser needs them. */
export const registry: PaperRegistry = {
  questionnaire: SIPAS,
  counters: [
    deskOf('vy-da-1', 'Quầy 1', ['chung-thuc', 'ho-tich']),
    deskOf('vy-da-2', 'Quầy 2', ['dat-dai']),
    { ...deskOf('vy-da-3', 'Quầy 3', ['dat-dai']), closedOn: '2026-06-01' as Day },
    deskOf('an-cuu-2', 'Quầy 2', ['dat-dai']),
  ],
  areas: [
    { id: 'chung-thuc', code: 'CT', name: 'Chứng thực', name_en: 'Certification' },
    { id: 'ho-tich', code: 'HT', name: 'Hộ tịch', name_en: 'Civil status' },
    { id: 'dat-dai', code: 'DD', name: 'Đất đai', name_en: 'Land' },
  ],
  today: '2026-11-23' as Day,
}

function deskOf(id: string, name: string, areas: string[]) {
  const holders = [{ unit: id.slice(0, -2), from: '2025-07-01' as Day }]
  return { id, name, name_en: name.replace('Quầy', 'Counter'), codes: [], closedOn: null, areas, holders }
}
