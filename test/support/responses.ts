import type { Shape } from '../../shared/layout.ts'
import { count, emptySums, type Sums } from '../../shared/sums.ts'

/** The questionnaire of sixteen criteria in five factors. */
export const SIXTEEN: Shape = { factors: [3, 4, 3, 3, 3], levels: 5, satisfiedFrom: 4 }

export const sumUp = (shape: Shape, answers: string[]): Sums => {
  const sums = emptySums(shape)
  for (const response of answers) count(sums, shape, response)
  return sums
}

export const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))

/**
 * Made-up responses, some full and some short, with gaps.
 *
 * @param missing share of the asked criteria that stay without a rating
 */
export const someAnswers = (shape: Shape, random: () => number, n: number, missing = 0.1): string[] =>
  times(n, () => {
    const short = random() < 0.4
    return shape.factors
      .map((size) => {
        const asked = short ? Math.floor(random() * size) : null
        return times(size, (k) => {
          if (asked !== null && k !== asked) return '.'
          if (random() < missing) return random() < 0.5 ? '-' : '0'
          return String(1 + Math.floor(Math.sqrt(random()) * shape.levels))
        }).join('')
      })
      .join('')
  })
