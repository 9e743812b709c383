import type { Lattice } from './lattice.ts'
import { findCheapestWay, findFreeWay, type Slack, type Step } from './way.ts'

/**
 * Moves one figure up or down, and others with it so that every sum stays what it is: along free cycles first, then
 * along the cheapest (successive shortest paths).
 *
 * @returns how far it got, at most `limit`; 0 when no cycle runs through the figure, and a reader can work it out
 */
export function shift({ figures, sums }: Lattice, figure: number, up: boolean, limit: number, slack: Slack): number {
  const first = { figure, up }
  const { from, to } = figures[figure]!
  const [start, goal] = up ? [to, from] : [from, to]
  // The figure itself is no way back: that would undo its own move.
  const others: Slack = { ...slack, price: (i) => (i === figure ? Infinity : slack.price(i)) }
  const roomOf = (step: Step) => (step.up ? slack.rise(step.figure) : slack.fall(step.figure))
  let moved = 0
  while (moved < limit && roomOf(first) > 0) {
    const back =
      findFreeWay({ figures, sums }, start, goal, others) ?? findCheapestWay({ figures, sums }, start, goal, others)
    if (!back) break
    const cycle = [first, ...back]
    const by = Math.min(limit - moved, ...cycle.map(roomOf))
    for (const step of cycle) slack.move(step.figure, step.up ? by : -by)
    moved += by
  }
  return moved
}
