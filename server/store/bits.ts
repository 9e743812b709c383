// Rice's code. A number is written as how many times 2^k goes into it, in ones ended by a nought, and the rest in k
// bits. With a k that suits the numbers it comes within a bit or so of the shortest code there could be.
//
// Dashboards read hundreds of thousands of numbers, so the two loops are written for speed.

/** Bits in which k is written. */
const K_BITS = 5
/** In place of k: all numbers are nought. */
const NOUGHTS = 31
const MAX_K = 24
const MAX_WORD = 2 ** 31 - 1

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
  const k = bestK(numbers, from, to)
  writeBits(writer, k, K_BITS)
  if (k === NOUGHTS) return
  const unit = 2 ** k
  for (let i = from; i < to; i++) {
    const number = numbers[i]!
    let goes = Math.floor(number / unit)
    const rest = number - goes * unit
    // Ones and the nought that ends them, and mostly the rest with them.
    if (goes + 1 + k <= 24) {
      writeBits(writer, (((1 << (goes + 1)) - 2) << k) | rest, goes + 1 + k)
      continue
    }
    for (; goes > 22; goes -= 23) writeBits(writer, 0x7fffff, 23)
    writeBits(writer, (1 << (goes + 1)) - 2, goes + 1)
    if (k > 0) writeBits(writer, rest, k)
  }
}

/** The lowest bits of a value, at most 24 of them. */
function writeBits(writer: BitWriter, value: number, bits: number) {
  if (writer.at + 32 > 8 * writer.bytes.length) {
    const larger = new Uint8Array(2 * writer.bytes.length)
    larger.set(writer.bytes)
    writer.bytes = larger
  }
  const { bytes, at } = writer
  const i = at >> 3
  // In the 32 bits that begin with the byte that is being filled.
  const placed = value << (32 - bits - (at & 7))
  bytes[i] = bytes[i]! | (placed >>> 24)
  bytes[i + 1] = (placed >>> 16) & 255
  bytes[i + 2] = (placed >>> 8) & 255
  bytes[i + 3] = placed & 255
  writer.at = at + bits
}

/** The k that takes the fewest bits, near the logarithm of the mean. */
function bestK(numbers: Float64Array, from: number, to: number): number {
  let sum = 0
  let all = 0
  for (let i = from; i < to; i++) {
    const number = numbers[i]!
    if (number < 0) throw new RangeError(`${number} at ${i}`)
    sum += number
    all |= number > MAX_WORD ? -1 : number
  }
  if (sum === 0) return NOUGHTS
  const near = Math.max(1, Math.min(MAX_K - 1, Math.floor(Math.log2(sum / (to - from)))))
  // Larger than a word are only sums of millions of responses.
  if (all < 0) return near
  let [less, same, more] = [0, 0, 0]
  for (let i = from; i < to; i++) {
    const number = numbers[i]! >>> (near - 1)
    less += number
    same += number >>> 1
    more += number >>> 2
  }
  const each = to - from
  if (less <= same + each) return near - 1
  return same <= more + each ? near : near + 1
}

/**
 * Numbers taken from four bytes before the next four are read. Each has to wait for the one before, to know where it
 * begins: least where it is in these bytes already. As many as there are take longer, since nobody can foretell how many.
 */
const FROM_ONE = 3

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
  // Mostly what is read is whole in four bytes.
  const last = bytes.length - 4
  for (let kind = kinds.indexOf(from); kinds[kind]! < to; kind++) {
    const before = at >> 3 <= last ? view.getUint32(at >> 3) << (at & 7) : windowAt(bytes, at)
    const k = before >>> (32 - K_BITS)
    at += K_BITS
    if (k === NOUGHTS) continue
    const unit = 2 ** k
    const [begin, end] = [kinds[kind]!, kinds[kind + 1]!]
    const its = begin >= less.from && begin < less.to ? -times : times
    for (let i = begin; i < end;) {
      const here = at
      let window = at >> 3 <= last ? view.getUint32(at >> 3) << (at & 7) : -1
      let left = 32 - (at & 7)
      for (let n = 0; n < FROM_ONE && i < end; n++) {
        const ones = Math.clz32(~window)
        const bits = ones + 1 + k
        if (bits > left) break
        const rest = k === 0 ? 0 : (window << (ones + 1)) >>> (32 - k)
        sums[i++]! += its * (ones * unit + rest)
        window <<= bits
        left -= bits
        at += bits
      }
      if (at > here) continue
      // One that does not fit.
      let ones = Math.clz32(~windowAt(bytes, at))
      let goes = 0
      while (ones === 32) {
        goes += 32
        at += 32
        ones = Math.clz32(~windowAt(bytes, at))
      }
      goes += ones
      at += ones + 1
      sums[i++]! += its * (goes * unit + (k === 0 ? 0 : windowAt(bytes, at) >>> (32 - k)))
      at += k
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
