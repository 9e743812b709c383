import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { signStaffIn } from './send.ts'
import { useTongue } from './tongue.ts'
import type { useQueue } from './useQueue.ts'

interface Props {
  queue: ReturnType<typeof useQueue>
  close: () => void
}

/**
 * The only way out, and it takes a password. This device is signed out, so there is nothing behind it for whoever finds
 * it. Browsers do not fill in what staff saved on the tablet where a new password is to be typed.
 */
export function StaffDoor({ queue, close }: Props) {
  const { words } = useTongue()
  const dialog = useRef<HTMLDialogElement>(null)
  const [trouble, setTrouble] = useState<'wrong' | 'tooMany' | 'noLine' | null>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])

  const leave = async (event: SubmitEvent) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget as HTMLFormElement)
    await queue.flush()
    const answer = await signStaffIn(String(fields.get('username')), String(fields.get('password')))
    if (typeof answer === 'string') setTrouble(answer)
    else location.replace(answer.to)
  }
  return (
    <dialog ref={dialog} class="door" aria-labelledby="staff" onClose={close}>
      <h2 id="staff">{words.staffTitle}</h2>
      <p>{words.staffText}</p>
      {queue.waiting > 0 && <p class="note w">{words.staffUnsent(queue.waiting)}</p>}
      {trouble && (
        <p class="note b" role="alert">
          {words[trouble]}
        </p>
      )}
      <form autocomplete="off" onSubmit={(event) => void leave(event)}>
        <label>
          {words.username}
          <input type="text" name="username" autocomplete="off" autocapitalize="none" spellcheck={false} required />
        </label>
        <label>
          {words.password}
          <input type="password" name="password" autocomplete="new-password" required />
        </label>
        <div class="acts">
          <button class="btn">{words.leave}</button>
          <button type="button" class="btn q" onClick={close}>
            {words.back}
          </button>
        </div>
      </form>
    </dialog>
  )
}
