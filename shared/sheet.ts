/** A table as a spreadsheet shows it, every cell as text: the first row is row 1, the first column is A. */
export interface Sheet {
  rows: string[][]
  /** Ranges of merged cells, such as `E12:F12`. Only the first cell of each holds something, so they cannot be read. */
  merged: string[]
  /** Days are counted from 1904, as old Macs did, not from 1900. */
  from1904: boolean
}

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1
  return (rest < 0 ? '' : columnName(rest)) + String.fromCharCode(65 + (column % 26))
}

/** `AA12` → its column from 0 and its row from 1; null when it is no cell's name. */
export function cellAt(name: string): { column: number; row: number } | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name) ?? []
  if (!letters) return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(row) }
}
