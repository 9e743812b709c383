import { html } from 'hono/html'
import { type View, wordsIn } from './view.ts'

/** Where phản ánh, kiến nghị are received and answered. */
const PORTAL = 'https://dichvucong.gov.vn'

/** Leads to the official channel, beside the survey and not instead of it: what was filled in stays open. */
export const complaintLink = (view: View) =>
  html`<a href="${PORTAL}" target="_blank" rel="noopener">${wordsIn(view).complainLink}</a>`
