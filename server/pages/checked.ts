import { html } from 'hono/html'

export const checked = (is: boolean) => (is ? html`checked` : '')
