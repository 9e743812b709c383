import { inflateSync } from 'node:zlib'
import { type Matrix, type Path, Raster, times } from './raster.ts'

/** A page of a PDF, its sizes in millimetres. */
export interface PdfPage {
  width: number
  height: number
  /** Draws what is filled with a colour: areas, and so QR codes, but no letters and no images. */
  draw(dpi: number): Raster
}

/** Reads the PDFs that Chromium writes, by itself: what is printed is then judged by no part of the browser. */
export function pagesOf(file: Buffer): PdfPage[] {
  const text = file.toString('latin1')
  const objects = new Map([...text.matchAll(/^(\d+) 0 obj\n/gm)].map((match) => [match[1]!, objectAt(text, match)]))
  const streamOf = (id: string) => {
    const { head, from } = objects.get(id)!
    return inflateSync(file.subarray(from, from + Number(/\/Length (\d+)/.exec(head)![1]))).toString('latin1')
  }
  const root = /\/Type \/Catalog[^]*?\/Pages (\d+) 0 R/.exec(text)![1]!

  const leaves = (id: string): string[] => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(objects.get(id)!.head)?.[1]
    return kids ? [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => leaves(kid!)) : [id]
  }
  return leaves(root).map((id) => {
    const { head } = objects.get(id)!
    const [width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head)!.slice(1).map(Number) as [number, number]
    const contents = /\/Contents (\d+) 0 R/.exec(head)![1]!
    return {
      width: (width / 72) * 25.4,
      height: (height / 72) * 25.4,
      draw(dpi) {
        const scale = dpi / 72
        const raster = new Raster(Math.round(width * scale), Math.round(height * scale))
        // A group that is drawn as one, such as a turned one, is a stream of its own, named beside the page's size.
        const groups = new Map([...head.matchAll(/(\/X\w+) (\d+) 0 R/g)].map(([, name, group]) => [name!, group!]))
        const group = (name: string) => streamOf(groups.get(name)!)
        paint(raster, streamOf(contents), [scale, 0, 0, -scale, 0, height * scale], group)
        return raster
      },
    }
  })
}

interface PdfObject {
  head: string
  /** Where its stream begins in the file, if it has one. */
  from: number
}

function objectAt(text: string, { index, 0: { length } }: RegExpExecArray): PdfObject {
  const start = index + length
  const [end, stream] = [text.indexOf('endobj', start), text.indexOf('stream\n', start)]
  const from = stream > 0 && stream < end ? stream : end
  return { head: text.slice(start, from), from: from + 'stream\n'.length }
}

const TOKENS = /\((?:\\.|[^\\)])*\)|<[^<>]*>|\/[^\s/<>[\]()]+|[-+.\d]+|[A-Za-z'"*]+/g

/** Fills what a stream fills, and the groups in it. */
function paint(raster: Raster, stream: string, base: Matrix, group: (name: string) => string) {
  let state = { matrix: base, ink: 0 }
  const saved: (typeof state)[] = []
  let path: Path = []
  let operands: string[] = []
  const numbers = () => operands.map(Number)

  for (const [token] of stream.matchAll(TOKENS)) {
    if (!/^[A-Za-z]/.test(token)) {
      operands.push(token)
      continue
    }
    const [a = 0, b = 0, c = 0, d = 0] = numbers()
    if (token === 'q') saved.push({ ...state })
    else if (token === 'Q') state = saved.pop()!
    else if (token === 'cm') state.matrix = times(state.matrix, numbers() as unknown as Matrix)
    else if (token === 'rg') state.ink = Math.round((a * 0.3 + b * 0.59 + c * 0.11) * 255)
    else if (token === 'g') state.ink = Math.round(a * 255)
    else if (token === 're')
      path.push([[a, b], [a + c, b], [a + c, b + d], [a, b + d]]) // prettier-ignore
    else if (token === 'm') path.push([[a, b]])
    else if (token === 'l') path.at(-1)!.push([a, b])
    // Circles and round corners may be a little edgy.
    else if (token === 'c') path.at(-1)!.push([a, b], [c, d], numbers().slice(4) as [number, number])
    else if (token.startsWith('f')) raster.fill(path, state.matrix, state.ink, token === 'f*')
    else if (token === 'Do') paint(raster, group(operands[0]!), state.matrix, group)
    if (/^(f\*?|n|S|s|B\*?|b\*?)$/.test(token)) path = []
    operands = []
  }
}
