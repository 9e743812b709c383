import { useEffect, useRef, useState } from 'preact/hooks'
import { number } from '../words.ts'
import { Outcome } from './Outcome.tsx'
import { Refusal } from './Refusal.tsx'
import { useSending } from './useSending.ts'
import { words } from './words.ts'
import { WrongLines } from './WrongLines.tsx'

const SAYS = words.dossiers

/** A table of dossiers as text: pasted, typed, or read from a file into the same box. It stays until it is saved. */
export function DossierForm({ onSaved }: { onSaved: () => void }) {
  const sending = useSending()
  const { failure } = sending
  const [text, setText] = useState('')
  const [isUnreadable, setIsUnreadable] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => (text ? askBeforeLeaving() : undefined), [text !== ''])

  const onFile = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    if (!file) return
    const read = await readText(file)
    setIsUnreadable(read === null)
    if (read !== null) setText(read)
    // So that the same file, corrected, can be chosen again.
    input.value = ''
  }

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const rows = text.split('\n').filter((line) => line.trim()).length - 1
    const entry = { method: 'PUT', path: '/api/v1/dossiers', body: text } as const
    if (!(await sending.submit(entry, SAYS.saved(number(rows))))) return
    setText('')
    onSaved()
  }

  return (
    <form class="entry" aria-label={SAYS.title} noValidate onSubmit={(event) => void onSubmit(event)}>
      {failure && (
        <Refusal failure={failure}>
          <WrongLines errors={failure.errors} box={box} />
        </Refusal>
      )}
      <div class="field">
        <label for="dossiers-text">{SAYS.text}</label>
        <p id="dossiers-hint" class="mu sm">
          {SAYS.hint} {SAYS.whole}
        </p>
        <pre class="example">{SAYS.example}</pre>
        <textarea
          ref={box}
          id="dossiers-text"
          rows={8}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          aria-describedby="dossiers-hint"
          aria-invalid={(failure?.errors.length ?? 0) > 0}
        />
      </div>
      <div class="field">
        <label for="dossiers-file">{SAYS.file}</label>
        <input
          id="dossiers-file"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-invalid={isUnreadable}
          {...(isUnreadable && { 'aria-describedby': 'dossiers-file-error' })}
          onChange={(event) => void onFile(event.currentTarget)}
        />
        <p id="dossiers-file-error" class="error" role="status">
          {isUnreadable && SAYS.notUtf8}
        </p>
      </div>
      <Outcome button={SAYS.save} sending={sending} />
    </form>
  )
}

/** @returns null for a file in another encoding than UTF-8 */
async function readText(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return null
  }
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault()

function askBeforeLeaving() {
  addEventListener('beforeunload', ask)
  return () => removeEventListener('beforeunload', ask)
}
