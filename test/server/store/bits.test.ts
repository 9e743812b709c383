import { expect, it } from 'vitest'
import { addNumbers, bitWriter, bytesIn, cursorAt, writeNumbers } from '../../../server/store/bits.ts'
import { seeded } from '../../../shared/random.ts'
import { times } from '../../support/responses.ts'

const random = seeded(12)
/** Numbers of one size, from none to the largest that a sum can be; now and then one of another. */
const size = () => 2 ** Math.floor(random() * 54)
const kind = (length: number) => {
  const most = size()
  return times(length, () => Math.floor(random() * (random() < 0.05 ? size() : most)))
}

/** As they lie in a row: after other bytes, and before other bytes or none. */
function written(numbers: Float64Array, kinds: readonly number[], after: number) {
  const bits = bitWriter()
  for (let i = 0; i + 1 < kinds.length; i++) writeNumbers(bits, numbers, kinds[i]!, kinds[i + 1]!)
  return new Uint8Array([255, 255, 255, ...bytesIn(bits), ...times(after, () => 255)])
}

it('adds numbers of any size as they were written, wherever they begin and end', () => {
  for (let round = 0; round < 2_000; round++) {
    const all = times(1 + Math.floor(random() * 4), () => kind(1 + Math.floor(random() * 40)))
    const kinds = all.reduce<number[]>((starts, { length }) => [...starts, starts.at(-1)! + length], [0])
    const numbers = Float64Array.from(all.flat())
    const bytes = written(numbers, kinds, Math.floor(random() * 6))
    const sums = new Float64Array(numbers.length)
    addNumbers({ ...cursorAt(bytes), at: 3 }, sums, kinds, 0, numbers.length, 1)
    expect(sums).toEqual(numbers)
  }
})

it('takes kinds away that are asked for less', () => {
  const numbers = Float64Array.from([7, 8, 9, 10])
  const sums = new Float64Array(4)
  const less = { from: 1, to: 3 }
  addNumbers({ ...cursorAt(written(numbers, [0, 1, 3, 4], 0)), at: 3 }, sums, [0, 1, 3, 4], 0, 4, 2, less)
  expect([...sums]).toEqual([14, -16, -18, 20])
})
