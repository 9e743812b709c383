/** What the server said of a letter for good: its receipt, or why it is refused, in the person's language. */
export type Fate = { receipt: string } | { refused: string }

/** A response on its way: on the phone until the server has it. */
export interface Letter {
  /** The response's own, so that sending twice counts once. */
  id: string
  /** JSON as the API takes it. */
  body: string
  /** Where the form goes without a script, and what it says there, to open it again. */
  action: string
  fields: [name: string, value: string][]
  lang: string
  /** To tell it from others: `Phường Vỹ Dạ, Quầy 3. 5 câu trả lời, lúc 09:12 20/11`. */
  what: string
  /** Absent while it waits. */
  fate?: Fate
}

/** Where letters lie. Every one of these may fail: in-app browsers keep nothing, a full phone nothing more. */
export interface Shelf {
  letters(): Promise<Letter[]>
  put(letter: Letter): Promise<unknown>
  remove(id: string): Promise<unknown>
}

/** How long to wait for another tab that is sending, in milliseconds: the phone may have put it to sleep. */
const TURN = 25_000

export type Outbox = ReturnType<typeof createOutbox>

/**
 * Keeps what was sent until the server has it. Nothing here asks what time it is: phones' clocks jump, and a letter
 * that a wrong clock calls too old would be lost.
 *
 * @param post as in post.ts
 */
export function createOutbox(shelf: Shelf, post: (letter: Letter) => Promise<Fate>) {
  /** What the phone would not keep lives as long as the page. */
  const loose = new Map<string, Letter>()

  const letters = async (): Promise<Letter[]> => {
    const kept = await shelf.letters().catch((): Letter[] => [])
    return [...new Map([...kept.map((one) => [one.id, one] as const), ...loose]).values()]
  }

  /** @returns whether it outlives the page */
  const put = async (letter: Letter): Promise<boolean> => {
    try {
      await shelf.put(letter)
      loose.delete(letter.id)
      return true
    } catch {
      loose.set(letter.id, letter)
      return false
    }
  }

  const remove = async (id: string) => {
    loose.delete(id)
    await shelf.remove(id).catch(() => {})
  }

  /**
   * Tries every letter that waits. What became of it is kept in its place until a page has said so: it may be the
   * worker that sends, and nobody looks. The answers are kept only with a refusal, to be put right.
   *
   * @returns milliseconds for which the server asks to be left alone; 0 when it does not
   */
  const flush = () =>
    alone(async () => {
      const waiting = (await letters()).filter(({ fate }) => !fate)
      const tries = waiting.map(async (letter) => {
        const fate = await post(letter)
        await put({ ...letter, body: '', fields: 'refused' in fate ? letter.fields : [], fate })
      })
      const waits = (await Promise.allSettled(tries)).map((one) => ('reason' in one && Number(one.reason.wait)) || 0)
      return Math.max(0, ...waits)
    })

  return { letters, put, remove, flush, isLoose: (id: string) => loose.has(id) }
}

/**
 * One sender at a time among tabs and worker, where the browser can; where it cannot, the server counts a letter once
 * however often it comes.
 *
 * @param action never rejects
 */
async function alone<T>(action: () => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), TURN)
  try {
    return (await navigator.locks.request('outbox', { signal: stop.signal }, () => {
      clearTimeout(timer)
      return action()
    })) as T
  } catch {
    return action()
  }
}
