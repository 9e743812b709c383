import './survey.css'
import { showAsked } from './asked.ts'
import { sayBegun } from './begun.ts'
import { forgetDraft, keepDraft } from './draft.ts'
import { moveLetters } from './moveLetters.ts'
import { createOutbox } from './outbox.ts'
import { post } from './post.ts'
import { sayProgress } from './progress.ts'
import { offerReading } from './readAloud.ts'
import { openReasons } from './reasons.ts'
import { send } from './send.ts'
import { shelf } from './shelf.ts'
import { showUnsent } from './unsent.ts'
import { startWorker } from './worker.ts'

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
  sayBegun(survey)
  keepDraft(survey)
  showAsked(survey)
  openReasons(survey)
  sayProgress(survey, document.getElementById('said')!)
  offerReading(survey)
  const outbox = createOutbox(shelf, post)
  const onUnsent = showUnsent(outbox, survey, moveLetters(outbox))
  survey.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(survey, outbox, onUnsent)
  })
  startWorker()
}
