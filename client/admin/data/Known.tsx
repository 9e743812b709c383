import type { ComponentChildren } from 'preact'
import type { Polled } from '../../ui/usePolled.ts'
import { words } from './words.ts'

interface Props<T> {
  polled: Polled<T>
  children: (value: T) => ComponentChildren
}

/** What was entered before: what could not be read is never mistaken for nothing. */
export function Known<T>({ polled: { value, failure, retry }, children }: Props<T>) {
  if (value) return <>{children(value)}</>
  if (!failure) return <p role="status">{words.loading}</p>
  return (
    <p class="note w" role="alert">
      {words.unread}{' '}
      <button type="button" class="btn q" onClick={retry}>
        {words.retry}
      </button>
    </p>
  )
}

/** Focusable, so that a wide table can be scrolled with the arrow keys; `title` names it to those who cannot see it. */
export const Scroll = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="scroll" role="region" aria-label={words.region(title)} tabIndex={0}>
    {children}
  </div>
)
