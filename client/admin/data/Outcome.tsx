import type { Sending } from './useSending.ts'
import { words } from './words.ts'

/** The button of a form and, beside it, how its sending goes. */
export const Outcome = ({ button, sending }: { button: string; sending: Sending }) => (
  <div class="outcome">
    {/* Never disabled, which would take the focus away; a second press does nothing. */}
    <button class="btn" aria-disabled={sending.isSending}>
      {button}
    </button>
    <p role="status" class={sending.saved ? 'saved' : 'mu'}>
      {sending.isSlow ? words.sending : sending.saved}
    </p>
  </div>
)
