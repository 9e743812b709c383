import type { Handled } from '../../shared/dossiers.ts'
import { getOr } from '../../shared/maps.ts'
import { leastExtentOf } from '../../shared/score.ts'
import { stratumOf } from '../../shared/stratum.ts'
import { emptySums, merge, type Sums } from '../../shared/sums.ts'
import type { Stratum } from '../../shared/weights.ts'
import { sumsBy } from '../store/tallies.ts'
import { rest } from '../store/turns.ts'
import type { Part } from './places.ts'
import type { Scope } from './scope.ts'
import type { Judge } from './shown.ts'

/** Unit × area with the dossiers of each, as far as they are shown by themselves. */
export async function strataOf(scope: Scope, handled: Handled): Promise<Stratum[]> {
  const { moment, reading, filter, part, judgeOf, from, to } = scope
  const extent = leastExtentOf(reading.method)
  const sums = await sumsBy(moment, filter, reading.shape, 'stratum', extent)
  const isHidden = await judgeOf(from, to)
  await rest()
  return joined(sums, handled('stratum'), emptySums(reading.shape, extent), part, isHidden)
}

/**
 * Those that must stay hidden are one stratum together: a weight of their own would let their figures be worked out from
 * the weighted index, and what they are together anyone can subtract.
 */
function joined(
  sums: ReadonlyMap<string, Sums>,
  dossiers: ReadonlyMap<string, number>,
  none: Sums,
  { as, counter }: Part,
  isHidden: Judge,
): Stratum[] {
  const strata: Stratum[] = []
  const together: Stratum = { dossiers: 0, sums: none.slice() }
  const alone = new Map<string, string[]>()
  const put = (key: string, stratum: Stratum) => {
    const { unit, area } = stratumOf(key)
    const units = alone.get(unit) ?? getOr(alone, unit, () => [unit])
    if (!isHidden({ units, as, counter, area })) strata.push(stratum)
    else {
      together.dossiers += stratum.dossiers
      merge(together.sums, stratum.sums)
    }
  }
  for (const [key, own] of sums) put(key, { dossiers: dossiers.get(key) ?? 0, sums: own })
  for (const [key, count] of dossiers) if (!sums.has(key)) put(key, { dossiers: count, sums: none })
  strata.push(together)
  return strata
}
