import type { ReferenceInfo } from '../../shared/scores.ts'
import { inLang } from '../ui/inLang.ts'
import { lang, say } from '../ui/lang.ts'
import { SignOut } from '../ui/SignOut.tsx'
import { useNavigation } from './useView.ts'
import { searchOf } from './view.ts'
import { ViewLink } from './ViewLink.tsx'
import { words } from './words.ts'

/** Whose figures these are and who is reading them. */
export function Header({ reference }: { reference: ReferenceInfo | null }) {
  const { view } = useNavigation()
  const other = lang === 'vi' ? 'en' : 'vi'
  const home = reference?.units.find(({ id }) => id === reference.account.unit)
  return (
    <>
      <header class="top">
        <div class="page bar">
          <strong>{words.product(home ? say(home.name) : '…')}</strong>
          {reference && (
            <span class="account">
              {reference.account.name}
              <span class="role">{words.role[reference.account.role]}</span>
            </span>
          )}
          <div class="others">
            <a href={inLang('/counter')}>{words.counterScreen}</a>
            <a href={inLang('/paper')}>{words.paper}</a>
            {/* A new document, since the server writes the language on it. */}
            <a href={`/admin${searchOf({ ...view, lang: other })}`} lang={other} hreflang={other}>
              {words.otherLanguage}
            </a>
            <SignOut says={words.signOut} />
          </div>
          {reference && reference.account.role !== 'counter' && (
            <nav aria-label={words.screens}>
              <ViewLink to={{ screen: null }} current={view.screen === null && 'page'}>
                {words.overview}
              </ViewLink>
              <ViewLink to={{ screen: 'data' }} current={view.screen === 'data' && 'page'}>
                {words.data}
              </ViewLink>
              <ViewLink to={{ screen: 'codes' }} current={view.screen === 'codes' && 'page'}>
                {words.codes}
              </ViewLink>
            </nav>
          )}
        </div>
      </header>
      {reference?.simulated && (
        <aside class="simulated" aria-label={words.simulated.title}>
          <p class="page">
            <strong>{words.simulated.title}</strong> {words.simulated.text}
          </p>
        </aside>
      )}
    </>
  )
}
