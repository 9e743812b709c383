import type { Handled } from '../../shared/dossiers.ts'
import { getOr } from '../../shared/maps.ts'
import { leastExtentOf } from '../../shared/score.ts'
import { emptySums, merge } from '../../shared/sums.ts'
import type { Stratum } from '../../shared/weights.ts'
import { sumsBy } from '../store/tallies.ts'
import { rest } from '../store/turns.ts'
import type { Part } from './places.ts'
import type { Scope } from './scope.ts'

/**
 * Unit × area with the dossiers of each. Those that must stay hidden are one stratum together: a weight of their own
 * would let their figures be worked out from the weighted index, and what they are together anyone can subtract.
 */
export async function strataOf(scope: Scope, handled: Handled): Promise<Stratum[]> {
  const { moment, reading, filter, part, judgeOf, from, to } = scope
  const extent = leastExtentOf(reading.method)
  const sums = await sumsBy(moment, filter, reading.shape, 'stratum', extent)
  const dossiers = handled('stratum')
  const isHidden = await judgeOf(from, to)
  const strata: Stratum[] = []
  const none = emptySums(reading.shape, extent)
  const together: Stratum = { dossiers: 0, sums: none.slice() }
  const parts = new Map<string, Part>()
  for (const key of new Set([...sums.keys(), ...dossiers.keys()])) {
    await rest()
    const [unit = '', area] = key.split('|')
    const stratum = { dossiers: dossiers.get(key) ?? 0, sums: sums.get(key) ?? none }
    const own = getOr(parts, unit, () => ({ ...part, units: [unit] }))
    if (!isHidden({ ...own, area })) strata.push(stratum)
    else {
      together.dossiers += stratum.dossiers
      merge(together.sums, stratum.sums)
    }
  }
  return [...strata, together]
}
