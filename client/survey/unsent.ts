import type { createOutbox } from './outbox.ts'

/** The first pause before another try, in milliseconds; each next one is twice as long. */
const PAUSE = 5_000
const LONGEST = 300_000

/**
 * Shows that something was not sent, and goes on trying while the page is open.
 *
 * @param place where the panel goes
 */
export function showUnsent(outbox: ReturnType<typeof createOutbox>, place: (panel: HTMLElement) => void) {
  const template = document.getElementById('unsent') as HTMLTemplateElement
  const panel = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement
  const [again, forget] = panel.querySelectorAll('button')
  const what = outbox
    .letters()
    .map((letter) => `${letter.what}, ${new Date(letter.at).toLocaleString(document.documentElement.lang)}`)
  panel.querySelector('.what')!.textContent = what.join('; ')
  place(panel)
  panel.querySelector('h1')!.focus()

  let pause = PAUSE
  let timer = 0
  const attempt = async () => {
    clearTimeout(timer)
    const done = await outbox.flush()
    if (outbox.letters().length > 0) timer = window.setTimeout(attempt, (pause = Math.min(LONGEST, pause * 2)))
    else
      end(
        done
          .map((receipt) =>
            receipt ? template.dataset.sent!.replace('{receipt}', receipt) : template.dataset.refused!,
          )
          .join(' '),
      )
  }
  const end = (text: string) => {
    removeEventListener('online', attempt)
    clearTimeout(timer)
    const status = panel.querySelector<HTMLElement>('[role=status]')!
    status.textContent = text
    panel.replaceChildren(status)
    panel.className = 'note g outbox'
    if (!text) panel.remove()
  }
  addEventListener('online', attempt)
  again!.addEventListener('click', attempt)
  forget!.addEventListener('click', () => {
    outbox.clear()
    end('')
  })
  timer = window.setTimeout(attempt, pause)
}
