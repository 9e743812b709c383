/** Says how many are answered when a factor is finished: once each, and never at every press. */
export function sayProgress(form: HTMLFormElement, status: HTMLElement) {
  const said = new Set<Element>()
  form.addEventListener('change', ({ target }) => {
    // On a short form one question is all that is asked of a factor.
    const part = (target as Element).closest('.criterion')?.closest('.factor, #main > .criterion')
    if (!part || said.has(part) || !isFinished(part)) return
    said.add(part)
    const { k, n } = { k: count(form, ANSWERED), n: shown(form).length }
    status.textContent = form.dataset.progress!.replace('{k}', String(k)).replace('{n}', String(n))
  })
}

const ANSWERED = '.criterion [type=radio]:checked'
const count = (within: Element, what: string) => within.querySelectorAll(what).length
const isFinished = (part: Element) => part.matches('.criterion') || count(part, ANSWERED) === count(part, '.criterion')
/** What is not opened on a short form has no boxes. */
const shown = (form: Element) => [...form.querySelectorAll('.criterion')].filter((one) => one.getClientRects().length)
