import type { Questionnaire } from './questionnaire.ts'
import { seeded } from './random.ts'

/**
 * Keys of the criteria that a short form asks: one of each factor, each as likely as its neighbours.
 *
 * Equal chance, independent of what anyone would answer, is what keeps the index of short forms aimed at the same
 * target as that of full ones.
 *
 * @param random uniform in [0, 1)
 */
export const rotate = ({ factors }: Questionnaire, random: () => number): string[] =>
  factors.map(({ criteria }) => criteria[Math.floor(random() * criteria.length)]!.key)

/**
 * What the short form with this id asks. The end of an id is random and says nothing of whoever answers, so over all
 * respondents each criterion of a factor is asked equally often, without remembering who was asked what.
 *
 * @param id of the response: see shared/id.ts
 */
export const rotationOf = (questionnaire: Questionnaire, id: string): string[] =>
  rotate(questionnaire, seeded(parseInt(id.slice(-8), 16)))

/** Whether these criteria make a short form: one of each factor, as the weights of short forms take for granted. */
export const isRotation = ({ factors }: Questionnaire, asked: readonly string[]): boolean =>
  asked.length === factors.length && factors.every(({ criteria }, i) => criteria.some(({ key }) => key === asked[i]))
