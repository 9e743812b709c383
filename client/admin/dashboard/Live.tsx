import { useEffect, useState } from 'preact/hooks'
import { dayOf } from '../../../shared/calendar.ts'
import { formatDay } from '../../../shared/format.ts'
import type { Shown } from '../useScores.ts'
import { clock, number, words } from '../words.ts'

/** Whether the figures follow new responses. Only a change of that is announced, not every renewal. */
export function Live({ shown: { readAt, failure } }: { shown: Shown }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!failure) return
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [failure !== null])

  if (readAt === null) return null
  const time = clock(readAt)
  return (
    <p class={`live sm ${failure ? 'stale' : 'mu'}`}>
      {failure
        ? words.state.stale(time, age(Math.max(0, now - readAt)))
        : words.state.updated(time, formatDay(dayOf(readAt)))}{' '}
      <span class={`tag ${failure ? 'w' : 'g'}`} role="status">
        {failure ? words.state.staleTag : words.state.live}
      </span>
    </p>
  )
}

function age(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  if (seconds < 60) return words.state.seconds(number(seconds))
  if (seconds < 3_600) return words.state.minutes(number(Math.floor(seconds / 60)))
  return words.state.hours(number(Math.floor(seconds / 3_600)))
}
