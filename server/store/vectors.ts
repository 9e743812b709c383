import type { Sums } from '../../shared/sums.ts'

/** Vectors of one length. */
interface Made {
  make: () => Sums
  all: Sums[]
  taken: number
}

/**
 * Vectors of noughts that are used again and again: to make hundreds of thousands takes longer than to fill them, and
 * until the garbage is collected they fill the memory.
 */
export class Vectors {
  readonly #made = new Map<number, Made>()

  take(length: number): Sums {
    const made = this.#made.get(length) ?? this.#begin(length)
    return (made.all[made.taken++] ??= made.make()).fill(0)
  }

  #begin(length: number): Made {
    const made = { make: vectorMaker(length), all: [], taken: 0 }
    this.#made.set(length, made)
    return made
  }

  /** Whoever has taken some has done with all of them. */
  takeBack() {
    for (const made of this.#made.values()) made.taken = 0
  }
}

/** Numbers in the vectors that are made at once, unless one has more. */
const AT_ONCE = 2 ** 13

/**
 * Makes vectors of noughts, ever more at a time: thousands of arrays of their own take longer to make than to fill, and
 * three times the memory.
 */
export function vectorMaker(length: number): () => Sums {
  let some = new Float64Array(0)
  let taken = 0
  let many = 1
  return () => {
    if (taken === some.length) {
      some = new Float64Array(length * many)
      taken = 0
      many = Math.max(1, Math.min(2 * many, Math.floor(AT_ONCE / length)))
    }
    return some.subarray(taken, (taken += length))
  }
}
