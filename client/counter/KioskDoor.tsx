import { useRef, useState } from 'preact/hooks'
import { beKiosk } from '../api.ts'
import { words } from './words.ts'

/** Makes the tablet a kiosk. Asked twice, since coming back takes a password. */
export function KioskDoor({ counter }: { counter: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isFailed, setFailed] = useState(false)

  const go = () =>
    beKiosk(counter).then(
      // Replaced, so that the way back leads to no screen of ours.
      () => location.replace('/kiosk'),
      () => setFailed(true),
    )
  return (
    <>
      <button class="btn q" onClick={() => dialog.current?.showModal()}>
        {words.kiosk}
      </button>
      <dialog ref={dialog} aria-labelledby="kiosk-title">
        <h2 id="kiosk-title">{words.kioskTitle}</h2>
        <p>{words.kioskText}</p>
        {isFailed && (
          <p class="note b" role="alert">
            {words.kioskFailed}
          </p>
        )}
        <div class="acts">
          <button class="btn" onClick={() => void go()}>
            {words.kioskGo}
          </button>
          <button class="btn q" onClick={() => dialog.current?.close()}>
            {words.stay}
          </button>
        </div>
      </dialog>
    </>
  )
}
