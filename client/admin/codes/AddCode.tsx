import { Outcome } from '../data/Outcome.tsx'
import { Refusal } from '../data/Refusal.tsx'
import { useSending } from '../data/useSending.ts'
import { words } from './words.ts'

/** Makes a code for a counter that has none. */
export function AddCode({ counter, onChanged }: { counter: string; onChanged: (said: string) => void }) {
  const sending = useSending()
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const entry = { method: 'POST', path: '/api/v1/codes', body: { counter } } as const
    if (await sending.submit(entry)) onChanged(words.added)
  }
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      {sending.failure && <Refusal failure={sending.failure}>{sending.failure.message}</Refusal>}
      <Outcome button={words.add} sending={sending} />
    </form>
  )
}
