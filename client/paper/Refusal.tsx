import { useEffect, useRef } from 'preact/hooks'
import type { Failure } from '../api.ts'
import { words } from './words.ts'

/** Why something was not sent, and what to do. The reader is taken here. */
export function Refusal({ failure, kept }: { failure: Failure; kept?: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [failure])
  return (
    <div ref={box} class="note b refusal" role="alert" tabIndex={-1}>
      <h2>{words.notSent}</h2>
      {failure.errors.length > 0 ? (
        <ul>
          {failure.errors.slice(0, 5).map(({ pointer, detail }) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      ) : (
        <p>{said(failure)}</p>
      )}
      {kept && <p>{kept}</p>}
    </div>
  )
}

function said({ code, status, message }: Failure) {
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
  return status >= 500 || !message ? words.serverFailed(`${status} ${code}`) : message
}
