import { useState } from 'preact/hooks'
import { words } from './words.ts'

/** A second press within this many milliseconds is one of the same hand. */
const SAME_HAND = 2_000

interface Props {
  /** What the code is for, as it is said. */
  area: string
  renew: () => Promise<boolean>
}

/** Asks the next person in: a new code at once, said aloud only here, never at each turn. */
export function Next({ area, renew }: Props) {
  const [said, say] = useState('')
  const [pressed, press] = useState(-Infinity)

  const next = async (now: number) => {
    if (now - pressed < SAME_HAND) return
    press(now)
    say('')
    say((await renew()) ? words.ready(area) : words.noTicket)
  }
  return (
    <div class="next">
      <button class="btn" onClick={() => void next(performance.now())}>
        {words.next}
      </button>
      <p class="vh" role="status">
        {said}
      </p>
      <p class="mu sm">{words.nextHint}</p>
    </div>
  )
}
