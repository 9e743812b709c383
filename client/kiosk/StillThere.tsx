import { useLayoutEffect, useRef } from 'preact/hooks'
import { useTongue } from './tongue.ts'

/** Said once more before it is too late; not each second, which no one could listen to. */
const SAID_AGAIN = 10

interface Props {
  left: number
  stay: () => void
  end: () => void
}

/** Asks whoever seems to have gone. Any touch but “End” keeps going, as often as one likes. */
export function StillThere({ left, stay, end }: Props) {
  const { words } = useTongue()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="idle" aria-describedby="idle-text" onCancel={stay} onClick={stay}>
      <p class="seconds" role="timer" aria-live="off">
        {left}
      </p>
      <h2 id="idle">{words.idle}</h2>
      <p id="idle-text">{words.idleText(left)}</p>
      <div class="acts">
        <button class="btn" onClick={stay}>
          {words.more}
        </button>
        <button class="btn q" onClick={end}>
          {words.end}
        </button>
      </div>
      <p class="vh" role="status">
        {left <= SAID_AGAIN && words.idleText(SAID_AGAIN)}
      </p>
    </dialog>
  )
}
