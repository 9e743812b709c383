import type { Sums } from '../../shared/sums.ts'

/** Vectors of noughts that are used again and again: to make hundreds of thousands takes longer than to fill them. */
export class Vectors {
  readonly #vectors: Sums[] = []
  readonly #length: number
  #taken = 0

  constructor(length: number) {
    this.#length = length
  }

  take(): Sums {
    const vector = (this.#vectors[this.#taken++] ??= new Float64Array(this.#length))
    return vector.fill(0)
  }

  /** Whoever has taken one has done with it. */
  takeBack() {
    this.#taken = 0
  }
}
