import { type Dossiers, dossiersBy } from '../../shared/dossiers.ts'
import { emptyFormSums, type FormSums, mergeForms } from '../../shared/sums.ts'
import type { Stratum } from '../../shared/weights.ts'
import type { Scope } from './scope.ts'

/**
 * Unit × area with the dossiers of each. Those that must stay hidden are one stratum together: a weight of their own
 * would let their figures be worked out from the weighted index, and what they are together anyone can subtract.
 */
export async function strataOf(
  { reading, part, hides, from, to }: Scope,
  sums: Map<string, FormSums>,
  dossiers: Dossiers[],
): Promise<Stratum[]> {
  const handled = dossiersBy(dossiers, ({ unit, area }) => `${unit}|${area}`)
  const strata: Stratum[] = []
  const rest: Stratum = { dossiers: 0, sums: emptyFormSums(reading.shape) }
  for (const key of new Set([...sums.keys(), ...handled.keys()])) {
    const [unit = '', area] = key.split('|')
    const stratum = { dossiers: handled.get(key) ?? 0, sums: sums.get(key) ?? emptyFormSums(reading.shape) }
    if (!(await hides({ ...part, units: [unit], area }, from, to))) strata.push(stratum)
    else {
      rest.dossiers += stratum.dossiers
      mergeForms(rest.sums, stratum.sums)
    }
  }
  return [...strata, rest]
}
