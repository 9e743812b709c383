/** PAR INDEX points for an index in percent: 78 % of 10 is 7.8. The maximum is a year's: 12 in 2018, 10 since 2019. */
export const pointsOf = (index: number | null, maximum: number) => (index === null ? null : (index * maximum) / 100)

/**
 * Two decimals, half up, as all official publications print. For showing only.
 *
 * By the decimal text: 1.005 is stored a little below and multiplying would round it down. Ten decimals first, so that
 * 82.66499999999999, which arithmetic makes of 82.665, is not taken at its word.
 */
export function round2(value: number) {
  const hundredths = Math.round(Number(`${Math.abs(value).toFixed(10)}e2`))
  return (Math.sign(value) * hundredths) / 100 + 0
}

/** The index in percent that gives `points`; null when the maximum is less. */
export const indexFor = (points: number, maximum: number) =>
  points >= 0 && points <= maximum && maximum > 0 ? (100 * points) / maximum : null

/** Two readings of "how many more satisfied answers"; null where no number is enough. */
export interface MoreSatisfied {
  /** Of the answers given, how many would have had to be satisfied instead. */
  turned: number | null
  /** How many satisfied answers would have to come, if only such came. */
  further: number | null
}

/**
 * What lies between a pooled index and `points`. In whole answers and hundredths of a point, so that a goal that is
 * met exactly asks for none.
 *
 * @param points with two decimals at most
 */
export function moreSatisfiedFor(points: number, maximum: number, satisfied: number, answered: number): MoreSatisfied {
  const goal = Math.round(points * 100)
  const whole = maximum * 100
  if (answered === 0 || goal < 0 || goal > whole) return { turned: null, further: null }
  const short = goal * answered - whole * satisfied
  if (short <= 0) return { turned: 0, further: 0 }
  return {
    turned: Math.ceil(short / whole),
    further: goal === whole ? null : Math.ceil(short / (whole - goal)),
  }
}
