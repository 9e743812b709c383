/**
 * A picture of black and white squares as PNG (ISO/IEC 15948), one bit a pixel.
 *
 * @param squares black ones are true, row by row, as many in each row
 * @param scale pixels to a side of a square
 */
export async function png(squares: readonly boolean[][], scale: number): Promise<Uint8Array<ArrayBuffer>> {
  const width = squares[0]!.length * scale
  const height = squares.length * scale
  const size = new Uint8Array([...number(width), ...number(height), 1, 0, 0, 0, 0])
  const lines = squares.flatMap((row) => {
    const line = packed(row, scale)
    // A zero before each line: it is not told by its difference to another.
    return Array.from({ length: scale }, () => [0, ...line])
  })
  const parts = [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('IDAT', await deflated(new Uint8Array(lines.flat()))),
    chunk('IEND', new Uint8Array()),
  ]
  return joined(parts)
}

/** One line of pixels, eight to a byte, 1 for white. */
function packed(row: readonly boolean[], scale: number): number[] {
  const bytes = Array<number>(Math.ceil((row.length * scale) / 8)).fill(0)
  for (let x = 0; x < row.length * scale; x++)
    if (!row[Math.floor(x / scale)]) bytes[x >> 3] = bytes[x >> 3]! | (0x80 >> (x & 7))
  return bytes
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(name), data])
  return joined([number(data.length), named, number(crcOf(named))])
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** CRC-32 as PNG counts it. */
function crcOf(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** Four bytes, the highest first. */
const number = (value: number) => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value])

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
