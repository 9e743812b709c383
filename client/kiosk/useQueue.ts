import { useEffect, useMemo, useState } from 'preact/hooks'
import { createQueue, type Outcome } from './queue.ts'
import { send } from './send.ts'
import type { KioskDraft } from './visit.ts'

/** Milliseconds between two tries. */
const EVERY = 5_000

/** Sends by itself, now or when there is a line again. */
export function useQueue() {
  const queue = useMemo(() => createQueue<KioskDraft>(send), [])
  const [waiting, setWaiting] = useState(0)

  const flush = async () => {
    await queue.flush()
    setWaiting(queue.length)
    return queue.length
  }
  const put = (draft: KioskDraft): Promise<Outcome> => {
    const outcome = queue.put(draft)
    void flush()
    return outcome
  }

  useEffect(() => {
    const again = () => queue.length > 0 && void flush()
    const timer = setInterval(again, EVERY)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [queue])

  return { waiting, put, flush }
}
