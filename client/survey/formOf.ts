import type { Letter } from './outbox.ts'

/** What was answered, on its way to the page that says what can be done with it. */
export function formOf({ action, fields }: Letter): HTMLFormElement {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  for (const [name, value] of fields)
    // Hidden, since any other kind would take the line breaks out of a comment.
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  document.body.append(form)
  return form
}
