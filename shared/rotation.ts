import type { Questionnaire } from './questionnaire.ts'

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
