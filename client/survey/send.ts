import { ANSWER, bodyOf } from '../../shared/fields.ts'
import { forgetDraft } from './draft.ts'
import type { Fate, Letter, Outbox } from './outbox.ts'
import { sendLater } from './worker.ts'

/** Milliseconds before each try: a reply lost on the way is asked for again, under the same id. */
const TRIES = [0, 1_000, 3_000]

/** `09:12 20/11` */
const SHORT = { hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'numeric' } as const

/**
 * Sends the form, and leads to the thanks; to the page that says what is wrong, when the server refuses it.
 *
 * @param onUnsent called when it must wait, with the milliseconds for which the server asks to be left alone
 */
export async function send(survey: HTMLFormElement, outbox: Outbox, onUnsent: (wait: number) => void) {
  const button = survey.querySelector<HTMLButtonElement>('.send button')!
  if (button.hasAttribute('aria-disabled')) return
  const label = button.textContent
  button.setAttribute('aria-disabled', 'true')

  const letter = letterOf(survey)
  await outbox.put(letter)
  // Said only now: from here on it outlives the tab.
  button.textContent = survey.dataset.sending!
  void sendLater()
  const wait = await insist()
  if (wait === null) return
  button.removeAttribute('aria-disabled')
  button.textContent = label
  // What no server was there to say. It was not asked for before, as the server says it better.
  const area = survey.elements.namedItem('area') as HTMLSelectElement | null
  if (area) area.required = true
  if (survey.reportValidity()) onUnsent(wait)
  else await outbox.remove(letter.id)

  /** @returns null when it is settled */
  async function insist(): Promise<number | null> {
    let asked = 0
    for (const pause of TRIES) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      asked = await outbox.flush()
      const sent = (await outbox.letters()).find(({ id }) => id === letter.id)
      if (sent?.fate) return settle(sent.fate)
      // Another tab has sent it, and has said so: asked again, the server gives the same receipt.
      if (!sent) await outbox.put(letter)
      if (asked || !navigator.onLine) break
    }
    return asked
  }

  async function settle(fate: Fate) {
    await outbox.remove(letter.id)
    if ('receipt' in fate) {
      await forgetDraft()
      location.replace(thanks(survey, fate.receipt))
      // Refused: the form's own way gets the page that says why, with everything still filled in.
    } else survey.submit()
    return null
  }
}

function letterOf(survey: HTMLFormElement): Letter {
  const { lang } = document.documentElement
  // Else the month would come first.
  const locale = lang === 'en' ? 'en-GB' : lang
  const fields = [...new FormData(survey)] as [string, string][]
  const body = bodyOf(fields)
  const count = fields.filter(([name]) => name.startsWith(ANSWER)).length
  return {
    id: body.id as string,
    body: JSON.stringify(body),
    action: survey.action,
    fields,
    lang,
    what: survey.dataset.what!.replace('{n}', String(count)).replace('{at}', new Date().toLocaleString(locale, SHORT)),
  }
}

function thanks(survey: HTMLFormElement, receipt: string): string {
  const url = new URL(survey.dataset.thanks!, location.href)
  url.searchParams.set('ma', receipt)
  const chosen = new FormData(survey)
  if (chosen.has('large')) url.searchParams.set('chu', 'to')
  if (chosen.has('contrast')) url.searchParams.set('tp', 'cao')
  return url.href
}
