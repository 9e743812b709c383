import { type Field, FieldInput } from './FieldInput.tsx'
import { Outcome } from './Outcome.tsx'
import { Refusal } from './Refusal.tsx'
import type { Entry } from './send.ts'
import { useSending } from './useSending.ts'

/** What was typed by name: a number where it is one, null where nothing is, and else the text, for the server to refuse. */
export type Values = Record<string, string | number | null>

interface Props {
  /** Begins the ids of its fields. */
  id: string
  label: string
  fields: Field[]
  button: string
  entry: (values: Values) => Entry
  saved: (values: Values) => string
  onSaved: () => void
  /** Empties the fields once saved. */
  clears?: boolean
}

/** A form of a few fields. Errors stand beside their fields and in a list above that leads to them. */
export function FieldsForm({ id, label, fields, button, entry, saved, onSaved, clears = false }: Props) {
  const sending = useSending()
  const { failure } = sending
  const errors = new Map(failure?.errors.map(({ pointer, detail }) => [pointer.slice(1), detail]))

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const values = read(form, fields)
    if (!(await sending.submit(entry(values), saved(values)))) return
    if (clears) form.reset()
    onSaved()
  }

  return (
    <form class="entry" aria-label={label} noValidate onSubmit={(event) => void onSubmit(event)}>
      {failure && (
        <Refusal failure={failure}>
          <ul>
            {[...errors].map(([name, detail]) => (
              <li key={name}>
                <a href={`#${id}-${name}`} onClick={(event) => focus(event, `${id}-${name}`)}>
                  {fields.find((field) => field.name === name)?.label ?? name}: {detail}
                </a>
              </li>
            ))}
          </ul>
        </Refusal>
      )}
      <div class="fields">
        {fields.map((field) => (
          <FieldInput key={field.name} id={`${id}-${field.name}`} field={field} error={errors.get(field.name)} />
        ))}
      </div>
      <Outcome button={button} sending={sending} />
    </form>
  )
}

/** The address stays as it is: it says which view this is. */
function focus(event: MouseEvent, id: string) {
  event.preventDefault()
  document.getElementById(id)?.focus()
}

function read(form: HTMLFormElement, fields: Field[]): Values {
  const typed = new FormData(form)
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const text = String(typed.get(name) ?? '').trim()
      return [name, kind === 'number' ? numberOr(text) : text]
    }),
  )
}

/** With a comma or a point before the decimals. */
function numberOr(text: string) {
  if (text === '') return null
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text
}
