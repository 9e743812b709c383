import type { Steps } from '../../shared/steps.ts'

/** How long a citizen's request waits at most, in milliseconds. */
const SLICE = 5
/** The same in steps: on Workers the clock stands still while something is worked out. */
const STEPS = 200

/** Does long work between other requests. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE
    for (let i = 0; i < STEPS && performance.now() < until; i++) {
      const { done, value } = steps.next()
      if (done) return value
    }
    await turn()
  }
}

/** Others go first. A timer would let a millisecond go by with nothing done, thousands of times in long work. */
export const turn = () => new Promise<void>((resolve) => void (globalThis.setImmediate ?? setTimeout)(resolve))

/** @returns what long work calls now and then; it lets others go first when it has lasted */
export function breaks(): () => Promise<void> | undefined {
  let until = performance.now() + SLICE
  return () => {
    if (performance.now() < until) return undefined
    return turn().then(() => void (until = performance.now() + SLICE))
  }
}
