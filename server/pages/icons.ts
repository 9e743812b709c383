import { html } from 'hono/html'

const SHAPES = {
  done: 'M14 33l10 10 24-26',
  question: 'M22 22a10 10 0 1 1 14 9c-3 1-4 3-4 6M32 46v1',
  answered: 'M18 30l9 9 19-20',
  clock: 'M32 18v15l9 6',
  trouble: 'M32 16v20M32 45v1',
}

/** A sign in a circle. It only repeats what the heading beside it says. */
export const icon = (shape: keyof typeof SHAPES) =>
  html`<svg class="icon" viewBox="0 0 64 64" aria-hidden="true">
    <circle cx="32" cy="32" r="29" />
    <path d="${SHAPES[shape]}" />
  </svg>`
