import type { Method } from '../../shared/questionnaire.ts'
import { scoreOver } from '../../shared/score.ts'
import type { Shape } from '../../shared/layout.ts'
import { respondentsIn } from '../../shared/sums.ts'
import type { Stratum } from '../../shared/weights.ts'

/**
 * The mean of the strata's own indices by dossiers. It differs where people answered more questions in one stratum
 * than in another.
 *
 * @returns null where a stratum lacks a part of the figure
 */
export function separateScore(
  shape: Shape,
  all: Stratum[],
  method: Method,
  factor?: number,
): { index: number; se: number | null } | null {
  const strata = all.filter(({ dossiers, sums }) => dossiers > 0 && respondentsIn(shape, sums) > 0)
  if (strata.length === 0) return null
  const dossiers = strata.reduce((sum, stratum) => sum + stratum.dossiers, 0)
  let index = 0
  let variance: number | null = 0
  for (const stratum of strata) {
    const score = scoreOver(shape, [{ weight: 1, sums: stratum.sums }], method, {}, factor)
    if (score.index === null || (!score.complete && !method.startsWith('pooled'))) return null
    const share = stratum.dossiers / dossiers
    index += share * score.index
    variance = variance === null || score.se === null ? null : variance + (share * score.se) ** 2
  }
  return { index, se: variance === null ? null : Math.sqrt(variance) }
}
