/** One field of a form; its name is that of the property which the server checks. */
export interface Field {
  name: string
  label: string
  kind: 'number' | 'text' | 'choice'
  hint?: string
  value?: string
  /** Takes a row for itself. */
  wide?: boolean
  choices?: { value: string; label: string }[]
}

interface InputProps {
  id: string
  field: Field
  error: string | undefined
}

/** A field with its label, and beside it what it is for and what is wrong with it. */
export function FieldInput({ id, field: { name, label, kind, hint, value, wide, choices }, error }: InputProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const common = {
    id,
    name,
    'aria-invalid': error !== undefined,
    ...(described && { 'aria-describedby': described }),
  }
  return (
    <div class={`field ${kind}${wide || kind === 'text' ? ' wide' : ''}`}>
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="mu sm">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
      {kind === 'choice' ? (
        <select {...common}>
          {choices?.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type="text"
          defaultValue={value}
          autocomplete="off"
          {...(kind === 'number' && { inputMode: 'decimal' as const })}
        />
      )}
    </div>
  )
}
