import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Failure } from '../../api.ts'
import { words } from './words.ts'

/** Why nothing was saved, and what to do. The reader is taken here; what they typed stays below. */
export function Refusal({ failure, children }: { failure: Failure; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [failure])
  return (
    <div ref={box} class="note b refusal" role="alert" tabIndex={-1}>
      <h3>{words.notSaved}</h3>
      {failure.errors.length > 0 ? children : <p>{said(failure)}</p>}
      <p>{words.kept}</p>
    </div>
  )
}

function said({ code, status, message }: Failure): ComponentChildren {
  if (code === 'no-connection') return words.noConnection
  if (code === 'signed-out')
    return (
      <>
        {words.signedOut}{' '}
        <a href="/sign-in" target="_blank" rel="noopener">
          {words.signIn}
        </a>
      </>
    )
  return status >= 500 || !message ? words.failed(`${status} ${code}`) : message
}
