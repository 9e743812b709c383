import { getOr } from '../../shared/maps.ts'
import type { Sums } from '../../shared/sums.ts'

/**
 * Vectors of noughts that are used again and again: to make hundreds of thousands takes longer than to fill them, and
 * until the garbage is collected they fill the memory.
 */
export class Vectors {
  readonly #made = new Map<number, Sums[]>()
  readonly #taken = new Map<number, number>()

  take(length: number): Sums {
    const made = getOr(this.#made, length, () => [])
    const taken = this.#taken.get(length) ?? 0
    this.#taken.set(length, taken + 1)
    return (made[taken] ??= new Float64Array(length)).fill(0)
  }

  /** Whoever has taken some has done with all of them. */
  takeBack() {
    this.#taken.clear()
  }
}

/** Vectors made at once, at most. */
const AT_ONCE = 256

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
      many = Math.min(2 * many, AT_ONCE)
    }
    return some.subarray(taken, (taken += length))
  }
}
