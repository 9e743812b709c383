import { forgetDraft } from './draft.ts'
import { formOf } from './formOf.ts'
import { goOn, say } from './note.ts'
import type { Fate, Letter, Outbox } from './outbox.ts'

/** The first pause before another try, in milliseconds; each next one is twice as long. */
const PAUSE = 5_000
const LONGEST = 300_000

/**
 * Says what was sent and what was not, and goes on trying while the page is open.
 *
 * @param ready when to begin
 * @returns to be called when this form could not be sent
 */
export function showUnsent(outbox: Outbox, survey: HTMLFormElement, ready: Promise<unknown>): (wait: number) => void {
  const panel = document.getElementById('unsent')!
  const status = panel.firstElementChild!
  const [kept, loose] = panel.querySelectorAll<HTMLElement>('.card') as unknown as [HTMLElement, HTMLElement]
  const told = new Set<string>()
  let pause = PAUSE
  let timer = 0
  /** What was said to who asked for a try. */
  let asked: HTMLElement | undefined

  async function attempt() {
    clearTimeout(timer)
    await show(await outbox.flush())
  }

  /** Somebody waits to hear of it, unlike of tries that nobody sees. */
  async function attemptAsked() {
    asked?.remove()
    asked = say(status, 'note outbox', panel.dataset.sending!)
    await attempt()
    asked.remove()
    if (!kept.hidden || !loose.hidden) asked = say(status, 'note w outbox', panel.dataset.still!)
  }

  async function show(wait: number) {
    const focused = document.activeElement!
    const letters = await outbox.letters()
    const waiting = letters.filter(({ fate }) => !fate)
    const isLoose = waiting.some(({ id }) => outbox.isLoose(id))
    loose.hidden = !isLoose
    kept.hidden = isLoose || waiting.length === 0
    kept.querySelector('.what')!.textContent = waiting.map(({ what }) => what).join('; ')
    // Kept, it is out of hand; what is not kept stays in the form, and nowhere else.
    if (waiting.some(isOwn)) survey.hidden = !isLoose
    for (const letter of letters) if (letter.fate) await tell(letter, letter.fate)
    clearTimeout(timer)
    if (waiting.length === 0) asked?.remove()
    else {
      timer = window.setTimeout(attempt, Math.max(wait, pause))
      pause = Math.min(LONGEST, pause * 2)
    }
    if (!focused.getClientRects().length) goOn(status, survey)
  }

  const isOwn = ({ id }: Letter) => (survey.elements.namedItem('id') as HTMLInputElement).value === id

  async function tell(letter: Letter, fate: Fate) {
    const { id, what, fields } = letter
    if ('receipt' in fate) {
      await outbox.remove(id)
      if (isOwn(letter)) {
        survey.hidden = true
        await forgetDraft()
      }
      const look = isOwn(letter) ? 'done outbox' : 'note g outbox'
      say(status, look, panel.dataset.sent!.replace('{receipt}', fate.receipt), what)
    } else if (isOwn(letter)) {
      // The form's own way gets the page that says why, with everything still filled in.
      await outbox.remove(id)
      survey.submit()
    } else if (!told.has(id)) {
      told.add(id)
      const note = say(status, 'note w outbox', panel.dataset.refused!.replace('{why}', fate.refused), what)
      const forget = async () => {
        await outbox.remove(id)
        note.remove()
      }
      const acts = (panel.querySelector('template') as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment
      const [see, drop] = acts.querySelectorAll('button')
      see!.addEventListener('click', () => void forget().then(() => formOf(letter).submit()))
      drop!.addEventListener('click', async () => {
        await forget()
        sayForgotten()
        goOn(status, survey)
      })
      if (fields.length > 0) note.append(acts)
      // Left by an older page, which kept too little to open it again.
      else await outbox.remove(id)
    }
  }

  const sayForgotten = () => say(status, 'note outbox', panel.dataset.forgotten!)
  // Safari gives a button no focus when it is pressed.
  panel.addEventListener('click', ({ target }) => (target as HTMLElement).focus())
  const tryNow = () => void attempt()
  addEventListener('online', tryNow)
  document.addEventListener('visibilitychange', () => document.hidden || tryNow())
  for (const button of panel.querySelectorAll('.now')) button.addEventListener('click', () => void attemptAsked())
  panel.querySelector('.forget')!.addEventListener('click', async () => {
    for (const { id, fate } of await outbox.letters()) if (!fate) await outbox.remove(id)
    if (survey.hidden) survey.reset()
    survey.hidden = false
    await forgetDraft()
    sayForgotten()
    await show(0)
  })
  void ready.then(attempt)

  return async (wait) => {
    await show(wait)
    panel.querySelector<HTMLElement>('.card:not([hidden]) h1')?.focus()
    scrollTo(0, 0)
  }
}
