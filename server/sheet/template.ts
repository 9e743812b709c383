import { writeCsv } from '../../shared/csv.ts'
import { HEADERS, numberOf } from '../../shared/paper.ts'
import type { PaperRegistry } from '../../shared/paperRows.ts'
import { criteriaOf, wording } from '../../shared/questionnaire.ts'
import { writeXlsx } from './writeXlsx.ts'

/** Headings as a Vietnamese reader writes them; `normal` reads them back. */
const titled = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function rowsOf({ questionnaire }: PaperRegistry): string[][] {
  const criteria = criteriaOf(questionnaire).map(({ key }) => numberOf(key))
  const [number, day, counter, area, comment] = (['number', 'day', 'counter', 'area', 'comment'] as const).map(
    (column) => titled(HEADERS[column][0]!),
  ) as [string, string, string, string, string]
  return [
    [number, day, counter, area, ...criteria, comment],
    ['Cộng', ...Array.from({ length: criteria.length + 4 }, () => '')],
  ]
}

/** An empty table of forms, its row of totals first so that as many rows as there are forms fit below it. */
export const csvTemplate = (registry: PaperRegistry) => writeCsv(rowsOf(registry))

/** The same as a workbook, with the counters, areas and questions it may name on a second sheet. */
export function xlsxTemplate(registry: PaperRegistry) {
  const { questionnaire, counters, areas } = registry
  const rows = rowsOf(registry)
  const known = [
    ['Quầy', 'Tên quầy', '', 'Lĩnh vực', 'Tên lĩnh vực', '', 'Câu', 'Nội dung'],
    ...longest(
      counters.map(({ id, name }) => [id, name]),
      areas.map(({ id, name }) => [id, name]),
      criteriaOf(questionnaire).map((one) => [numberOf(one.key), wording(one, questionnaire, 'vi')]),
    ),
  ]
  return writeXlsx([
    {
      name: 'Phiếu',
      rows,
      widths: rows[0]!.map((_, i) => [10, 12, 16, 18][i] ?? (i === rows[0]!.length - 1 ? 40 : 5)),
      texts: [0],
    },
    { name: 'Danh mục', rows: known, widths: [16, 28, 3, 16, 28, 3, 6, 90] },
  ])
}

/** Lists side by side, with an empty column between them. */
function longest(...lists: string[][][]): string[][] {
  const height = Math.max(...lists.map(({ length }) => length))
  return Array.from({ length: height }, (_, i) =>
    lists.flatMap((list, k) => [...(k > 0 ? [''] : []), ...(list[i] ?? ['', ''])]),
  )
}
