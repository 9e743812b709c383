import { strToU8, zipSync } from 'fflate'
import { columnName } from '../../shared/sheet.ts'

export interface NewSheet {
  name: string
  rows: readonly (readonly (string | number)[])[]
  /** In characters, one a column. */
  widths: readonly number[]
  /** Columns written as text, so that Excel makes no date of what is typed there. From 0. */
  texts?: readonly number[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A plain workbook: the first row of each sheet in bold and always in sight. */
export function writeXlsx(sheets: readonly NewSheet[]): Uint8Array<ArrayBuffer> {
  const each = (write: (sheet: NewSheet, number: number) => string) =>
    sheets.map((sheet, i) => write(sheet, i + 1)).join('')
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type('sheet.main')}"/><Override PartName="/xl/styles.xml" ContentType="${type('styles')}"/>${each((_, i) => `<Override PartName="/xl/worksheets/sheet${i}.xml" ContentType="${type('worksheet')}"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i}" r:id="r${i}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${each((_, i) => `<Relationship Id="r${i}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i}.xml"/>`)}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    // Style 1 is bold, style 2 text.
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="49" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  }
  for (const [i, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet)
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)])))
}

const type = (part: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`

const sheetXml = ({ rows, widths, texts = [] }: NewSheet) =>
  `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map(
      (width, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${texts.includes(i) ? ' style="2"' : ''}/>`,
    )
    .join('')}</cols><sheetData>${rows.map((cells, i) => rowXml(cells, i + 1)).join('')}</sheetData></worksheet>`

function rowXml(cells: readonly (string | number)[], row: number): string {
  const style = row === 1 ? ' s="1"' : ''
  const written = cells.map((cell, i) => {
    const name = `r="${columnName(i)}${row}"${style}`
    if (cell === '') return ''
    return typeof cell === 'number'
      ? `<c ${name}><v>${cell}</v></c>`
      : `<c ${name} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  })
  return `<row r="${row}">${written.join('')}</row>`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
