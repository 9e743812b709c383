import type { ReferenceInfo } from '../../../shared/scores.ts'
import { hasEnded } from '../peers.ts'
import { readView, type View } from '../view.ts'

/** Whether figures are by the units of then or of now: one that ended has figures of then only. */
export const unitsOf = ({ unit, units }: Pick<View, 'unit' | 'units'>, reference: ReferenceInfo) =>
  units ?? (reference.units.some((one) => one.id === unit && hasEnded(one, reference)) ? 'then' : 'now')

/**
 * What the form of filters chose, as changes to the view. What would be so anyway is left out of the address.
 *
 * @param used the questionnaire of the figures in sight, chosen or not
 */
export function chosenIn(form: URLSearchParams, view: View, reference: ReferenceInfo, used?: string): Partial<View> {
  const { tab: _, lang: __, screen: ___, ...next } = readView(form.toString())
  const unit = next.unit === reference.account.unit ? null : next.unit
  const stays = unit === view.unit && next.kind === view.kind
  const usual = unitsOf({ unit, units: null }, reference)
  return {
    ...next,
    unit,
    // What was chosen inside a unit means nothing in another one; and a unit's figures are divided by area or by counter.
    counter: stays && !next.area ? view.counter : null,
    with: stays ? view.with : null,
    units: next.units === usual || usual === 'then' ? null : next.units,
    questionnaire: next.questionnaire === used ? view.questionnaire : next.questionnaire,
  }
}
