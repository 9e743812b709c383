import { BrokenQuote, readCsv } from '../../shared/csv.ts'
import type { Sheet } from '../../shared/sheet.ts'
import type { Steps } from '../../shared/steps.ts'
import type { PaperWrong } from '../../shared/words/paper.vi.ts'
import { readXlsx, UnreadableBook } from './readXlsx.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV = 'text/csv'

export type TableType = typeof XLSX | typeof CSV

/** Why a whole file cannot be read, and in which row that shows. */
export interface Unreadable {
  row: number
  key: PaperWrong
}

/** The table in a file. */
export function* readTable(file: Uint8Array, type: TableType): Steps<Sheet | Unreadable> {
  try {
    if (type === XLSX) return yield* readXlsx(file)
    return { rows: readCsv(decode(file)), merged: [], from1904: false }
  } catch (error) {
    if (error instanceof UnreadableBook) return { row: 1, key: error.key }
    if (error instanceof BrokenQuote) return { row: error.record, key: 'broken-quote' }
    if (error instanceof TypeError) return { row: 1, key: 'not-utf8' }
    throw error
  }
}

/** @throws TypeError when it is neither UTF-8 nor what Excel calls Unicode text */
function decode(file: Uint8Array): string {
  const isUtf16 = file[0] === 0xff && file[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true, ignoreBOM: true }).decode(file)
}
