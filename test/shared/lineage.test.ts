import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../shared/calendar.ts'
import { type Lineage, unitsOn } from '../../shared/lineage.ts'
import { seeded } from '../../shared/random.ts'

const day = (text: string) => text as Day
const TODAY = day('2030-01-01')

/** Each step: a unit ended the day before and went on as another. Each holding: a counter, its unit, since when. */
function lineageOf(
  steps: [from: string, to: string, day: string][],
  holdings: [string, string, string][] = [],
): Lineage {
  const ids = [
    ...new Set([...steps.flatMap(([from, to]) => [from, to]), ...holdings.map(([, unit]) => unit)]),
  ].toSorted()
  return {
    units: ids.map((id) => ({
      id,
      validTo: steps.filter(([from]) => from === id).map(([, , on]) => addDays(day(on), -1))[0] ?? null,
    })),
    successions: steps.map(([predecessor, successor, on]) => ({ predecessor, successor, day: day(on) })),
    holdings: holdings.map(([counter, unit, from]) => ({ counter, unit, from: day(from) })),
  }
}

describe('a unit of then', () => {
  it('is itself while it is there', () => {
    expect(unitsOn(lineageOf([['a', 'b', '2027-01-01']]), TODAY).of('b')).toBe('b')
    expect(unitsOn(lineageOf([]), TODAY).of('unheard-of', 'nobody-1')).toBe('unheard-of')
  })

  it('is followed through a merger, a merger again and a new name', () => {
    const { of } = unitsOn(
      lineageOf([
        ['a', 'c', '2026-01-01'],
        ['b', 'c', '2026-01-01'],
        ['c', 'd', '2027-01-01'],
        ['d', 'e', '2028-01-01'],
      ]),
      TODAY,
    )
    expect(['a', 'b', 'c', 'd', 'e'].map((unit) => of(unit))).toEqual(['e', 'e', 'e', 'e', 'e'])
  })

  it('is not yet what it will become', () => {
    const known = lineageOf(
      [['a', 'b', '2027-01-01']],
      [
        ['a-1', 'a', '2025-01-01'],
        ['a-1', 'b', '2027-01-01'],
      ],
    )
    expect(unitsOn(known, day('2026-12-31')).of('a', 'a-1')).toBe('a')
    expect(unitsOn(known, day('2027-01-01')).of('a', 'a-1')).toBe('b')
  })

  it('goes where its counter went when it was split', () => {
    const { of, heirsOf } = unitsOn(
      lineageOf(
        [
          ['a', 'c', '2027-01-01'],
          ['a', 'b', '2027-01-01'],
        ],
        [
          ['a-1', 'a', '2025-01-01'],
          ['a-2', 'a', '2025-01-01'],
          ['a-1', 'b', '2027-01-01'],
          ['a-2', 'c', '2027-01-01'],
        ],
      ),
      TODAY,
    )
    expect([of('a', 'a-1'), of('a', 'a-2')]).toEqual(['b', 'c'])
    expect(heirsOf('a')).toEqual(['b', 'c'])
    // Of a counter that is not known, or was never a's: always the same one, so that no total changes.
    expect([of('a'), of('a', 'x-1')]).toEqual(['b', 'b'])
  })

  it('gives a part away and goes on', () => {
    const known = lineageOf(
      [],
      [
        ['a-1', 'a', '2025-01-01'],
        ['a-2', 'a', '2025-01-01'],
        ['a-2', 'b', '2027-01-01'],
      ],
    )
    known.successions.push({ predecessor: 'a', successor: 'b', day: day('2027-01-01') })
    const { of } = unitsOn(known, TODAY)
    expect([of('a'), of('a', 'a-1'), of('a', 'a-2')]).toEqual(['a', 'a', 'b'])
  })

  it('is found even if the data goes in a circle', () => {
    const { of } = unitsOn(
      lineageOf([
        ['a', 'b', '2026-01-01'],
        ['b', 'a', '2027-01-01'],
      ]),
      TODAY,
    )
    expect(['a', 'b']).toContain(of('a'))
  })
})

it('the predecessors of a unit are those that went on in it alone', () => {
  const { withPredecessors } = unitsOn(
    lineageOf([
      ['a', 'c', '2026-01-01'],
      ['b', 'c', '2026-01-01'],
      ['s', 'c', '2026-01-01'],
      ['s', 'd', '2026-01-01'],
    ]),
    TODAY,
  )
  expect(withPredecessors(['c'])).toEqual(['a', 'b', 'c'])
  expect(withPredecessors(['c', 'd'])).toEqual(['a', 'b', 'c', 'd', 's'])
  expect(withPredecessors(['d'])).toEqual(['d'])
})

it('every unit and counter of then is one unit of now, found again among what that unit has to read', () => {
  const random = seeded(4)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  for (let round = 0; round < 200; round++) {
    const ids = Array.from({ length: 8 }, (_, i) => `u${i}`)
    // Each year a unit goes on in later ones, so that there is no circle.
    const steps = ids
      .slice(0, 5)
      .flatMap((id, i): [string, string, string][] =>
        random() < 0.6
          ? [...new Set([pick(ids.slice(i + 1)), pick(ids.slice(i + 1))])].map((to) => [id, to, `202${i}-01-01`])
          : [],
      )
    const holdings = Array.from({ length: 10 }, (_, i): [string, string, string] => [
      `k${i % 5}`,
      pick(ids),
      `20${20 + Math.floor(i / 5)}-06-01`,
    ])
    const now = unitsOn(lineageOf(steps, holdings), TODAY)
    for (const unit of ids)
      for (const counter of ['', 'k0', 'k1', 'k2', 'k3', 'k4']) {
        const today = now.of(unit, counter)
        expect(now.of(today)).toBe(today)
        if (steps.some((step) => step.includes(unit)) || holdings.some((one) => one[1] === unit))
          expect(now.sourcesOf([today])).toContain(unit)
      }
  }
})
