/** Opens the reasons under a rating that is low; under others the style sheet hides them. */
export function openReasons(form: HTMLFormElement) {
  form.querySelectorAll('.low :checked').forEach(open)
  form.addEventListener('change', ({ target }) => open(target as Element))
}

function open(chosen: Element) {
  if (chosen.closest('.low')) chosen.closest('.criterion')!.querySelector('details')!.open = true
}
