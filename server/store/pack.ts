import { CHANNELS } from '../../shared/channel.ts'
import { getOr } from '../../shared/maps.ts'
import { type Extent, type Layout, layoutOf, type Shape } from '../../shared/layout.ts'
import { merge, type Sums } from '../../shared/sums.ts'
import { addNumbers, type Cursor, cursorAt } from './bits.ts'
import { endOf, readName, writer } from './bytes.ts'
import { addForetold, foretoldIn, leaveForetold } from './foretold.ts'
import { type Division, isList } from './series.ts'
import { Vectors } from './vectors.ts'

// The one room that knows how sums lie in the database. Most pairs of criteria are nearly what their single sums
// foretell, so they are written as the difference; and sums of one kind are of one size, so each kind is written in as
// many bits as this size takes (see bits.ts). A vector of 1 356 integers takes about 1 000 bytes: numbers of seven bits to
// a byte would take half as many again, JSON four times that, and ten million responses would not fit their 135 bytes.

/** What has to be known of a vector to pack it: where its beginnings end, and what foretells its pairs. */
export type Packing = Pick<Layout, 'brief' | 'length' | 'kinds'> & Partial<Pick<Layout, 'forms' | 'satisfiedFrom'>>

/** How many came, by channel. */
export const VISITS: Packing = {
  brief: CHANNELS.length,
  length: CHANNELS.length,
  kinds: [0, CHANNELS.length],
}

const headPackings = new WeakMap<Layout, Packing>()

/** Heads alone, as lists have them; to unpack those of any other row as well. */
export function headsOf(shape: Shape): Packing {
  const { head, kinds } = layoutOf(shape)
  return getOr(headPackings, layoutOf(shape), () => ({
    brief: head,
    length: head,
    kinds: kinds.filter((start) => start <= head),
  }))
}

export function packingOf(division: Division, shape: Shape): Packing {
  if (division === 'visit') return VISITS
  return isList(division) ? headsOf(shape) : layoutOf(shape)
}

/** The vectors of some groups, each part of all of them in the same order. */
export interface Packed {
  /** The names of the groups, and their brief sums. */
  brief: Uint8Array
  /** What comes after them. */
  rest: Uint8Array
}

/** The parts that hold sums of an extent. */
export const PARTS = {
  pools: ['brief'],
  head: ['brief'],
  brief: ['brief'],
  counts: ['brief', 'rest'],
  whole: ['brief', 'rest'],
} as const satisfies Record<Extent, (keyof Packed)[]>

/** The parts that a packing puts anything into, and where in the vector their numbers begin and end. */
function partsIn({ brief, length }: Packing) {
  const all: [part: keyof Packed, from: number, to: number][] = [
    ['brief', 0, brief],
    ['rest', brief, length],
  ]
  return all.filter(([, from, to]) => from < to)
}

const nothing = new Uint8Array()
export const NOTHING: Packed = { brief: nothing, rest: nothing }

/**
 * Adds `times` each packed vector to the one that `into` names for its group; those of other groups are passed over.
 *
 * @param packed as many parts as the vectors that `into` gives are long
 */
export function addPacked(
  packed: Pick<Packed, 'brief'> & Partial<Packed>,
  packing: Packing,
  into: (group: string) => Sums | undefined,
  times = 1,
) {
  const { length, kinds } = packing
  const brief = cursorAt(packed.brief)
  const rest = length > packing.brief && packed.rest ? cursorAt(packed.rest) : undefined
  while (brief.at < packed.brief.length) {
    const sums = into(readName(brief))
    const end = endOf(brief)
    const endOfRest = rest ? endOf(rest) : 0
    if (sums?.length === length && rest) addWhole(sums, { brief, rest }, packing, times)
    else if (sums) {
      addNumbers(brief, sums, kinds, 0, Math.min(packing.brief, sums.length), times)
      // Short of the pairs, which lie otherwise than they are.
      if (rest && sums.length > packing.brief) addNumbers(rest, sums, kinds, packing.brief, sums.length, times)
    }
    brief.at = end
    if (rest) rest.at = endOfRest
  }
}

/** All groups of a packed row, of which only the parts are needed that its packing has, in vectors of some. */
export function unpack(
  packed: Pick<Packed, 'brief'> & Partial<Packed>,
  packing: Packing,
  vectors = new Vectors(),
): Map<string, Sums> {
  const groups = new Map<string, Sums>()
  addPacked(packed, packing, (group) => {
    const sums = vectors.take(packing.length)
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
  const cursors = cursorsOf(packed)
  const { brief, rest } = cursors
  const here = () => ({ brief: brief.at, rest: rest.at })
  const parts = partsIn(packing)
  const left = new Map([...more].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const next = writers
  for (const part of PARTS.whole) next[part].begin()
  const sums = scratchOf(packing)
  sums.fill(0)
  /** `sums` holds what the group had. */
  const put = (group: string, added: Sums) => {
    merge(sums, added)
    left.delete(group)
    next.brief.text(group)
    leaveForetold(sums, packing)
    for (const [part, from, to] of parts) next[part].numbers(sums, packing.kinds, from, to)
    sums.fill(0)
  }
  let done = here()
  /** Groups that stay as they are lie together: a list has thousands of them. */
  const copyUntil = (end: typeof done) => {
    for (const [part] of parts) next[part].copy(packed[part], done[part], end[part])
    done = end
  }
  while (brief.at < packed.brief.length) {
    const start = here()
    const group = readName(brief)
    for (const [other, added] of left) {
      if (other >= group) break
      copyUntil(start)
      put(other, added)
    }
    const ends = here()
    for (const [part] of parts) ends[part] = endOf(cursors[part])
    const added = left.get(group)
    if (added) {
      copyUntil(start)
      readWhole(sums, cursors, packing)
      put(group, added)
      done = ends
    }
    for (const [part] of parts) cursors[part].at = ends[part]
  }
  copyUntil(here())
  for (const [group, added] of left) put(group, added)
  return { brief: next.brief.done(), rest: next.rest.done() }
}

/** One for each part, since a row is done with before the next begins. */
const writers = { brief: writer(), rest: writer() }

type Cursors = Record<keyof Packed, Cursor>

const cursorsOf = ({ brief, rest }: Packed): Cursors => ({ brief: cursorAt(brief), rest: cursorAt(rest) })

/** One vector for each packing, since each is done with before the next is read. */
function scratch(size: 'brief' | 'length') {
  const made = new WeakMap<Packing, Sums>()
  return (packing: Packing) => made.get(packing) ?? getOr(made, packing, () => new Float64Array(packing[size]))
}
const scratchOf = scratch('length')
const briefOf = scratch('brief')

function readWhole(sums: Sums, cursors: Cursors, packing: Packing) {
  sums.fill(0)
  addWhole(sums, cursors, packing, 1)
}

function addWhole(sums: Sums, { brief, rest }: Cursors, packing: Packing, times: number) {
  const { kinds, length } = packing
  const own = briefOf(packing)
  own.fill(0)
  addNumbers(brief, own, kinds, 0, own.length, 1)
  for (let i = 0; i < own.length; i++) sums[i]! += times * own[i]!
  addNumbers(rest, sums, kinds, own.length, length, times, foretoldIn(packing))
  addForetold(sums, own, packing, times)
}
