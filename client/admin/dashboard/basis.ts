import type { Scores } from '../../../shared/scores.ts'
import { number, words } from '../words.ts'

/** Whom every figure speaks of: nobody may read a self-selected survey as the view of all. */
export const CLAIM = words.basis.claim

/**
 * What each figure owes its reader: how many answered, by which method, complete over what, and whom it speaks of.
 *
 * Of nothing there is only the last to say.
 *
 * @param count how many, or where to read it
 * @param how the method, where it is not that of the index
 */
export function basisOf(figure: Scores, count: string, how?: string): string {
  if (figure.absence !== null) return CLAIM
  const method = how ?? words.basis.method(words.methods[figure.method])
  const criteria = figure.factors.flatMap((factor) => factor.criteria)
  const answered = criteria.filter(({ n }) => n !== 0).length
  const covers = figure.complete ? words.basis.complete : words.basis.incomplete
  return `${count} ${method}; ${covers(number(answered), number(criteria.length))} ${CLAIM}`
}
