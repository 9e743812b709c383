import { quietly } from './quietly.ts'

const KEY = 'draft'

/**
 * Keeps what is chosen while the tab is open, so that another language or a reload loses nothing.
 * Not on a screen that fills its device, which stands at a counter and serves the next person as well.
 */
export function keepDraft(form: HTMLFormElement) {
  if (!matchMedia('(display-mode: browser)').matches) return
  const of = location.pathname + (form.elements.namedItem('questionnaire') as HTMLInputElement).value
  // A page that came back with mistakes holds all that was sent.
  if (!document.getElementById('errors')) void quietly(() => restore(form, of))
  form.addEventListener('input', () => {
    const fields = [...new FormData(form)].filter(([, value]) => value)
    void quietly(() => sessionStorage.setItem(KEY, JSON.stringify({ of, fields })))
  })
}

function restore(form: HTMLFormElement, of: string) {
  const draft = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as { of?: string; fields?: [string, string][] }
  if (draft.of !== of) return
  for (const [name, value] of draft.fields ?? []) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true
    else if (field) (field as RadioNodeList | HTMLInputElement).value = value
  }
}

export const forgetDraft = () => quietly(() => sessionStorage.removeItem(KEY))
