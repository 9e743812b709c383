import { describe, expect, it } from 'vitest'
import type { Scores } from '../../shared/scores.ts'
import { coverOf, isIn, type Place } from '../../server/scoring/places.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { migrate } from '../../server/store/migrate.ts'
import { attack, isExposed } from '../support/attack.ts'
import { CRITERIA, openProvince, type Province } from '../support/province.ts'
import { type Count, recovered, shownTooSmall } from '../support/published.ts'
import { countsOf, criterionCounts, readAll, type Said } from '../support/reader.ts'

const K = 5
/** The first and the last: nearly everyone answers the one, few the other. */
const TWO = [CRITERIA[0]!, CRITERIA.at(-1)!]

async function openSmall(seed: number) {
  const db = openSqlite(':memory:')
  await migrate(db)
  return openProvince(db, seed, K)
}

/** Hidden counts of fewer than k that the shown ones give exactly. */
function exposed(counts: Count[]): string[] {
  const small = counts.filter(({ isHidden, sum }) => isHidden && sum > 0 && sum < K)
  const known = attack(
    counts.filter(({ isHidden }) => !isHidden),
    small.map(({ cells }) => cells),
  )
  return small.filter((_, i) => isExposed(known[i]!)).map(({ name }) => name)
}

/** The finest cells, which nothing shows. */
const finest = ({ cells }: Province): Count[] =>
  cells.flatMap(({ n, unit, counter, area, day }, i) =>
    n > 0 ? { name: [unit, counter, area, day].join(' '), cells: [i], sum: n, isHidden: true } : [],
  )

describe('an administrator who asks for everything', () => {
  // One without a reform, and one of each kind of them in the middle of a month.
  it.each([0, 1, 2, 3, 4, 5])('cannot work out a small cell of province %i', async (seed) => {
    const province = await openSmall(seed)
    const said = await readAll(province)
    const counts = countsOf(said, province)
    expect(said.filter(({ cells, n }) => n !== null && n !== truth(province, cells))).toEqual([])
    expect(counts.filter(({ isHidden, sum }) => !isHidden && sum > 0).length).toBeGreaterThan(20)
    expect(shownTooSmall(counts, K)).toEqual([])
    expect(recovered(counts, K)).toEqual([])
    expect(exposed([...counts, ...finest(province)])).toEqual([])
    for (const key of TWO) {
      const ofCriterion = criterionCounts(key, said, province)
      expect(shownTooSmall(ofCriterion, K)).toEqual([])
      expect(exposed(ofCriterion)).toEqual([])
    }
    // If only what is small were hidden: the attack can tell.
    const primary = counts.map((count) => ({ ...count, isHidden: count.sum > 0 && count.sum < K }))
    expect(exposed(primary)).not.toEqual([])
  })
})

const truth = ({ cells }: Province, of: Said['cells']) => of.reduce((sum, i) => sum + cells[i]!.n, 0)
