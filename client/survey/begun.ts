/** Tells the server that a first answer was given, for the counter's count; with no word of who or which. */
export function sayBegun(form: HTMLFormElement) {
  form.addEventListener('change', function say({ target }) {
    if (!(target as Element).closest('.criterion')) return
    form.removeEventListener('change', say)
    navigator.sendBeacon?.(new URL('begun', form.action))
  })
}
