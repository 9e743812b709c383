import { words } from './words.ts'

interface Props {
  left: number
  seconds: number
}

/** How long the code stays: a ring in steps of a second, and the number, which alone stays where nothing may move. */
export const Countdown = ({ left, seconds }: Props) => (
  <p class="countdown">
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="28" />
      <circle cx="32" cy="32" r="28" class="rest" pathLength={seconds} stroke-dasharray={`${left} ${seconds}`} />
    </svg>
    <span>
      {words.left}{' '}
      <b role="timer" aria-live="off">
        0:{String(left).padStart(2, '0')}
      </b>
    </span>
  </p>
)
