import type { Lattice } from './lattice.ts'

/** What may change without a reader noticing, and how far. Figures are positions in the lattice. */
export interface Slack {
  /** How far a figure can still rise, or fall; it may be Infinity. */
  rise(figure: number): number
  fall(figure: number): number
  /** What hiding a figure costs: 0 when it is hidden already, Infinity when it must stay shown. */
  price(figure: number): number
  /** Changes a figure by so much, down when negative. */
  move(figure: number, by: number): void
}

interface Step {
  figure: number
  up: boolean
}

/**
 * Moves one figure up or down, and others with it so that every sum stays what it is: along the cheapest cycles first
 * (successive shortest paths).
 *
 * @returns how far it got, at most `limit`; 0 when no cycle runs through the figure, and a reader can work it out
 */
export function shift(lattice: Lattice, figure: number, up: boolean, limit: number, slack: Slack): number {
  const roomOf = (step: Step) => (step.up ? slack.rise(step.figure) : slack.fall(step.figure))
  const first = { figure, up }
  let moved = 0
  while (moved < limit && roomOf(first) > 0) {
    const back = cheapestWayBack(lattice, first, slack)
    if (!back) break
    const cycle = [first, ...back]
    const by = Math.min(limit - moved, ...cycle.map(roomOf))
    for (const step of cycle) slack.move(step.figure, step.up ? by : -by)
    moved += by
  }
  return moved
}

/** From the sum that the first step disturbs to the other one; undefined when every way is barred. */
function cheapestWayBack({ figures, sums }: Lattice, first: Step, slack: Slack): Step[] | undefined {
  const { from, to } = figures[first.figure]!
  const [start, goal] = first.up ? [to, from] : [from, to]
  const cost = new Float64Array(sums.length).fill(Infinity)
  const reachedBy = new Map<number, Step>()
  cost[start] = 0
  const queue = [start]
  for (const sum of queue) {
    // Nothing is cheaper than free, and most ways are.
    if (cost[goal] === 0) break
    for (const figure of sums[sum]!) {
      const up = figures[figure]!.from === sum
      const next = up ? figures[figure]!.to : figures[figure]!.from
      if (figure === first.figure || cost[next]! <= cost[sum]!) continue
      const price = cost[sum]! + slack.price(figure)
      if (price >= cost[next]! || price >= cost[goal]!) continue
      if ((up ? slack.rise(figure) : slack.fall(figure)) <= 0) continue
      cost[next] = price
      reachedBy.set(next, { figure, up })
      queue.push(next)
    }
  }
  const way: Step[] = []
  for (let sum = goal; sum !== start;) {
    const step = reachedBy.get(sum)
    if (!step) return undefined
    way.unshift(step)
    sum = step.up ? figures[step.figure]!.from : figures[step.figure]!.to
  }
  return way
}
