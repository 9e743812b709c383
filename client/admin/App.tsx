import { getReference } from '../api.ts'
import { Loading } from '../ui/Loading.tsx'
import { usePolled } from '../ui/usePolled.ts'
import { Dashboard } from './dashboard/Dashboard.tsx'
import { Failed } from './dashboard/Failed.tsx'
import { Header } from './Header.tsx'
import { NavigationContext, useView } from './useView.ts'
import { words } from './words.ts'

/** Units, counters and today's date change rarely, but a screen may stay open for days. */
const REFERENCE_EVERY = 60_000

export function App() {
  const navigation = useView()
  const { value: reference, failure, retry } = usePolled(getReference, 'reference', REFERENCE_EVERY)

  return (
    <NavigationContext.Provider value={navigation}>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <Header reference={reference} />
      {reference ? (
        <Dashboard reference={reference} />
      ) : (
        <main id="main" class="page">
          {failure ? <Failed failure={failure} retry={retry} /> : <Loading says={words.state.loading} />}
        </main>
      )}
    </NavigationContext.Provider>
  )
}
