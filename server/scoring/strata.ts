import type { Handled } from '../../shared/dossiers.ts'
import { getOr } from '../../shared/maps.ts'
import { leastExtentOf } from '../../shared/score.ts'
import { emptySums, merge, type Sums } from '../../shared/sums.ts'
import { spreadingIn, type Stratum } from '../../shared/weights.ts'
import { stratumOf } from '../store/stratum.ts'
import { sumsBy } from '../store/tallies.ts'
import { rest } from '../store/turns.ts'
import { Vectors } from '../store/vectors.ts'
import type { Part } from './places.ts'
import type { Scope } from './scope.ts'
import type { Judge } from './shown.ts'

/** Units whose whole sums are read at once. */
const AT_ONCE = 10

/** Vectors that nobody uses now: made anew for every answer, four thousand cost more to collect than to fill. */
const spare: Vectors[] = []

/** Does something with unit × area and the dossiers of each, as far as they are shown by themselves. */
export async function withStrata<T>(scope: Scope, handled: Handled, work: (strata: Stratum[]) => T): Promise<T> {
  const vectors = spare.pop() ?? new Vectors()
  try {
    return work(await strataOf(scope, handled, vectors))
  } finally {
    vectors.takeBack()
    spare.push(vectors)
  }
}

async function strataOf(scope: Scope, handled: Handled, vectors: Vectors): Promise<Stratum[]> {
  const { moment, reading, filter, part, judgeOf, from, to } = scope
  const extent = leastExtentOf(reading.method)
  const first = extent === 'whole' ? 'brief' : extent
  // Longer ones would keep megabytes.
  const sums = await sumsBy(moment, filter, reading.shape, 'stratum', first, first === 'pools' ? vectors : undefined)
  const isHidden = await judgeOf(from, to)
  await rest()
  const strata = joined(sums, handled('stratum'), emptySums(reading.shape, first), part, isHidden)
  if (extent === 'whole') await addSpreads(scope, strata)
  return strata.all
}

interface Strata {
  all: Stratum[]
  /** Those that must stay hidden, as one: it is among them all. */
  together: Stratum
  of: Map<string, Stratum>
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
): Strata {
  const together: Stratum = { dossiers: 0, sums: none.slice() }
  const all = [together]
  const of = new Map<string, Stratum>()
  const alone = new Map<string, string[]>()
  const put = (key: string, its: number, own: Sums) => {
    const { unit, area } = stratumOf(key)
    const units = alone.get(unit) ?? getOr(alone, unit, () => [unit])
    if (isHidden({ units, as, counter, area })) {
      together.dossiers += its
      merge(together.sums, own)
      of.set(key, together)
    } else {
      const stratum = { dossiers: its, sums: own }
      all.push(stratum)
      of.set(key, stratum)
    }
  }
  sums.forEach((own, key) => put(key, dossiers.get(key) ?? 0, own))
  dossiers.forEach((its, key) => {
    if (!sums.has(key)) put(key, its, none)
  })
  return { all, together, of }
}

/** Adds what only whole sums tell, a few units at a time: those of all at once took 180 MB. */
async function addSpreads({ moment, reading, filter, units }: Scope, { all, together, of }: Strata) {
  const { shape, method } = reading
  const spreadOf = spreadingIn(shape, all, method)
  if (!spreadOf) return
  const hidden = emptySums(shape)
  const vectors = new Vectors()
  for (let i = 0; i < units.length; i += AT_ONCE) {
    const some = units.slice(i, i + AT_ONCE).map(({ id }) => id)
    vectors.takeBack()
    for (const [key, sums] of await sumsBy(moment, { ...filter, units: some }, shape, 'stratum', 'whole', vectors)) {
      const stratum = of.get(key)!
      if (stratum === together) merge(hidden, sums)
      else stratum.spread = spreadOf(sums)
    }
  }
  together.spread = spreadOf(hidden)
}
