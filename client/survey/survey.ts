import './survey.css'
import { bodyOf } from '../../shared/fields.ts'
import { forgetDraft, keepDraft } from './draft.ts'
import { createOutbox } from './outbox.ts'
import { post } from './post.ts'
import { sayProgress } from './progress.ts'
import { offerReading } from './readAloud.ts'
import { showUnsent } from './unsent.ts'

/** Milliseconds before each try: a reply lost on the way is asked for again, under the same id. */
const TRIES = [0, 1_000, 3_000]

const outbox = createOutbox(localStorage, post, Date.now)

/** Everything here only eases what the page already does without a script. */
const form = document.querySelector<HTMLFormElement>('#survey')
if (form) enhance(form)

const done = document.getElementById('done')
if (done) {
  forgetDraft()
  done.focus()
}
document.getElementById('errors')?.focus()
// Else the new form would be filled in with the old one, its id and all.
document.getElementById('again')?.addEventListener('click', forgetDraft)

function enhance(survey: HTMLFormElement) {
  keepDraft(survey)
  sayProgress(survey, document.getElementById('said')!)
  offerReading(survey)
  survey.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(survey)
  })
  // What waited from an earlier visit goes first, silently when it gets through.
  void outbox.flush().then(() => {
    if (outbox.letters().length > 0) showUnsent(outbox, (panel) => survey.before(panel))
  })
}

async function send(survey: HTMLFormElement) {
  const button = survey.querySelector<HTMLButtonElement>('.send button')!
  if (button.hasAttribute('aria-disabled')) return
  const label = button.textContent
  button.setAttribute('aria-disabled', 'true')
  button.textContent = survey.dataset.sending!

  const body = JSON.stringify(bodyOf(new FormData(survey)))
  const receipt = await insist(body)
  if (receipt) {
    forgetDraft()
    location.replace(thanks(survey, receipt))
  } else if (receipt === null) {
    // Refused: the form's own way gets the page that says why, with everything still filled in.
    survey.submit()
  } else {
    outbox.put({ body, what: survey.dataset.what!, at: Date.now() })
    forgetDraft()
    button.removeAttribute('aria-disabled')
    button.textContent = label
    survey.hidden = true
    showUnsent(outbox, (panel) => survey.before(panel))
    scrollTo(0, 0)
  }
}

/** @returns as `post` does; undefined when no try got through */
async function insist(body: string): Promise<string | null | undefined> {
  for (const pause of TRIES) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    try {
      return await post(body)
    } catch {
      if (!navigator.onLine) return undefined
    }
  }
  return undefined
}

function thanks(survey: HTMLFormElement, receipt: string): string {
  const url = new URL(survey.dataset.thanks!, location.href)
  url.searchParams.set('ma', receipt)
  const chosen = new FormData(survey)
  if (chosen.has('large')) url.searchParams.set('chu', 'to')
  if (chosen.has('contrast')) url.searchParams.set('tp', 'cao')
  return url.href
}
