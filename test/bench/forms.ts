import { simulate } from '../../server/demo/simulate.ts'
import { NOT_ASKED } from '../../shared/answers.ts'
import type { Questionnaire } from '../../shared/questionnaire.ts'
import { rotate } from '../../shared/rotation.ts'
import { FIRST, LAST } from './province.ts'

const FORMS = 4_096
/** Of them, one in so many was asked in short. */
const SHORT = 4

/** What people answer, from the least to the most content. Drawn from, since making each anew would take an hour. */
export function forms(questionnaire: Questionnaire, random: () => number): string[] {
  const desk = { counter: 'desk', unit: 'unit', kind: 'ward' as const, areas: ['area'] }
  const criteria = questionnaire.factors.flatMap((factor) => factor.criteria.map(({ key }) => key))
  const made: string[] = []
  while (made.length < FORMS)
    for (const { answers } of simulate(questionnaire, [desk], { from: FIRST, to: LAST }, random)) {
      const asked = made.length % SHORT === 0 ? rotate(questionnaire, random) : criteria
      made.push([...answers].map((answer, k) => (asked.includes(criteria[k]!) ? answer : NOT_ASKED)).join(''))
      if (made.length === FORMS) break
    }
  const content = new Map(made.map((answers) => [answers, mean(answers)]))
  return made.toSorted((a, b) => content.get(a)! - content.get(b)!)
}

function mean(answers: string) {
  const ratings = [...answers].map(Number).filter((rating) => rating > 0)
  return ratings.reduce((sum, rating) => sum + rating, 0) / Math.max(1, ratings.length)
}
