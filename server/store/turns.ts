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
/** How long others go first at most. */
const PATIENCE = 25

/**
 * Others go first until nobody waits: who is answered needs several turns, and would else wait for a slice at each.
 * Not by a timer, which would let a millisecond go by with nothing done, thousands of times in long work.
 */
async function turn() {
  for (let [before, now] = [performance.now(), Infinity]; ; before = now) {
    await new Promise<void>((resolve) => void (globalThis.setImmediate ?? setTimeout)(resolve))
    now = performance.now()
    if (now - before >= SHORT && now - turned < PATIENCE) continue
    turned = now
    return
  }
}
