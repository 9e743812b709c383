import { ASKED } from '../../shared/fields.ts'

/**
 * Puts the questions of a short form where its hidden field says: after a reload or in the other language the page is
 * made for other ones than those that were begun, which the draft brought back.
 */
export function showAsked(form: HTMLFormElement) {
  const asked = form.elements.namedItem(ASKED) as HTMLInputElement | null
  const places = document.querySelectorAll('#main > .criterion')
  asked?.value.split(' ').forEach((key, i) => swap(places[i], document.getElementById(`q-${key}`)))
}

function swap(one: Element | undefined, other: Element | null) {
  if (!one || !other || one === other) return
  const mark = document.createComment('')
  other.replaceWith(mark)
  one.replaceWith(other)
  mark.replaceWith(one)
}
