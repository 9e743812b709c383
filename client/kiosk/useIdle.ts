import { useEffect, useRef, useState } from 'preact/hooks'
import { leftOf, momentNow } from '../ui/clock.ts'

/** Seconds without a touch after which nothing of the person is left. */
export const IDLE = 45
/** Seconds before that in which the person is warned: twenty are what WCAG 2.2.1 asks for. */
const WARNING = 20

/** That somebody is there. */
export const SIGNS = ['pointerdown', 'keydown', 'input', 'wheel'] as const

/**
 * Watches for whoever has gone.
 *
 * @param isWatching false while there is nothing to forget
 * @returns seconds left once the warning has begun, else null; and how to say that one is still there
 */
export function useIdle(isWatching: boolean, end: () => void): { left: number | null; stay: () => void } {
  const [left, setLeft] = useState<number | null>(null)
  const since = useRef(momentNow())
  const last = useRef(end)
  last.current = end

  const stay = () => {
    since.current = momentNow()
    setLeft(null)
  }

  useEffect(() => {
    stay()
    if (!isWatching) return
    let isWarned = false
    const tick = () => {
      const rest = leftOf(IDLE, since.current, momentNow())
      isWarned = rest <= WARNING
      setLeft(isWarned ? rest : null)
      if (rest === 0) last.current()
    }
    // Once warned, the dialog has the word: a press on its “End” is not one that keeps going.
    const onSign = () => {
      if (!isWarned) since.current = momentNow()
    }
    const timer = setInterval(tick, 1_000)
    for (const sign of SIGNS) addEventListener(sign, onSign, { passive: true })
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) removeEventListener(sign, onSign)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [isWatching])

  return { left, stay }
}
