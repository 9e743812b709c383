/** A response that waits for a connection. */
export interface Letter {
  /** JSON as the API takes it; its id makes sending twice harmless. */
  body: string
  /** Where it is about, to show to the person: `Phường Vỹ Dạ, Quầy 3`. */
  what: string
  /** When it was put here, milliseconds since the Unix epoch. */
  at: number
}

/** As much of `localStorage` as we use, so that tests can bring their own. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const KEY = 'outbox'
const WEEK = 7 * 86_400_000

/** Keeps what a citizen answered until the server has it, a week at most, and nothing after. */
export function createOutbox(shelf: Shelf, post: (body: string) => Promise<string | null>, now: () => number) {
  const read = () => {
    const letters = (JSON.parse(shelf.getItem(KEY) ?? '[]') as Letter[]).filter(({ at }) => now() - at < WEEK)
    write(letters)
    return letters
  }
  const write = (letters: Letter[]) =>
    letters.length > 0 ? shelf.setItem(KEY, JSON.stringify(letters)) : shelf.removeItem(KEY)

  return {
    letters: read,
    put: (letter: Letter) => write([...read(), letter]),
    clear: () => write([]),

    /** Sends what waits, oldest first, until one does not get through. @returns what became of each: its receipt, or null */
    async flush(): Promise<(string | null)[]> {
      const done: (string | null)[] = []
      for (const { body } of read()) {
        try {
          done.push(await post(body))
        } catch {
          break
        }
        write(read().filter((letter) => letter.body !== body))
      }
      return done
    },
  }
}
