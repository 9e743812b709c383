/** `[a b c d e f]` of PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]
/** Outlines, each closed. */
export type Path = [number, number][][]

/** First `inner`, then `outer`. */
export function times(outer: Matrix, [a, b, c, d, e, f]: Matrix): Matrix {
  const [A, B, C, D, E, F] = outer
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F]
}

/** A white picture, four bytes a pixel, on which areas are filled. */
export class Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.data = new Uint8ClampedArray(width * height * 4).fill(255)
  }

  /** @param ink grey, 0 for black */
  fill(path: Path, [a, b, c, d, e, f]: Matrix, ink: number, evenOdd: boolean): void {
    const shapes = path.map((points) =>
      points.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f] as [number, number]),
    )
    const ys = shapes.flat().map(([, y]) => y)
    if (ys.length === 0) return
    const last = Math.min(this.height - 1, Math.ceil(Math.max(...ys)))
    for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= last; y++) {
      let winding = 0
      let from = 0
      for (const [x, turn] of crossings(shapes, y + 0.5)) {
        if (winding !== 0) this.#span(y, from, x, ink)
        winding = evenOdd ? 1 - winding : winding + turn
        from = x
      }
    }
  }

  /** The rows from one to another, as a picture of its own. */
  rows(from: number, to: number): Raster {
    const part = new Raster(this.width, to - from)
    part.data.set(this.data.subarray(from * this.width * 4, to * this.width * 4))
    return part
  }

  /** Pixels whose middle is inside. */
  #span(y: number, from: number, to: number, ink: number) {
    const [first, end] = [Math.max(0, Math.ceil(from - 0.5)), Math.min(this.width, Math.ceil(to - 0.5))]
    for (let x = first; x < end; x++) this.data.fill(ink, (y * this.width + x) * 4, (y * this.width + x) * 4 + 3)
  }
}

/** Where outlines cross a line, from left to right, and in which direction. */
function crossings(shapes: Path, y: number): [x: number, turn: number][] {
  const found: [number, number][] = []
  for (const points of shapes)
    for (const [i, [x0, y0]] of points.entries()) {
      const [x1, y1] = points[(i + 1) % points.length]!
      if (y0 <= y === y1 <= y) continue
      found.push([x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), y0 < y1 ? 1 : -1])
    }
  return found.toSorted(([a], [b]) => a - b)
}
