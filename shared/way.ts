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

/** A figure that rises carries from its parts to its whole; one that falls, the other way. */
export interface Step {
  figure: number
  up: boolean
}

type Sums = Pick<Lattice, 'figures' | 'sums'>

/**
 * The fewest steps over figures that are hidden already, from one sum to another. Searched from both ends, since in
 * two steps either end sees a few sums and in four almost all.
 */
export function findFreeWay({ figures, sums }: Sums, start: number, goal: number, slack: Slack): Step[] | undefined {
  const ahead = new Map<number, Step | null>([[start, null]])
  const behind = new Map<number, Step | null>([[goal, null]])
  let [front, rear] = [[start], [goal]]
  while (front.length > 0 && rear.length > 0) {
    const forward = front.length <= rear.length
    const [reached, others, next] = forward ? [ahead, behind, [] as number[]] : [behind, ahead, [] as number[]]
    for (const sum of forward ? front : rear)
      for (const figure of sums[sum]!) {
        const { from, to } = figures[figure]!
        const up = (from === sum) === forward
        const other = from === sum ? to : from
        if (reached.has(other) || slack.price(figure) > 0 || (up ? slack.rise(figure) : slack.fall(figure)) <= 0)
          continue
        reached.set(other, { figure, up })
        if (others.has(other))
          return [...walk(figures, ahead, other, false).toReversed(), ...walk(figures, behind, other, true)]
        next.push(other)
      }
    if (forward) front = next
    else rear = next
  }
  return undefined
}

/** The cheapest steps from one sum to another, over figures that may yet be hidden; undefined when every way is barred. */
export function findCheapestWay(
  { figures, sums }: Sums,
  start: number,
  goal: number,
  slack: Slack,
): Step[] | undefined {
  const cost = new Float64Array(sums.length).fill(Infinity)
  const reached = new Map<number, Step | null>([[start, null]])
  cost[start] = 0
  const queue = [start]
  for (const sum of queue)
    for (const figure of sums[sum]!) {
      const { from, to } = figures[figure]!
      const up = from === sum
      const other = up ? to : from
      const price = cost[sum]! + slack.price(figure)
      if (price >= Math.min(cost[other]!, cost[goal]!) || (up ? slack.rise(figure) : slack.fall(figure)) <= 0) continue
      cost[other] = price
      reached.set(other, { figure, up })
      queue.push(other)
    }
  return reached.has(goal) ? walk(figures, reached, goal, false).toReversed() : undefined
}

/** The steps that reached a sum, the last one first: back to where they started, or on to where they end. */
function walk(figures: Lattice['figures'], reached: Map<number, Step | null>, sum: number, forward: boolean): Step[] {
  const way: Step[] = []
  for (let step = reached.get(sum); step; step = reached.get(sum)) {
    way.push(step)
    sum = step.up === forward ? figures[step.figure]!.to : figures[step.figure]!.from
  }
  return way
}
