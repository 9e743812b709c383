import type { Sums } from '../../shared/sums.ts'
import { bitWriter, bytesIn, type Cursor, writeNumbers } from './bits.ts'

// A part of a packed row as it lies in bytes: the names of groups and the numbers of vectors, each with its length
// before it. Which vectors there are, and what they mean, is for pack.ts.

function readNumber(cursor: Cursor): number {
  let byte = cursor.bytes[cursor.at++]!
  let value = byte & 127
  for (let scale = 128; byte > 127; scale *= 128) {
    byte = cursor.bytes[cursor.at++]!
    value += (byte & 127) * scale
  }
  return value
}

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() }

interface Name {
  bytes: Uint8Array
  text: string
  /** What came after it the last time: rows mostly have the same names in the same order. */
  next?: Name
}

/** Names read before, by a hash of their bytes: there are few, and each is read again thousands of times. */
const names = new Map<number, Name>()
const MAX_NAMES = 10_000
let last: Name = { bytes: new Uint8Array(), text: '' }

function readText({ bytes, at }: Cursor, to: number): string {
  const { next } = last
  if (next && isAt(next.bytes, bytes, at, to)) last = next
  else last = last.next = nameAt(bytes, at, to)
  return last.text
}

function nameAt(bytes: Uint8Array, at: number, to: number): Name {
  let hash = 0
  for (let i = at; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0
  const known = names.get(hash)
  if (known && isAt(known.bytes, bytes, at, to)) return known
  const own = bytes.slice(at, to)
  const name = { bytes: own, text: utf8.decoder.decode(own) }
  if (names.size === MAX_NAMES) names.clear()
  names.set(hash, name)
  return name
}

function isAt(name: Uint8Array, bytes: Uint8Array, from: number, to: number) {
  if (name.length !== to - from) return false
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[from + i]) return false
  return true
}

export function readName(cursor: Cursor): string {
  const end = endOf(cursor)
  const name = readText(cursor, end)
  cursor.at = end
  return name
}

/** Reads how long what follows is. @returns where it ends */
export function endOf(cursor: Cursor) {
  const length = readNumber(cursor)
  return cursor.at + length
}

export function writer() {
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
    begin: () => (at = 0),
    copy,
    text(text: string) {
      const encoded = utf8.encoder.encode(text)
      number(encoded.length)
      copy(encoded, 0, encoded.length)
    },
    /** Numbers of one kind after another, with their length before them. */
    numbers(sums: Sums, kinds: readonly number[], from: number, to: number) {
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
