/**
 * Draws positions by weight, each in one look-up.
 *
 * @param weights relative; what weighs less than a 60 000th of all may never come
 * @param random uniform in [0, 1)
 */
export function drawing(weights: readonly number[], random: () => number): () => number {
  const table = new Uint16Array(1 << 16)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let [sum, from] = [0, 0]
  weights.forEach((weight, i) => {
    sum += weight
    const to = Math.round((sum / whole) * table.length)
    table.fill(i, from, to)
    from = to
  })
  return () => table[Math.floor(random() * table.length)]!
}
