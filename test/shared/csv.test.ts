import { describe, expect, it } from 'vitest'
import { BrokenQuote, readCsv, writeCsv } from '../../shared/csv.ts'
import { seeded } from '../../shared/random.ts'

describe('reading', () => {
  it.each([
    ['commas', 'a,b\r\n1,2\r\n'],
    ['semicolons, as Vietnamese Excel writes', 'a;b\r\n1;2\r\n'],
    ['tabs, as a spreadsheet puts on the clipboard', 'a\tb\n1\t2'],
    ['a byte order mark', '\ufeffa;b\n1;2\n'],
    ['line ends of old Macs', 'a,b\r1,2\r'],
    ['no line end at the end', 'a,b\n1,2'],
  ])('takes %s', (_, text) =>
    expect(readCsv(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]),
  )

  it('keeps separators, line ends and doubled quotation marks inside quotation marks', () => {
    expect(readCsv('"a;b","say ""hi""","two\r\nlines"\n')).toEqual([['a;b', 'say "hi"', 'two\r\nlines']])
  })

  it('takes the separator from outside of quotation marks', () => {
    expect(readCsv('"a, b, c";d\n1;2')).toEqual([
      ['a, b, c', 'd'],
      ['1', '2'],
    ])
  })

  it('counts an empty line, so that records have the numbers of rows', () => {
    expect(readCsv('a\n\nb\n')).toEqual([['a'], [''], ['b']])
  })

  it('knows an empty cell at the end of a line from none', () => {
    expect(readCsv('a,b,\n,,')).toEqual([
      ['a', 'b', ''],
      ['', '', ''],
    ])
  })

  it('finds nothing in nothing', () => {
    expect(readCsv('')).toEqual([])
    expect(readCsv('\ufeff')).toEqual([])
  })

  it('names the record whose quotation mark never ends', () => {
    expect(() => readCsv('a,b\n1,2\n3,"4\n5,6\n')).toThrow(new BrokenQuote(3))
  })

  it('refuses text after a closed quotation mark', () => {
    expect(() => readCsv('a\n"b"c\n')).toThrow(new BrokenQuote(2))
  })
})

describe('writing', () => {
  it('begins with a byte order mark and ends lines as RFC 4180 does', () => {
    expect(
      writeCsv([
        ['Lĩnh vực', 'Số'],
        ['Hộ tịch', 12.5],
      ]),
    ).toBe('\ufeffLĩnh vực,Số\r\nHộ tịch,12.5\r\n')
  })

  it.each(['=1+1', '+84', '-cmd', '@SUM(A1)', '\tx', '\rx'])('lets no spreadsheet run the text %j', (text) => {
    expect(readCsv(writeCsv([[text]]))).toEqual([[`'${text}`]])
  })

  it('leaves numbers, the negative too, and formulas further in a text alone', () => {
    expect(writeCsv([[-1.5, 'a=b', null, '']])).toBe('\ufeff-1.5,a=b,,\r\n')
  })

  it('quotes what would part cells in any language', () => {
    expect(writeCsv([['a,b', 'c;d', 'say "hi"']])).toBe('\ufeff"a,b","c;d","say ""hi"""\r\n')
  })

  it('is read back the same, whatever the text', () => {
    const random = seeded(7)
    const letters = ['a', 'ệ', ',', ';', '\t', '"', '\n', '\r', ' ', '0', "'"]
    const cell = () => `x${Array.from({ length: 6 }, () => letters[Math.floor(random() * letters.length)]).join('')}`
    for (let i = 0; i < 500; i++) {
      const rows = Array.from({ length: 3 }, () => [cell(), cell(), cell()])
      expect(readCsv(writeCsv(rows))).toEqual(rows)
    }
  })
})
