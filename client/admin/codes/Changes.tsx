import { useRef, useState } from 'preact/hooks'
import type { CodeInfo, Deed } from '../../../shared/codes.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { useSending } from '../data/useSending.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { words } from './words.ts'

interface Props {
  code: CodeInfo
  reference: ReferenceInfo
  /** @param said what was done, in words: it outlasts the row, which may move elsewhere */
  onChanged: (said: string) => void
}

/** What can be done to a code: one button each, and below them what it would mean, to be confirmed. */
export function Changes({ code, reference, onChanged }: Props) {
  const [chosen, choose] = useState<Deed | null>(null)
  const sending = useSending()
  const buttons = useRef<HTMLDivElement>(null)
  const deeds: Deed[] = [isPaused(code) ? 'resume' : 'pause', 'lead', 'expire', 'replace', 'revoke']

  const close = () => {
    // The button that was pressed.
    const pressed = buttons.current?.querySelector<HTMLElement>('[aria-expanded="true"]')
    choose(null)
    pressed?.focus()
  }
  const submit = async (body: Record<string, unknown> & { deed: Deed }) => {
    const entry = { method: 'POST', path: `/api/v1/codes/${code.code}/events`, body } as const
    if (!(await sending.submit(entry))) return
    close()
    onChanged(words.done[body.deed](code.code))
  }

  return (
    <div class="changes">
      <div ref={buttons} role="group" aria-label={words.change(code.code)}>
        {deeds.map((deed, i) => (
          <button
            // By its place: a pause becomes a resume under the reader's finger, and keeps the focus.
            key={i}
            type="button"
            class="plain"
            aria-expanded={chosen === deed}
            onClick={() => choose(chosen === deed ? null : deed)}
          >
            {words.deeds[deed]}
          </button>
        ))}
      </div>
      {chosen && (
        <ChangeForm
          key={chosen}
          deed={chosen}
          code={code}
          reference={reference}
          sending={sending}
          onSubmit={(body) => void submit(body)}
          onCancel={close}
        />
      )}
    </div>
  )
}

/** Also while it has expired: the end may be taken back. */
const isPaused = ({ events }: CodeInfo) =>
  events.filter(({ deed }) => deed === 'pause' || deed === 'resume').pop()?.deed === 'pause'
