import { useEffect, useRef, useState } from 'preact/hooks'
import { Failure } from '../api.ts'

/** The last thing read, and how its reading goes. */
export interface Polled<T> {
  value: T | null
  /** When `value` was last known to be right, in milliseconds since the Unix epoch. */
  readAt: number | null
  /** Why the latest reading failed; null when it did not. */
  failure: Failure | null
  retry: () => void
}

type Held<T> = Omit<Polled<T>, 'retry'>

/**
 * Reads now and again every `every` milliseconds, while the screen is seen. What was read stays when a later reading
 * fails, and when `key` changes until the first reading under the new key.
 */
export function usePolled<T>(read: () => Promise<T>, key: string, every: number): Polled<T> {
  const [held, hold] = useState<Held<T>>({ value: null, readAt: null, failure: null })
  const again = useRef(() => {})

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // Answers of a key that is no longer wanted may arrive late, and two readings may overtake each other.
    let turn = 0

    const readNow = async () => {
      clearTimeout(timer)
      const mine = ++turn
      const next = await read().then(
        (value): Held<T> => ({ value, readAt: Date.now(), failure: null }),
        (error: unknown) => (error instanceof Failure ? error : new Failure('unexpected')),
      )
      if (mine !== turn) return
      hold((before) => (next instanceof Failure ? { ...before, failure: next } : next))
      if (!document.hidden) timer = setTimeout(() => void readNow(), every)
    }
    const onSight = () => {
      if (document.hidden) clearTimeout(timer)
      else void readNow()
    }

    again.current = () => void readNow()
    void readNow()
    document.addEventListener('visibilitychange', onSight)
    return () => {
      turn = -1
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onSight)
    }
  }, [key, every])

  return { ...held, retry: () => again.current() }
}
