import { writeCsv } from '../../shared/csv.ts'
import { HEADERS, numberOf, TOTALS } from '../../shared/paper.ts'
import { criteriaOf, type Questionnaire } from '../../shared/questionnaire.ts'

/** One form as it was keyed in: a digit a criterion, '' for left blank. */
export interface KeyedForm {
  counter: string
  area: string
  day: string
  cells: string[]
}

/** Forms that were keyed in and are not sent yet. */
export interface Sheaf {
  forms: KeyedForm[]
  /** The form on the table. */
  cells: string[]
  /** Where the next key goes; after the last criterion it is their number. */
  at: number
}

/** A batch under way. Sent again after a lost reply it must be the very same, so it is set apart until it is through. */
export interface Bundle {
  /** Stands before the number of each form, so that two bundles of one day and counter have none in common. */
  tag: string
  forms: KeyedForm[]
}

export const emptySheaf = (criteria: number): Sheaf => ({ forms: [], cells: blank(criteria), at: 0 })

const blank = (criteria: number) => Array.from({ length: criteria }, () => '')

/** A rating, or '' for left blank, in the cell in turn; after the last one nothing changes. */
export const press = (sheaf: Sheaf, digit: string): Sheaf =>
  sheaf.at >= sheaf.cells.length ? sheaf : { ...sheaf, cells: sheaf.cells.with(sheaf.at, digit), at: sheaf.at + 1 }

/** One cell back, and empty again. */
export const back = (sheaf: Sheaf): Sheaf =>
  sheaf.at === 0 ? sheaf : { ...sheaf, cells: sheaf.cells.with(sheaf.at - 1, ''), at: sheaf.at - 1 }

export const goTo = (sheaf: Sheaf, at: number): Sheaf => ({ ...sheaf, at })

export const isEmpty = ({ cells }: Pick<Sheaf, 'cells'>) => cells.every((cell) => cell === '')

/** Lays the form on the table on the others. @returns the same sheaf when nothing is answered */
export const lay = (sheaf: Sheaf, place: Omit<KeyedForm, 'cells'>): Sheaf =>
  isEmpty(sheaf)
    ? sheaf
    : { forms: [...sheaf.forms, { ...place, cells: sheaf.cells }], cells: blank(sheaf.cells.length), at: 0 }

/** Takes the last form back onto the table; nothing changes while another one lies there. */
export function undo(sheaf: Sheaf): Sheaf {
  const last = sheaf.forms.at(-1)
  return last && isEmpty(sheaf) ? { forms: sheaf.forms.slice(0, -1), cells: last.cells, at: last.cells.length } : sheaf
}

/** How often each of the digits stands in the forms, and how many cells were left blank. */
export function tally(forms: readonly KeyedForm[], digits: readonly string[]): number[] {
  const counts = [...digits, ''].map(() => 0)
  for (const { cells } of forms) for (const cell of cells) counts[cell === '' ? digits.length : digits.indexOf(cell)]!++
  return counts
}

/** The table that the server takes: see shared/paperRows.ts. */
export function tableOf({ tag, forms }: Bundle, questionnaire: Questionnaire): string {
  const keys = criteriaOf(questionnaire).map(({ key }) => key)
  const sums = keys.map((_, i) => forms.reduce((sum, { cells }) => sum + Number(cells[i]), 0))
  return writeCsv([
    [...(['number', 'day', 'counter', 'area'] as const).map((column) => HEADERS[column][0]!), ...keys.map(numberOf)],
    [TOTALS[0]!, forms.length, '', '', ...sums],
    ...forms.map(({ counter, area, day, cells }, i) => [`${tag}-${i + 1}`, day, counter, area, ...cells]),
  ])
}

/** Random enough that no two bundles of one counter and day share it. */
export const newTag = () =>
  crypto.getRandomValues(new Uint32Array(2)).reduce((tag, part) => tag + part.toString(36), 'k')
