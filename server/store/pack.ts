import { CHANNELS } from '../../shared/channel.ts'
import { type Layout, merge, type Sums } from '../../shared/sums.ts'
import { addNumbers, bitWriter, bytesIn, writeNumbers } from './bits.ts'

// The one room that knows how sums lie in the database. Most pairs of criteria are nearly what their single sums
// foretell, so they are written as the difference; and sums of one kind are of one size, so each kind is written in a
// code that suits this size (see bits.ts). A vector of 1 340 integers takes about 1 000 bytes: numbers of seven bits to
// a byte would take half as many again, JSON four times that, and ten million responses would not fit their 135 bytes.

/** What has to be known of a vector to pack it: where its brief beginning ends, and what foretells its pairs. */
export type Packing = Pick<Layout, 'brief' | 'length' | 'kinds'> & Partial<Pick<Layout, 'forms' | 'satisfiedFrom'>>

/** How many came, by channel. */
export const VISITS: Packing = { brief: CHANNELS.length, length: CHANNELS.length, kinds: [0, CHANNELS.length] }

/** The vectors of some groups: the brief beginnings of all, and the rest of all in the same order. */
export interface Packed {
  factors: Uint8Array
  criteria: Uint8Array
}

export const NOTHING: Packed = { factors: new Uint8Array(), criteria: new Uint8Array() }

interface Cursor {
  bytes: Uint8Array
  at: number
}

/**
 * Adds `times` each packed vector to the one that `into` names for its group; those of other groups are passed over.
 *
 * @param criteria absent when `into` gives brief vectors
 */
export function addPacked(
  { factors, criteria }: { factors: Uint8Array; criteria?: Uint8Array },
  packing: Packing,
  into: (group: string) => Sums | undefined,
  times = 1,
) {
  const head = { bytes: factors, at: 0 }
  const rest = criteria && { bytes: criteria, at: 0 }
  const whole = rest && scratchOf(packing)
  while (head.at < factors.length) {
    const sums = into(readText(head))
    const [headEnd, restEnd] = [endOf(head), rest && endOf(rest)]
    if (sums && rest) {
      unpackOne(head, rest, packing, whole!)
      for (let i = 0; i < sums.length; i++) sums[i]! += times * whole![i]!
    } else if (sums) addKinds(head, sums, packing, 0, packing.brief, times)
    head.at = headEnd
    if (rest) rest.at = restEnd!
  }
}

/** All groups of a packed row. */
export function unpack(packed: Packed, packing: Packing): Map<string, Sums> {
  const groups = new Map<string, Sums>()
  addPacked(packed, packing, (group) => {
    const sums = new Float64Array(packing.length)
    groups.set(group, sums)
    return sums
  })
  return groups
}

/**
 * The same row with more in some groups, new ones from nought, in the order of groups. The others are copied as they lie.
 *
 * @throws RangeError when that leaves a sum below nought: it took away what was never counted
 */
export function packedWith(packed: Packed, more: ReadonlyMap<string, Sums>, packing: Packing): Packed {
  const head = { bytes: packed.factors, at: 0 }
  const rest = { bytes: packed.criteria, at: 0 }
  const left = new Map([...more].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const [newHead, newRest] = [writer(), writer()]
  const sums = scratchOf(packing)
  sums.fill(0)
  /** `sums` holds what the group had. */
  const put = (group: string, added: Sums) => {
    merge(sums, added)
    left.delete(group)
    newHead.text(group)
    newHead.numbers(sums, packing, 0, packing.brief)
    swapPairs(sums, packing)
    newRest.numbers(sums, packing, packing.brief, packing.length)
    sums.fill(0)
  }
  while (head.at < packed.factors.length) {
    const from = head.at
    const group = readText(head)
    for (const [other, added] of left) {
      if (other >= group) break
      put(other, added)
    }
    const restFrom = rest.at
    const [headEnd, restEnd] = [endOf(head), endOf(rest)]
    const added = left.get(group)
    if (added) {
      unpackOne(head, rest, packing, sums)
      put(group, added)
    } else {
      newHead.copy(packed.factors, from, headEnd)
      newRest.copy(packed.criteria, restFrom, restEnd)
    }
    head.at = headEnd
    rest.at = restEnd
  }
  for (const [group, added] of left) put(group, added)
  return { factors: newHead.done(), criteria: newRest.done() }
}

/** One vector for each packing, since each is done with before the next is read. */
const scratches = new WeakMap<Packing, Sums>()

function scratchOf(packing: Packing): Sums {
  const known = scratches.get(packing)
  if (known) return known
  const made = new Float64Array(packing.length)
  scratches.set(packing, made)
  return made
}

function unpackOne(head: Cursor, rest: Cursor, packing: Packing, sums: Sums) {
  sums.fill(0)
  addKinds(head, sums, packing, 0, packing.brief, 1)
  addKinds(rest, sums, packing, packing.brief, packing.length, 1)
  swapPairs(sums, packing)
}

/**
 * Writes pairs of criteria as how far they are below what they can be at most, or back again. Of a full form that is
 * few: nearly who rates one criterion rates the other. Of a short form it would be many, so those stay.
 */
function swapPairs(sums: Sums, { forms, satisfiedFrom }: Packing) {
  if (!forms || satisfiedFrom === null) return
  let { columns, a, y, aa, yy, ay } = forms.full.criteria
  if (sums[forms.full.n] === 0) return
  for (let k = 0; k < columns; k++)
    for (let l = 0; l < columns; l++) {
      if (l === k) continue
      // Pairs stand one after another, so that their places need not be worked out.
      sums[ay] = sums[y + l]! - sums[ay]!
      ay++
      if (l < k) continue
      sums[aa] = Math.min(sums[a + k]!, sums[a + l]!) - sums[aa]!
      sums[yy] = Math.min(sums[y + k]!, sums[y + l]!) - sums[yy]!
      aa++
      yy++
    }
}

function readNumber(cursor: Cursor): number {
  let byte = cursor.bytes[cursor.at++]!
  let value = byte & 127
  for (let scale = 128; byte > 127; scale *= 128) {
    byte = cursor.bytes[cursor.at++]!
    value += (byte & 127) * scale
  }
  return value
}

/** Adds `times` the numbers of all kinds from one place to another. */
function addKinds({ bytes, at }: Cursor, sums: Sums, { kinds }: Packing, from: number, to: number, times: number) {
  let bit = 8 * at
  for (let kind = kinds.indexOf(from); kinds[kind]! < to; kind++)
    bit = addNumbers(bytes, bit, sums, kinds[kind]!, kinds[kind + 1]!, times)
}

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() }

function readText(cursor: Cursor): string {
  const length = readNumber(cursor)
  cursor.at += length
  return length === 0 ? '' : utf8.decoder.decode(cursor.bytes.subarray(cursor.at - length, cursor.at))
}

/** Reads how long what follows is. @returns where it ends */
function endOf(cursor: Cursor) {
  const length = readNumber(cursor)
  return cursor.at + length
}

function writer() {
  let bytes = new Uint8Array(2048)
  let at = 0
  const room = (more: number) => {
    if (at + more <= bytes.length) return
    const larger = new Uint8Array(2 * (at + more))
    larger.set(bytes.subarray(0, at))
    bytes = larger
  }
  const number = (value: number) => {
    room(8)
    while (value > 127) {
      bytes[at++] = (value % 128) + 128
      value = Math.floor(value / 128)
    }
    bytes[at++] = value
  }
  const copy = (from: Uint8Array, start: number, end: number) => {
    room(end - start)
    bytes.set(from.subarray(start, end), at)
    at += end - start
  }
  return {
    copy,
    text(text: string) {
      const encoded = utf8.encoder.encode(text)
      number(encoded.length)
      copy(encoded, 0, encoded.length)
    },
    /** Numbers of one kind after another, with their length before them. */
    numbers(sums: Sums, { kinds }: Packing, from: number, to: number) {
      const bits = bitWriter()
      for (let kind = kinds.indexOf(from); kinds[kind]! < to; kind++)
        writeNumbers(bits, sums, kinds[kind]!, kinds[kind + 1]!)
      const content = bytesIn(bits)
      number(content.length)
      copy(content, 0, content.length)
    },
    done: () => bytes.slice(0, at),
  }
}
