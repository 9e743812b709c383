import type { Scale } from './questionnaire.ts'

/** The five faces, as SVG paths inside a circle of radius 14 at 16, 16. Nothing but the mouth and brows differs. */
export const FACES = [
  'M10 23c2.5-5 9.5-5 12 0M9 10l4 2M23 10l-4 2M12 14v1M20 14v1',
  'M11 22c2.5-3 7.5-3 10 0M12 13v1M20 13v1',
  'M11 21h10M12 13v1M20 13v1',
  'M11 19c2.5 3 7.5 3 10 0M12 13v1M20 13v1',
  'M9 18c2 7 12 7 14 0zM12 12v1M20 12v1',
]

/**
 * Which of the five faces each level gets: satisfied levels smile and the others do not, whatever their number.
 * Null where the scale measures no satisfaction: a face would say what the form does not.
 */
export function facesOf({ levels, satisfiedFrom }: Scale): number[] | null {
  if (satisfiedFrom === null) return null
  const below = levels.filter(({ value }) => value < satisfiedFrom).length
  const frown = (i: number) => (below === 1 ? 2 : 1 + Math.round((i * Math.min(2, below - 1)) / (below - 1)))
  return levels.map((_, i) => (i < below ? frown(i) : i === below ? 4 : 5))
}
