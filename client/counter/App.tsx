import { useState } from 'preact/hooks'
import { getReference } from '../api.ts'
import { usePolled } from '../ui/usePolled.ts'
import { useWakeLock } from '../ui/useWakeLock.ts'
import { counterOf, readDesk, searchOf, type Desk } from './desk.ts'
import { Message } from './Message.tsx'
import { Screen } from './Screen.tsx'
import { words } from './words.ts'

/** A code may be replaced and a counter closed while the screen stands there all day. */
const REFERENCE_EVERY = 60_000

export function App() {
  const { value: reference, failure, retry } = usePolled(getReference, 'reference', REFERENCE_EVERY)
  const [desk, setDesk] = useState(() => readDesk(location.search))
  useWakeLock()

  const show = (next: Desk) => {
    // Replaced, not added: the back button of a tablet should not walk through the areas of the day.
    history.replaceState(null, '', searchOf(location.search, next))
    setDesk(next)
  }

  if (!reference)
    return failure ? (
      <Message title={words.failed} text={words.failedText} alert>
        <button class="btn" onClick={retry}>
          {words.retry}
        </button>
      </Message>
    ) : (
      <p class="vh" role="status">
        {words.loading}
      </p>
    )
  const counter = counterOf(reference, desk.counter)
  if (!counter) return <Message title={words.noCounter} signOut />
  // Another counter begins anew: the count of the one before must not stand there as its own.
  return (
    <Screen key={counter.id} reference={reference} counter={counter} desk={desk} show={show} connected={!failure} />
  )
}
