import { describe, expect, it } from 'vitest'
import { addPacked, NOTHING, packedWith, PARTS, unpack } from '../../../server/store/pack.ts'
import { seeded } from '../../../shared/random.ts'
import { layoutOf } from '../../../shared/layout.ts'
import { emptySums, merge } from '../../../shared/sums.ts'
import { SIXTEEN, someAnswers, sumUp, times } from '../../support/responses.ts'

const layout = layoutOf(SIXTEEN)
const random = seeded(21)
const someSums = () => sumUp(SIXTEEN, someAnswers(SIXTEEN, random, Math.floor(random() ** 3 * 900)))

describe('packed sums', () => {
  it('are read as they were written, whatever the groups', () => {
    for (let round = 0; round < 60; round++) {
      const groups = new Map(times(Math.floor(random() * 8), (i) => [`nhóm-${i}`, someSums()] as const))
      expect(unpack(packedWith(NOTHING, groups, layout), layout)).toEqual(groups)
    }
  })

  it('grow by what is added to some groups, and leave the others alone', () => {
    let packed = NOTHING
    const naive = new Map<string, Float64Array>()
    for (let round = 0; round < 60; round++) {
      const more = new Map(
        times(1 + Math.floor(random() * 3), () => [`${Math.floor(random() * 9)}`, someSums()] as const),
      )
      packed = packedWith(packed, more, layout)
      for (const [group, sums] of more) {
        if (!naive.has(group)) naive.set(group, emptySums(SIXTEEN))
        merge(naive.get(group)!, sums)
      }
      expect(unpack(packed, layout)).toEqual(new Map([...naive].toSorted(([a], [b]) => (a < b ? -1 : 1))))
    }
  })

  it('can be taken away again', () => {
    const sums = sumUp(SIXTEEN, someAnswers(SIXTEEN, random, 50))
    const less = sums.map((sum) => -sum)
    const packed = packedWith(packedWith(NOTHING, new Map([['a', sums]]), layout), new Map([['a', less]]), layout)
    expect(unpack(packed, layout).get('a')).toEqual(emptySums(SIXTEEN))
  })

  it('cannot hold what was taken away without having been there', () => {
    const less = someSums().map((sum) => -sum)
    expect(() => packedWith(NOTHING, new Map([['a', less]]), layout)).toThrow(RangeError)
  })

  it.each(['pools', 'head', 'brief', 'counts'] as const)(
    'are read as far as their %s, added or subtracted',
    (extent) => {
      const sums = new Map(times(5, (i) => [`${i}`, someSums()] as const))
      const packed = packedWith(NOTHING, sums, layout)
      const parts = Object.fromEntries(PARTS[extent].map((part) => [part, packed[part]]))
      const beginning = emptySums(SIXTEEN, extent)
      addPacked({ brief: packed.brief, ...parts }, layout, (group) => (group === '3' ? beginning : undefined), -2)
      expect([...beginning]).toEqual([...sums.get('3')!.subarray(0, beginning.length)].map((value) => 0 - 2 * value))
    },
  )

  it('hold any whole number', () => {
    const numbers = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 40 + 5]
    const one = { brief: 1, length: 1, kinds: [0, 1] }
    const groups = new Map(numbers.map((value, i) => [`${i}`, new Float64Array([value])] as const))
    expect(unpack(packedWith(NOTHING, groups, one), one)).toEqual(groups)
  })

  it('take about a byte for each of their integers', () => {
    const full = someAnswers(SIXTEEN, random, 900).filter((answers) => !answers.includes('.'))
    const { brief, rest } = packedWith(NOTHING, new Map([['', sumUp(SIXTEEN, full)]]), layout)
    expect(brief.length + rest.length).toBeLessThan(1.7 * (layout.length / 2))
  })
})
