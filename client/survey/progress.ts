/** Says how many are answered when a factor is finished: once each, and never at every press. */
export function sayProgress(form: HTMLFormElement, status: HTMLElement) {
  const said = new Set<Element>()
  form.addEventListener('change', ({ target }) => {
    const factor = (target as Element).closest('.factor')
    const open = factor?.querySelectorAll('.criterion').length ?? 0
    if (!factor || open === 0 || said.has(factor) || answered(factor) < open) return
    said.add(factor)
    status.textContent = form.dataset.progress!.replace('{k}', String(answered(form)))
  })
}

const answered = (within: Element) => within.querySelectorAll('.criterion input:checked').length
