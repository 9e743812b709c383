import { html } from 'hono/html'
import type { Mistake } from '../../shared/person.ts'
import { ACCOUNT_WORDS } from '../../shared/words/account.ts'
import { WORDS } from '../../shared/words/words.ts'
import type { Assets } from '../deps.ts'
import { document, type Html } from './document.ts'
import { field } from './field.ts'
import { address, type View } from './view.ts'

interface Page {
  view: View
  assets: Assets
  simulated: boolean
  /** `/first-account/` and the token. */
  path: string
}

interface Typed {
  username: string
  name: string
  mistakes: Mistake[]
}

/** Where the holder of an invite chooses a name and a password. */
export function firstAccountPage(
  page: Page,
  { username, name, mistakes }: Typed = { username: '', name: '', mistakes: [] },
) {
  const words = ACCOUNT_WORDS[page.view.lang]
  const wrong = (...ours: Mistake[]) => {
    const mistake = mistakes.find((one) => ours.includes(one))
    return mistake && { wrong: words.mistake[mistake] }
  }
  const refused = mistakes.length > 0
  return frame(
    page,
    refused ? WORDS[page.view.lang].error(words.notMade) : words.make,
    html`<h1>${words.make}</h1>
      ${
        refused
          ? html`<div class="note b errors" id="errors" role="alert" tabindex="-1">
              <h2>${words.notMade}</h2>
              <ul>
                ${mistakes.map((one) => html`<li><a href="#${FIELD_OF[one]}">${words.mistake[one]}</a></li>`)}
              </ul>
            </div>`
          : html`<p>${words.once}</p>`
      }
      <form class="card" method="post" action="${address(page.path, page.view)}">
        ${field({
          name: 'name',
          label: words.name,
          value: name,
          autocomplete: 'name',
          ...wrong('name-missing'),
        })}
        ${field({
          name: 'username',
          label: words.username,
          hint: words.usernameHint,
          value: username,
          autocomplete: 'username',
          ...wrong('username-form', 'username-taken'),
        })}
        ${field({
          name: 'password',
          label: words.password,
          hint: words.passwordHint,
          type: 'password',
          autocomplete: 'new-password',
          ...wrong('password-length'),
        })}
        <div class="acts"><button class="btn">${words.makeAndSignIn}</button></div>
      </form>`,
  )
}

/** The link was used, is too old, or never was. */
export function goneInvitePage(page: Page) {
  const words = ACCOUNT_WORDS[page.view.lang]
  return frame(
    page,
    words.gone,
    html`<h1>${words.gone}</h1>
      <p>${words.goneWhy}</p>
      <div class="acts"><a class="btn q" href="${address('/sign-in', page.view)}">${words.signIn}</a></div>`,
  )
}

const FIELD_OF: Record<Mistake, string> = {
  'username-form': 'username',
  'username-taken': 'username',
  'name-missing': 'name',
  'password-length': 'password',
}

const frame = ({ view, assets, simulated, path }: Page, title: string, content: Html) =>
  document({
    title: `${title} – ${WORDS[view.lang].brand}`,
    view,
    assets: assets('survey'),
    path,
    simulated,
    main: html`<main class="wrap page" id="main">${content}</main>`,
  })
