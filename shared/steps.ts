/** Long work that pauses often: whoever runs it decides when others get their turn. */
export type Steps<T> = Generator<undefined, T>

/** Runs it in one go. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
