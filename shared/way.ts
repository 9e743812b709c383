import type { Graph } from './lattice.ts'

/** Respondents moved in one month, and back in another or from nowhere. All by figure. */
export interface Layer {
  month: number
  back: number
  /** How far a figure can still fall, and rise. */
  here: Int32Array
  there: Int32Array
  /** 1 where it cannot, since it is known that nobody came. */
  noFall: Uint8Array
  noRise: Uint8Array
  /** The bits of the periods that would notice. */
  notice: number
}

/** What is hidden. By figure, with a bit for each period. */
export interface Terms {
  hidden: Int32Array
  /** What else may be hidden. */
  may: Int32Array
  /** What hiding it costs. */
  price: Int32Array
}

/** A figure that rises carries from its parts to its whole; one that falls, the other way. */
export const stepOf = (figure: number, up: boolean) => 2 * figure + (up ? 1 : 0)
export const figureOf = (step: number) => step >> 1
export const isUp = (step: number) => (step & 1) === 1

/** Finds steps from one sum to another in which nothing is noticed. It keeps its memory from one search to the next. */
export class Search {
  private readonly graph: Graph
  private readonly terms: Terms
  /** The search that reached a sum last, from the start and from the goal, and the step with which it did. */
  private readonly ahead: Int32Array
  private readonly behind: Int32Array
  private readonly aheadBy: Int32Array
  private readonly behindBy: Int32Array
  /** The sums reached from either end, in the order in which they were: each once in a search. */
  private readonly fromBegin: Int32Array
  private readonly fromGoal: Int32Array
  private readonly cost: Float64Array
  private searches = 0

  constructor(graph: Graph, terms: Terms) {
    const sums = graph.start.length - 1
    this.graph = graph
    this.terms = terms
    this.ahead = new Int32Array(sums)
    this.behind = new Int32Array(sums)
    this.aheadBy = new Int32Array(sums)
    this.behindBy = new Int32Array(sums)
    this.fromBegin = new Int32Array(sums)
    this.fromGoal = new Int32Array(sums)
    this.cost = new Float64Array(sums)
  }

  /**
   * The fewest steps over figures that are hidden already. Searched from both ends, since in two steps either end sees
   * a few sums and in four almost all.
   *
   * @param barred a figure that is no way
   */
  findFree(begin: number, goal: number, layer: Layer, barred: number): number[] | undefined {
    const { from, to, start, members } = this.graph
    const { hidden } = this.terms
    const { here, there, noFall, noRise, notice } = layer
    const now = ++this.searches
    this.ahead[begin] = now
    this.behind[goal] = now
    this.fromBegin[0] = begin
    this.fromGoal[0] = goal
    // How far each has come: what was reached in its last steps lies between the two. A list made for each of a million
    // searches was most of what a decision left to be collected.
    let [front, frontEnd, rear, rearEnd] = [0, 1, 0, 1]
    while (front < frontEnd && rear < rearEnd) {
      const forward = frontEnd - front <= rearEnd - rear
      const mine = forward ? this.ahead : this.behind
      const others = forward ? this.behind : this.ahead
      const by = forward ? this.aheadBy : this.behindBy
      const reached = forward ? this.fromBegin : this.fromGoal
      const until = forward ? frontEnd : rearEnd
      let end = until
      for (let i = forward ? front : rear; i < until; i++) {
        const sum = reached[i]!
        for (let at = start[sum]!, last = start[sum + 1]!; at < last; at++) {
          const figure = members[at]!
          if ((notice & ~hidden[figure]!) !== 0 || figure === barred) continue
          const isFrom = from[figure] === sum
          const other = isFrom ? to[figure]! : from[figure]!
          if (mine[other] === now) continue
          const up = isFrom === forward
          if (up ? noRise[figure] === 1 || there[figure]! <= 0 : noFall[figure] === 1 || here[figure]! <= 0) continue
          mine[other] = now
          by[other] = stepOf(figure, up)
          if (others[other] === now)
            return [
              ...this.walk(this.aheadBy, begin, other, false).toReversed(),
              ...this.walk(this.behindBy, goal, other, true),
            ]
          reached[end++] = other
        }
      }
      if (forward) [front, frontEnd] = [until, end]
      else [rear, rearEnd] = [until, end]
    }
    return undefined
  }

  /** The cheapest steps, over figures that may yet be hidden; undefined when every way is barred. */
  findCheapest(begin: number, goal: number, layer: Layer, barred: number): number[] | undefined {
    const { from, to, start, members } = this.graph
    const { hidden, may, price } = this.terms
    const { here, there, noFall, noRise, notice } = layer
    const { cost } = this
    cost.fill(Infinity)
    cost[begin] = 0
    const queue = [begin]
    for (const sum of queue)
      for (let at = start[sum]!, end = start[sum + 1]!; at < end; at++) {
        const figure = members[at]!
        const missing = notice & ~hidden[figure]!
        if ((missing & ~may[figure]!) !== 0 || figure === barred) continue
        const up = from[figure] === sum
        const other = up ? to[figure]! : from[figure]!
        const reached = cost[sum]! + (missing === 0 ? 0 : price[figure]!)
        if (reached >= cost[other]! || reached >= cost[goal]!) continue
        if (up ? noRise[figure] === 1 || there[figure]! <= 0 : noFall[figure] === 1 || here[figure]! <= 0) continue
        cost[other] = reached
        this.aheadBy[other] = stepOf(figure, up)
        queue.push(other)
      }
    return cost[goal]! < Infinity ? this.walk(this.aheadBy, begin, goal, false).toReversed() : undefined
  }

  /** The steps that reached a sum, the last one first: back to where they started, or on to where they end. */
  private walk(by: Int32Array, end: number, sum: number, forward: boolean): number[] {
    const { from, to } = this.graph
    const way: number[] = []
    while (sum !== end) {
      const step = by[sum]!
      way.push(step)
      sum = isUp(step) === forward ? to[figureOf(step)]! : from[figureOf(step)]!
    }
    return way
  }
}
