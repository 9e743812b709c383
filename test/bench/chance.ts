const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Above this many a normal number is near enough. */
const MANY = 50

export function poisson(mean: number, random: () => number): number {
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  let count = 0
  for (let product = random(); product > Math.exp(-mean); product *= random()) count++
  return count
}

export function binomial(n: number, share: number, random: () => number): number {
  if (n <= MANY) return Array.from({ length: n }, random).filter((one) => one < share).length
  return Math.min(n, Math.round(n * share + Math.sqrt(n * share * (1 - share)) * normal(random)))
}
