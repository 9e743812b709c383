import { isClosed } from '../../shared/closed.ts'
import { useEffect, useState } from 'preact/hooks'
import { getReference } from '../api.ts'
import { lang, say } from '../ui/lang.ts'
import { inLang } from '../ui/inLang.ts'
import { SignOut } from '../ui/SignOut.tsx'
import { usePolled } from '../ui/usePolled.ts'
import { Import } from './Import.tsx'
import { Keying } from './Keying.tsx'
import { words } from './words.ts'

/** Counters and today's date change rarely, but whoever keys in a stack sits here for hours. */
const REFERENCE_EVERY = 600_000

/** Forms from paper: keyed in one by one, or imported from a file. */
export function App() {
  const { value: reference, failure, retry } = usePolled(getReference, 'reference', REFERENCE_EVERY)
  const [questionnaireId, choose] = useState('sipas-2026')
  const isFile = new URLSearchParams(location.search).get('way') === 'file' && reference?.account.role !== 'counter'
  const other = lang === 'vi' ? 'en' : 'vi'
  useEffect(() => {
    document.title = words.title
  }, [])

  const questionnaire = reference?.questionnaires.findLast(({ id }) => id === questionnaireId)
  const home = reference?.units.find(({ id }) => id === reference.account.unit)
  const open = reference?.counters.filter((counter) => !isClosed(counter, reference.today)) ?? []
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <header class="top bar">
        <strong>{home ? say(home.name) : words.title}</strong>
        <a href={inLang('/counter')}>{words.counterScreen}</a>
        {reference && reference.account.role !== 'counter' && <a href={inLang('/admin')}>{words.dashboard}</a>}
        <a href={`?${isFile ? 'way=file&' : ''}lang=${other}`} lang={other} hreflang={other}>
          {words.otherLanguage}
        </a>
        <SignOut says={words.signOut} />
      </header>
      {reference?.simulated && (
        <aside class="simulated" aria-label={words.simulated}>
          {words.simulated}
        </aside>
      )}
      <main id="main">
        <h1>{words.title}</h1>
        <p class="mu">{words.intro}</p>
        {!reference && failure && (
          <div class="note b" role="alert">
            <p>
              {words.failed}. {words.failedText}
            </p>
            <button class="btn" onClick={retry}>
              {words.retry}
            </button>
          </div>
        )}
        {!reference && !failure && <p role="status">{words.loading}</p>}
        {reference && reference.account.role !== 'counter' && (
          <nav class="ways" aria-label={words.ways}>
            <a href={`?lang=${lang}`} {...(!isFile && { 'aria-current': 'page' })}>
              {words.keying}
            </a>
            <a href={`?way=file&lang=${lang}`} {...(isFile && { 'aria-current': 'page' })}>
              {words.importing}
            </a>
          </nav>
        )}
        {reference && questionnaire && (
          <>
            {isFile ? (
              <Import reference={reference} questionnaire={questionnaire} choose={choose} />
            ) : open.length === 0 ? (
              <p class="note w">{words.noCounter}</p>
            ) : (
              <Keying
                key={questionnaireId}
                reference={reference}
                counters={open}
                questionnaire={questionnaire}
                choose={choose}
              />
            )}
          </>
        )}
      </main>
    </>
  )
}
