import type { ReferenceInfo, UnitInfo } from '../../shared/scores.ts'
import { sorted } from '../ui/sorted.ts'
import type { View } from './view.ts'

/** It served until a day that is over. */
export const hasEnded = ({ validTo }: UnitInfo, { today }: Pick<ReferenceInfo, 'today'>) =>
  validTo !== null && validTo < today

/** The unit in sight when it is one, neither a whole khối or province nor a single counter. */
export function oneUnit({ unit, kind, counter }: View, { units, account }: ReferenceInfo): UnitInfo | undefined {
  const one = units.find(({ id }) => id === (unit ?? account.unit))
  return kind || counter || one?.kind === 'province' ? undefined : one
}

/** Units that the one in sight may be compared with, those of its khối first. */
export function peersOf(view: View, reference: ReferenceInfo): UnitInfo[] {
  const one = oneUnit(view, reference)
  if (!one) return []
  const others = reference.units.filter(
    (unit) => unit !== one && unit.kind !== 'province' && !hasEnded(unit, reference),
  )
  return sorted(others, (a, b) => +(b.kind === one.kind) - +(a.kind === one.kind))
}

/** Units began or ended while responses came in, so that figures differ by whose units they are counted. */
export const unitsChanged = ({ units, firstDay }: ReferenceInfo) =>
  firstDay !== null &&
  units.some(({ validFrom, validTo }) => validFrom > firstDay || (validTo !== null && validTo >= firstDay))
