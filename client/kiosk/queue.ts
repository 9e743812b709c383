/** What became of a response: its receipt, or null when the server refuses it, which sending again would not change. */
export type Outcome = string | null

interface Letter<T> {
  body: T
  settle: (outcome: Outcome) => void
}

/**
 * Keeps what was answered until the server has it: in memory alone, so that nothing of a citizen is ever written on a
 * tablet that others use. It costs: what waits is lost when the tablet is switched off before the line is back.
 *
 * @param post throws when it is worth trying again
 */
export function createQueue<T>(post: (body: T) => Promise<Outcome>) {
  let waiting: Letter<T>[] = []
  let flushing: Promise<void> | null = null

  const flush = async () => {
    while (waiting[0]) {
      const { body, settle } = waiting[0]
      try {
        settle(await post(body))
      } catch {
        return
      }
      waiting = waiting.slice(1)
    }
  }

  return {
    get length() {
      return waiting.length
    },

    /** Resolves once the server has said what becomes of it. */
    put: (body: T) => new Promise<Outcome>((settle) => void (waiting = [...waiting, { body, settle }])),

    /** Sends what waits, oldest first, until one does not get through. Never two at once. */
    flush: () => (flushing ??= flush().finally(() => (flushing = null))),
  }
}
