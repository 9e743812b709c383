import type { Graph } from './lattice.ts'
import { figureOf, isUp, type Layer, type Search, stepOf } from './way.ts'

/** How a figure is to be moved. */
export interface Course {
  figure: number
  up: boolean
  limit: number
  hideMore: boolean
}

/**
 * Moves one figure up or down, and others with it so that every sum stays what it is: along free cycles first, then,
 * where more may be hidden, along the cheapest (successive shortest paths).
 *
 * @param move changes the figures of a cycle by so much
 * @returns how far it got, at most `limit`; 0 when no cycle runs through the figure, and a reader can work it out
 */
export function shift(
  search: Search,
  { from, to }: Graph,
  { figure, up, limit, hideMore }: Course,
  layer: Layer,
  move: (cycle: readonly number[], by: number) => void,
): number {
  const first = stepOf(figure, up)
  const start = up ? to[figure]! : from[figure]!
  const goal = up ? from[figure]! : to[figure]!
  let moved = 0
  while (moved < limit && roomOf(layer, first) > 0) {
    // The figure itself is no way back: that would undo its own move.
    const back =
      search.findFree(start, goal, layer, figure) ??
      (hideMore ? search.findCheapest(start, goal, layer, figure) : undefined)
    if (!back) break
    const cycle = [first, ...back]
    const by = Math.min(limit - moved, roomAlong(layer, cycle))
    move(cycle, by)
    moved += by
  }
  return moved
}

/** How far all figures of a way can be moved. */
export function roomAlong(layer: Layer, way: readonly number[]): number {
  let room = Infinity
  for (const step of way) room = Math.min(room, roomOf(layer, step))
  return room
}

function roomOf({ here, there, noFall, noRise }: Layer, step: number): number {
  const figure = figureOf(step)
  if (isUp(step)) return noRise[figure] === 1 ? 0 : there[figure]!
  return noFall[figure] === 1 ? 0 : here[figure]!
}
