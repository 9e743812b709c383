import type { Counts, Lattice } from './lattice.ts'
import { bitsOf, holds, NEVER, type Period } from './periods.ts'
import { type Course, roomAlong, shift } from './shift.ts'
import { figureOf, isUp, type Layer, Search, type Terms } from './way.ts'

/** A figure with too few respondents, or with too few in some parts. */
export interface Small {
  figure: number
  /** What there is too little of: parts by position, or respondents. */
  of: readonly number[]
}

/** Steps along which respondents were moved in one month, and back in another. */
interface Track {
  month: number
  back: number
  up: boolean
  way: readonly number[]
}

export const RESPONDENTS = -1

/** Whether a reader is left in doubt: also by all longer periods, as long as these are not decided on, or not at all. */
export type Doubt = 'for good' | 'so far' | 'none'

/** More than anything that is ever moved. */
const ENDLESS = 2 ** 30

/**
 * Looks for a doubt of k about something small in a period, and hides more where that takes it: respondents are moved
 * in a month of the period, and back in a month outside it or in none, wherever all periods that would notice are
 * hidden. The range from as few to as many as can be is what a reader is left with.
 */
export class Guard {
  private readonly lattice: Lattice
  private readonly periods: readonly Period[]
  private readonly terms: Terms
  private readonly search: Search
  private readonly k: number
  /** The periods that hold a month, as bits. */
  private readonly holding: number[]
  /** 1 where nobody came in a month. */
  private readonly nobody: Uint8Array[]
  private readonly endless: Int32Array
  private readonly never: Uint8Array
  /** Nothing was moved that a longer period would notice. */
  private isForGood = true
  /** How the same figure was moved before. */
  private tracks: Track[] = []
  /** To be undone, three by three: month, figure, by how much. */
  private moves: number[] = []

  constructor(lattice: Lattice, periods: readonly Period[], terms: Terms, k: number) {
    const size = lattice.names.length
    this.lattice = lattice
    this.periods = periods
    this.terms = terms
    this.k = k
    this.search = new Search(lattice, terms)
    this.holding = lattice.counts.map((_, month) => bitsOf(periods, month))
    this.nobody = lattice.counts.map(emptyIn)
    this.endless = new Int32Array(size).fill(ENDLESS)
    this.never = new Uint8Array(size)
  }

  /**
   * @param part the period in which it is small
   * @param p the position of the one that is decided on, which holds the part
   */
  doubtOf({ figure, of }: Small, part: Period, p: number): Doubt {
    this.isForGood = true
    this.tracks = []
    const isInDoubt = (counts: Counts, hideMore: boolean) =>
      this.comesToK((up, limit) => this.reach(counts, part, p, { figure, up, limit, hideMore }))
    const isKept =
      // What can be moved of the smallest part can be moved of each: mostly this settles all of them.
      (of.length > 1 && isInDoubt(this.lattice.least, false)) ||
      of.every((kind) => {
        const counts = kind === RESPONDENTS ? this.lattice.counts : this.lattice.parts[kind]!
        return this.goesAgain(counts, p) || isInDoubt(counts, false) || isInDoubt(counts, true)
      })
    return isKept ? (this.isForGood ? 'for good' : 'so far') : 'none'
  }

  private comesToK(reach: (up: boolean, limit: number) => number): boolean {
    const before = this.isForGood
    const down = reach(false, this.k)
    const isEnough = down + reach(true, this.k - down) >= this.k
    if (!isEnough) this.isForGood = before
    return isEnough
  }

  private reach(counts: Counts, part: Period, p: number, wanted: Course): number {
    const known = (2 << p) - 1
    let reached = 0
    const tryBack = (month: number, back: number) => {
      const layer = this.layerOf(counts, month, back, known)
      const missing = layer.notice & ~this.terms.hidden[wanted.figure]!
      if (wanted.hideMore ? (missing & ~this.terms.may[wanted.figure]!) !== 0 : missing !== 0) return
      const course = { ...wanted, limit: wanted.limit - reached }
      reached += shift(this.search, this.lattice, course, layer, (way, by) => {
        this.move(counts, layer, way, by)
        this.tracks.push({ month, back, up: wanted.up, way })
      })
    }
    // Better to a month that every longer period holds as well: then none of them will notice.
    const until = part === this.periods[p] ? NEVER : this.periods[p]!.last
    for (let month = part.first; month <= part.last; month++)
      for (let back = 1; back <= until && reached < wanted.limit; back++) if (!holds(part, back)) tryBack(month, back)
    for (let month = part.first; month <= part.last && reached < wanted.limit; month++) tryBack(month, NEVER)
    this.undo(counts)
    return reached
  }

  /** Whether it comes to k along the ways of before: what one part of the respondents was moved along, others can be. */
  private goesAgain(counts: Counts, p: number): boolean {
    const known = (2 << p) - 1
    return this.comesToK((up, limit) => {
      let reached = 0
      for (const track of this.tracks) {
        if (track.up !== up || reached >= limit) continue
        const layer = this.layerOf(counts, track.month, track.back, known)
        const by = Math.min(limit - reached, roomAlong(layer, track.way))
        if (by > 0) this.move(counts, layer, track.way, by)
        reached += by
      }
      this.undo(counts)
      return reached
    })
  }

  private layerOf(counts: Counts, month: number, back: number, known: number): Layer {
    return {
      month,
      back,
      here: counts[month]!,
      there: back === NEVER ? this.endless : counts[back]!,
      noFall: back === NEVER ? this.never : this.nobody[back]!,
      noRise: this.nobody[month]!,
      notice: (this.holding[month]! ^ this.holding[back]!) & known,
    }
  }

  private move(counts: Counts, { month, back, notice }: Layer, way: readonly number[], by: number) {
    if (back === NEVER) this.isForGood = false
    for (const step of way) {
      const figure = figureOf(step)
      const change = isUp(step) ? by : -by
      counts[month]![figure]! += change
      this.moves.push(month, figure, change)
      if (back !== NEVER) {
        counts[back]![figure]! -= change
        this.moves.push(back, figure, -change)
      }
      this.terms.hidden[figure]! |= notice
    }
  }

  private undo(counts: Counts) {
    for (let i = 0; i < this.moves.length; i += 3) counts[this.moves[i]!]![this.moves[i + 1]!]! -= this.moves[i + 2]!
    this.moves = []
  }
}

function emptyIn(row: Int32Array): Uint8Array {
  const empty = new Uint8Array(row.length)
  for (let i = 0; i < row.length; i++) if (row[i] === 0) empty[i] = 1
  return empty
}
