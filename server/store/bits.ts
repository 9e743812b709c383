// Numbers beside each other are mostly of one size, so a few at a time are written in as many bits as the largest of
// them takes. That is as short as Rice's code, which measures each number for itself, and is read in half to two thirds of
// the time: where a number begins is known without reading the one before.
//
// Dashboards read hundreds of thousands of numbers, so the loop that reads is written for speed.

/** Numbers that share a width. */
const BLOCK = 16
/** Bits in which a width is written. */
const WIDTH_BITS = 5
/** The widest that is read at once: with the bits before it in its first byte it is in four bytes. */
const MOST = 25
/** In place of a width: numbers of as many bits as a sum can have, in two parts. */
const LARGE = 31
const [HIGH, LOW] = [28, 25]

/** Where reading has come to, in bytes. */
export interface Cursor {
  bytes: Uint8Array
  view: DataView
  at: number
}

export const cursorAt = (bytes: Uint8Array): Cursor => ({
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
  at: 0,
})

/** Bits on their way into bytes. */
export interface BitWriter {
  bytes: Uint8Array
  /** Bits written. */
  at: number
}

/** One for all, since each is done with before the next begins: a fold would else leave megabytes a second behind. */
const scratch: BitWriter = { bytes: new Uint8Array(4096), at: 0 }

export function bitWriter(): BitWriter {
  scratch.bytes.fill(0, 0, (scratch.at >> 3) + 8)
  scratch.at = 0
  return scratch
}

export const bytesIn = ({ bytes, at }: BitWriter) => bytes.subarray(0, (at + 7) >> 3)

/**
 * Writes numbers of one kind.
 *
 * @throws RangeError for a number below nought, which no sum can be
 */
export function writeNumbers(writer: BitWriter, numbers: Float64Array, from: number, to: number) {
  for (let begin = from; begin < to; begin += BLOCK) {
    const end = Math.min(to, begin + BLOCK)
    const width = widthOf(numbers, begin, end)
    writeBits(writer, width, WIDTH_BITS)
    if (width === 0) continue
    for (let i = begin; i < end; i++) {
      const number = numbers[i]!
      if (width <= MOST) writeBits(writer, number, width)
      else {
        writeBits(writer, Math.floor(number / 2 ** LOW), HIGH)
        writeBits(writer, number % 2 ** LOW, LOW)
      }
    }
  }
}

function widthOf(numbers: Float64Array, from: number, to: number) {
  let most = 0
  for (let i = from; i < to; i++) {
    const number = numbers[i]!
    if (number < 0) throw new RangeError(`${number} at ${i}`)
    if (number > most) most = number
  }
  return most < 2 ** MOST ? 32 - Math.clz32(most) : LARGE
}

/** A value in as many bits, in which it fits. */
function writeBits(writer: BitWriter, value: number, bits: number) {
  if (writer.at + 40 > 8 * writer.bytes.length) {
    const larger = new Uint8Array(2 * writer.bytes.length)
    larger.set(writer.bytes)
    writer.bytes = larger
  }
  const { bytes, at } = writer
  const i = at >> 3
  // In the 40 bits that begin with the byte that is being filled.
  const left = 32 - bits - (at & 7)
  const placed = left >= 0 ? value << left : value >>> -left
  bytes[i] = bytes[i]! | (placed >>> 24)
  bytes[i + 1] = (placed >>> 16) & 255
  bytes[i + 2] = (placed >>> 8) & 255
  bytes[i + 3] = placed & 255
  if (left < 0) bytes[i + 4] = (value << (8 + left)) & 255
  writer.at = at + bits
}

/** Of numbers beside each other: the first, and the one after the last. */
export interface Range {
  from: number
  to: number
}

export const NONE: Range = { from: 0, to: 0 }

/**
 * Adds `times` the numbers that were written, of all kinds from one place to another. The cursor stays.
 *
 * @param kinds where each begins: most have three or four numbers, so a call for each would take longer than they do
 * @param less where those kinds begin and end that are taken away instead
 */
export function addNumbers(
  { bytes, view, at: start }: Cursor,
  sums: Float64Array,
  kinds: readonly number[],
  from: number,
  to: number,
  times: number,
  less = NONE,
) {
  let at = 8 * start
  // Whose four bytes are there.
  const last = 8 * (bytes.length - 4)
  for (let kind = kinds.indexOf(from); kinds[kind]! < to; kind++) {
    const [first, after] = [kinds[kind]!, kinds[kind + 1]!]
    const its = first >= less.from && first < less.to ? -times : times
    for (let i = first; i < after;) {
      const end = Math.min(after, i + BLOCK)
      const width = (at <= last ? view.getUint32(at >> 3) << (at & 7) : windowAt(bytes, at)) >>> (32 - WIDTH_BITS)
      at += WIDTH_BITS
      if (width === 0) {
        i = end
        continue
      }
      const rest = 32 - width
      if (width > MOST)
        for (; i < end; i++, at += HIGH + LOW) {
          const high = windowAt(bytes, at) >>> (32 - HIGH)
          sums[i]! += its * (high * 2 ** LOW + (windowAt(bytes, at + HIGH) >>> (32 - LOW)))
        }
      else if (at + (end - i - 1) * width <= last)
        for (; i < end; i++, at += width) sums[i]! += its * ((view.getUint32(at >> 3) << (at & 7)) >>> rest)
      else for (; i < end; i++, at += width) sums[i]! += its * (windowAt(bytes, at) >>> rest)
    }
  }
}

/** 32 bits from one on; noughts after the end. */
function windowAt(bytes: Uint8Array, at: number) {
  const i = at >> 3
  const shift = at & 7
  const first = (bytes[i]! << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!
  return shift === 0 ? first : (first << shift) | (bytes[i + 4]! >> (8 - shift))
}
