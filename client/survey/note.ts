/** Says something of a letter, where a screen reader hears it. */
export function say(status: Element, look: string, ...lines: string[]): HTMLElement {
  const note = document.createElement('div')
  note.className = look
  // In place of the form, it is what the page is about.
  const tags = look.startsWith('done') ? ['h1', 'p'] : ['p', 'p']
  lines.forEach((text, i) => note.append(Object.assign(document.createElement(tags[i]!), { textContent: text })))
  status.append(note)
  return note
}

/** Takes whoever was on something that is gone to what was said last. */
export function goOn(status: Element, survey: Element) {
  const place = (status.lastElementChild?.firstElementChild ?? survey.querySelector('h1')) as HTMLElement
  place.tabIndex = -1
  place.focus()
}
