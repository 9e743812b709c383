import { useEffect, useRef, useState } from 'preact/hooks'
import type { TicketInfo } from '../../shared/screen.ts'
import { getTicket } from '../api.ts'
import { leftOf, type Moment, momentNow } from '../ui/clock.ts'

/** After how many milliseconds without one a new ticket is asked for again, and an answer is no longer waited for. */
const AGAIN = 4_000
const PATIENCE = 8_000

interface Held extends TicketInfo {
  since: Moment
}

export interface Turn {
  /** What to show; null when there is none that a phone could still open. */
  ticket: TicketInfo | null
  left: number
  /** The last one asked for did not come. */
  failing: boolean
  /** Resolves to whether there is a new one. */
  renew: () => Promise<boolean>
}

/** The ticket of a counter and area, and always a new one before it ends. Comes back by itself when a connection does. */
export function useTicket(counter: string, area: string | null): Turn {
  const [held, hold] = useState<Held | null>(null)
  const [left, setLeft] = useState(0)
  const [failing, setFailing] = useState(false)
  const renew = useRef(async () => false)

  useEffect(() => {
    let current: Held | null = null
    // Answers of a counter or an area that is no longer wanted may come late.
    let isOver = false
    let asked = -Infinity

    const ask = async () => {
      asked = performance.now()
      const since = momentNow()
      const next = await withPatience(getTicket(counter, area)).catch(() => null)
      if (isOver) return false
      setFailing(!next)
      if (next) hold((current = { ...next, since }))
      tick()
      return next !== null
    }
    const tick = () => {
      const rest = current ? leftOf(current.seconds, current.since, momentNow()) : 0
      setLeft(rest)
      if (rest === 0 && performance.now() - asked > AGAIN) void ask()
    }
    const onSight = () => {
      if (!document.hidden) tick()
    }
    const onLine = () => void ask()

    hold(null)
    renew.current = ask
    void ask()
    const timer = setInterval(tick, 1_000)
    document.addEventListener('visibilitychange', onSight)
    addEventListener('online', onLine)
    return () => {
      isOver = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onSight)
      removeEventListener('online', onLine)
    }
  }, [counter, area])

  // Until a new one fails to come, the old one stays: the server still takes it for a while.
  const ticket = held && (left > 0 || !failing) ? held : null
  return { ticket, left, failing, renew: () => renew.current() }
}

const withPatience = <T>(promise: Promise<T>) =>
  Promise.race([promise, new Promise<never>((_, reject) => setTimeout(reject, PATIENCE))])
