import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Outcome } from './queue.ts'
import { useTongue } from './tongue.ts'
import { SIGNS } from './useIdle.ts'

/** Seconds until the next person's turn; long enough to copy the receipt. */
const STAYS = 15

interface Props {
  outcome: Promise<Outcome>
  /** Responses that are not sent yet. */
  waiting: number
  end: () => void
}

/** Says only what is true by now: sending, sent, or kept. Goes by itself when nobody is there. */
export function Thanks({ outcome, waiting, end }: Props) {
  const { words } = useTongue()
  const heading = useRef<HTMLHeadingElement>(null)
  const [known, know] = useState<Outcome | undefined>()
  const [left, setLeft] = useState(STAYS)
  const state = known === undefined ? (waiting > 0 ? 'waiting' : 'sending') : known === null ? 'refused' : 'sent'

  useLayoutEffect(() => heading.current?.focus(), [])
  useEffect(() => void outcome.then(know), [outcome])
  // Not while it is being sent, or a slow line's receipt would come when the screen is gone. Anew when that is known,
  // and at every sign of life.
  useEffect(() => {
    if (state === 'sending') return
    const stay = () => setLeft(STAYS)
    stay()
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000)
    for (const sign of SIGNS) addEventListener(sign, stay)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) removeEventListener(sign, stay)
    }
  }, [state])
  useEffect(() => {
    if (left <= 0) end()
  }, [left])

  return (
    <div class={`hero thanks ${state}`}>
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <circle cx="32" cy="32" r="29" />
        <path d={state === 'sent' ? 'M18 33l10 10 19-22' : 'M32 18v15l9 6'} />
      </svg>
      <h1 ref={heading} tabIndex={-1}>
        {words.thanks}
      </h1>
      <p role="status">{words[state]}</p>
      {known && (
        <p class="receipt">
          {words.receipt} <strong>{known}</strong>
        </p>
      )}
      {state !== 'sending' && (
        <p class="mu" aria-live="off">
          {words.returns(Math.max(0, left))}
        </p>
      )}
      <div class="acts">
        <button class="btn" onClick={end}>
          {words.done}
        </button>
      </div>
    </div>
  )
}
