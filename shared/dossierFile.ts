import { BrokenQuote, readCsv } from './csv.ts'
import { checkDossiers, type Column, COLUMNS, type DossierRow, normal, type Registry } from './dossierRows.ts'
import type { Dossiers } from './dossiers.ts'
import type { DataWrong } from './words/data.vi.ts'

/** Why a line of a file is refused; `value` is what stands there. */
export interface WrongLine {
  /** As a spreadsheet numbers its rows: the header is line 1. */
  line: number
  key: DataWrong
  value: string
}

/** Headers in the words of whoever keeps the table. */
const HEADERS: Record<string, Column> = {
  unit: 'unit',
  area: 'area',
  month: 'month',
  count: 'count',
  'đơn vị': 'unit',
  'lĩnh vực': 'area',
  tháng: 'month',
  'số hồ sơ': 'count',
}

/**
 * The dossiers of a CSV file, its columns in any order and others ignored. One reason for each wrong line; a file with
 * a wrong line is to be refused whole.
 */
export function readDossierFile(file: BufferSource, registry: Registry): { dossiers: Dossiers[]; wrong: WrongLine[] } {
  try {
    const [header = [], ...records] = readCsv(new TextDecoder('utf-8', { fatal: true }).decode(file))
    const columns = header.map((cell) => HEADERS[normal(cell)])
    const missing = COLUMNS.find((column) => !columns.includes(column))
    if (missing) return refused(1, 'no-column', missing)
    const filled = [...records.entries()].filter(([, cells]) => cells.some((cell) => cell.trim()))
    if (filled.length === 0) return refused(1, 'nothing-entered')
    const rows = filled.map(([, cells]) => {
      const named = COLUMNS.map((column) => [column, cells[columns.indexOf(column)] ?? ''])
      return Object.fromEntries(named) as DossierRow
    })
    const { dossiers, wrong } = checkDossiers(rows, registry)
    return { dossiers, wrong: wrong.map(({ row, key, value }) => ({ line: filled[row]![0] + 2, key, value })) }
  } catch (error) {
    if (error instanceof BrokenQuote) return refused(error.record, 'broken-quote')
    if (error instanceof TypeError) return refused(1, 'not-utf8')
    throw error
  }
}

const refused = (line: number, key: DataWrong, value = '') => ({ dossiers: [], wrong: [{ line, key, value }] })
