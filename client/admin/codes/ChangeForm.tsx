import { useEffect, useRef } from 'preact/hooks'
import type { CodeInfo, Deed } from '../../../shared/codes.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { Refusal } from '../data/Refusal.tsx'
import type { Sending } from '../data/useSending.ts'
import { CounterOptions } from './CounterOptions.tsx'
import { words } from './words.ts'

interface Props {
  deed: Deed
  code: CodeInfo
  reference: ReferenceInfo
  sending: Sending
  onSubmit: (body: Record<string, unknown> & { deed: Deed }) => void
  onCancel: () => void
}

/** What a change means for the signs that hang on walls, and the button that does it. */
export function ChangeForm({ deed, code, reference, sending, onSubmit, onCancel }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { failure } = sending
  const id = `${code.code}-${deed}`

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget as HTMLFormElement)
    const from = (typed.get('from') as string) || null
    if (deed === 'lead') onSubmit({ deed, counter: typed.get('counter'), from })
    else onSubmit(deed === 'expire' ? { deed, from } : { deed })
  }

  return (
    <form
      class={`change note ${deed === 'revoke' || deed === 'replace' ? 'w' : ''}`}
      aria-labelledby={id}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <h3 id={id} ref={heading} tabIndex={-1}>
        {words.asks[deed](code.code)}
      </h3>
      {failure && (
        <Refusal failure={failure}>
          <p>{failure.errors.map(({ detail }) => detail).join('. ')}</p>
        </Refusal>
      )}
      <ul>
        {words.means[deed].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {(deed === 'lead' || deed === 'expire') && (
        <div class="fields">
          {deed === 'lead' && (
            <label>
              {words.toCounter}
              <select name="counter">
                <CounterOptions reference={reference} without={code.counter} />
              </select>
            </label>
          )}
          <label>
            {deed === 'lead' ? words.fromDay : words.endDay}
            <input
              type="date"
              name="from"
              min={reference.today}
              defaultValue={deed === 'lead' ? reference.today : (code.endsOn ?? '')}
            />
          </label>
        </div>
      )}
      <div class="acts">
        {/* Never disabled, which would take the focus away; a second press does nothing. */}
        <button class="btn" aria-disabled={sending.isSending}>
          {words.deeds[deed]}
        </button>
        <button type="button" class="btn q" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
