import type { Steps } from '../../shared/steps.ts'

/** How long others wait at most for long work, in milliseconds. */
const SLICE = 3
/** The same in steps: on Workers the clock stands still while something is worked out. */
const STEPS = 200

/** When others last had their turn: all long work shares one slice, or pieces of it would add up to a long wait. */
let turned = 0

/** Does long work between other requests. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    for (let i = 0; i < STEPS; i++) {
      const { done, value } = steps.next()
      if (done) return value
      if (!isFresh()) break
    }
    await turn()
  }
}

/** Called now and then by long work; lets others go first when it has lasted. */
export const rest = (): Promise<void> | undefined => (isFresh() ? undefined : turn())

const isFresh = () => performance.now() - turned < SLICE

/** A round of others' work in milliseconds, below which nobody seems to wait. */
const SHORT = 1
/** How long others go first at most, before the first piece of long work in line goes on. */
const PATIENCE = 25
/** Rounds that the first in line leaves unused until it seems to be gone: on Workers it is stopped with its request. */
const UNUSED = 10

/** The pieces of long work that wait, first come first: else one that rests often would take the turns of all. */
const line: object[] = []

/**
 * Others go first until nobody waits: who is answered needs several turns, and would else wait for a slice at each.
 * Not by a timer, which would let a millisecond go by with nothing done, thousands of times in long work.
 */
async function turn() {
  const own = {}
  line.push(own)
  for (let [before, unused] = [performance.now(), 0]; ;) {
    await new Promise<void>((resolve) => void (globalThis.setImmediate ?? setTimeout)(resolve))
    const now = performance.now()
    const isBusy = now - before >= SHORT && now - turned < PATIENCE
    before = now
    if (isBusy || (line.indexOf(own) > 0 && ++unused < UNUSED)) continue
    turned = now
    line.splice(0, line.indexOf(own) + 1)
    return
  }
}
